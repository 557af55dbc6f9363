package io.claritytoolbox.config;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Reads the tokens of a project and checks what can be checked for free: nothing is asked of
 * Clarity and no signature is verified. Sentences hold no part of a token; in a list they name it
 * by its place.
 */
final class TokenReader {
  private static final String REMEDY =
      " Create one in Clarity under Settings → Data Export → Generate new API token, and put it"
          + " into the `env` of this server.";
  private static final Set<String> PLACEHOLDERS =
      Set.of(
          "your-generated-token-here", "your-jwt-token-here", "your_api_token", "<your_api_token>");
  private static final Pattern FIT_FOR_A_HEADER = Pattern.compile("[!-~]+");
  private static final List<String> ORDINALS =
      List.of(
          "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth",
          "tenth");

  private final InstantSource clock;

  TokenReader(InstantSource clock) {
    this.clock = clock;
  }

  private record Candidate(String text, TokenReport report) {}

  /**
   * The tokens in a variable; none where none can be used, and then a fault says why.
   *
   * @param label what sentences call the variable
   */
  TokenSet read(String variable, String label, Variables variables) {
    List<Candidate> all = candidates(variable, variables);
    all.forEach(candidate -> variables.report(candidate.report()));
    Optional<String> fault = faultOf(all, variable);
    String subject =
        all.stream()
            .map(candidate -> candidate.report().subject())
            .filter(is -> !is.isEmpty())
            .findFirst()
            .orElse("");
    if (fault.isPresent()) {
      variables.tokenFault(label + " " + fault.get());
      return new TokenSet(variable, List.of(), subject);
    }
    all.forEach(candidate -> warn(candidate, all.size() == 1 ? label : "", variables));
    return new TokenSet(variable, usable(all), subject);
  }

  private List<Candidate> candidates(String variable, Variables variables) {
    List<String> texts = PastedTokens.in(variables.value(variable).orElse(""));
    List<Candidate> all = new ArrayList<>();
    Set<String> seen = new HashSet<>();
    for (int place = 0; place < texts.size(); place++) {
      String text = texts.get(place);
      if (Variables.isFilled(text) && seen.add(text)) {
        String which = texts.size() == 1 ? "token" : ordinal(place) + " token";
        all.add(new Candidate(text, report(text, "the " + which + " in " + variable)));
      }
    }
    return all;
  }

  private static String ordinal(int place) {
    return place < ORDINALS.size() ? ORDINALS.get(place) : (place + 1) + "th";
  }

  private TokenReport report(String text, String name) {
    Instant now = clock.instant();
    return JsonWebToken.claims(text)
        .filter(claims -> shapeFault(text).isEmpty())
        .map(claims -> new TokenClaims(claims).report(name, now))
        .orElseGet(() -> opaque(text, name));
  }

  private static TokenReport opaque(String text, String name) {
    return new TokenReport(
        name, false, false, false, Instant.MIN, Instant.MAX, "", shapeFault(text).orElse(""));
  }

  private static Optional<String> shapeFault(String text) {
    if (PLACEHOLDERS.contains(text.toLowerCase(Locale.ROOT))) {
      return Optional.of("still holds the placeholder of the guide, not a token");
    }
    return FIT_FOR_A_HEADER.matcher(text).matches()
        ? Optional.empty()
        : Optional.of("holds characters that no token has");
  }

  private static Optional<String> faultOf(List<Candidate> all, String variable) {
    if (all.isEmpty()) {
      return Optional.of("is not set." + REMEDY);
    }
    long subjects =
        all.stream()
            .map(candidate -> candidate.report().subject())
            .filter(subject -> !subject.isEmpty())
            .distinct()
            .count();
    if (subjects > 1) {
      return Optional.of("holds tokens of different Clarity projects. Leave those of one.");
    }
    if (all.stream().anyMatch(candidate -> candidate.report().isUsable())) {
      return Optional.empty();
    }
    String each =
        all.stream()
            .map(candidate -> said(candidate.report(), variable))
            .collect(Collectors.joining("; "));
    return Optional.of(
        all.size() == 1
            ? all.get(0).report().fault() + "." + REMEDY
            : "holds no token that can be used: " + each + "." + REMEDY);
  }

  /** Inside a sentence that has named the variable. */
  private static String said(TokenReport report, String variable) {
    return report.name().replace(" in " + variable, "") + " " + report.fault();
  }

  private static void warn(Candidate candidate, String label, Variables variables) {
    TokenReport report = candidate.report();
    String name = label.isEmpty() ? "T" + report.name().substring(1) : label;
    if (!report.isUsable()) {
      variables.warn(name + " " + report.fault() + ". It is passed over; replace or remove it.");
    } else if (!report.jwt()) {
      variables.warn(name + " does not look like a token of Clarity's; it is tried all the same.");
    }
  }

  /** One that isn't valid yet can be before the server ends. */
  private List<Config.Token> usable(List<Candidate> all) {
    Instant now = clock.instant();
    return all.stream()
        .filter(each -> each.report().isUsable() || isForLater(each.report(), now))
        .map(
            each ->
                new Config.Token(
                    each.report().name(),
                    new Secret(each.text()),
                    each.report().from(),
                    each.report().until()))
        .toList();
  }

  private static boolean isForLater(TokenReport report, Instant now) {
    return report.exporter() && report.scope() && report.until().isAfter(now);
  }
}
