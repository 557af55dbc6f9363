package io.claritytoolbox.config;

import io.claritytoolbox.config.Config.TokenReport;
import io.claritytoolbox.model.ProjectId;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Reads the tokens of a project and checks them offline. Messages never contain a part of a token;
 * they name a token by its position.
 */
final class TokenReader {
  private static final String REMEDY =
      " Create a token in Clarity under Settings → Data Export → Generate new API token, and add it"
          + " to this server's `env`.";
  private static final Set<String> PLACEHOLDERS =
      Set.of(
          "your-generated-token-here", "your-jwt-token-here", "your_api_token", "<your_api_token>");
  private static final Pattern VALID_IN_HEADER = Pattern.compile("[!-~]+");
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
   * The tokens of one project.
   *
   * @param tokens the tokens worth trying, in the order of the variable; may be empty
   * @param subject Clarity's internal number of the project; empty if unknown
   */
  record Tokens(String variable, List<Config.Token> tokens, String subject) {
    Tokens {
      tokens = List.copyOf(tokens);
    }

    Config.Project project(ProjectId id, String name) {
      return new Config.Project(id, name, tokens, variable, subject);
    }
  }

  /**
   * Reads the tokens in a variable. Reports a fault if none is usable.
   *
   * @param label the variable's name in messages
   */
  Tokens read(String variable, String label, Variables variables) {
    List<Candidate> all = candidates(variable, variables);
    all.forEach(candidate -> variables.report(candidate.report()));
    List<String> subjects =
        all.stream()
            .map(candidate -> candidate.report().subject())
            .filter(subject -> !subject.isEmpty())
            .distinct()
            .toList();
    Optional<String> fault =
        subjects.size() > 1
            ? Optional.of(
                "contains tokens of different Clarity projects. Keep the tokens of one project.")
            : faultOf(all, variable);
    fault.ifPresentOrElse(
        what -> variables.tokenFault(label + " " + what),
        () -> all.forEach(each -> warn(each.report(), all.size() == 1 ? label : "", variables)));
    return new Tokens(
        variable,
        fault.isPresent() ? List.of() : usable(all),
        subjects.isEmpty() ? "" : subjects.get(0));
  }

  private List<Candidate> candidates(String variable, Variables variables) {
    List<String> texts = PastedTokens.in(variables.value(variable).orElse(""));
    List<Candidate> all = new ArrayList<>();
    for (String text : new LinkedHashSet<>(texts)) {
      if (Variables.isFilled(text)) {
        String which = texts.size() == 1 ? "token" : ordinal(texts.indexOf(text)) + " token";
        all.add(new Candidate(text, report(text, "the " + which + " in " + variable)));
      }
    }
    return all;
  }

  static String ordinal(int index) {
    return index < ORDINALS.size() ? ORDINALS.get(index) : (index + 1) + "th";
  }

  private TokenReport report(String text, String name) {
    String fault = "";
    if (PLACEHOLDERS.contains(text.toLowerCase(Locale.ROOT))) {
      fault = "still contains the guide's placeholder, not a token";
    } else if (!VALID_IN_HEADER.matcher(text).matches()) {
      fault = "contains characters that are not allowed in a token";
    }
    TokenReport opaque =
        new TokenReport(name, false, false, false, Instant.MIN, Instant.MAX, "", fault);
    return fault.isEmpty()
        ? TokenClaims.of(text).map(claims -> claims.report(name, clock.instant())).orElse(opaque)
        : opaque;
  }

  private static Optional<String> faultOf(List<Candidate> all, String variable) {
    if (all.isEmpty()) {
      return Optional.of("is not set." + REMEDY);
    }
    if (all.stream().anyMatch(candidate -> candidate.report().isUsable())) {
      return Optional.empty();
    }
    if (all.size() == 1) {
      return Optional.of(all.get(0).report().fault() + "." + REMEDY);
    }
    // The sentence has already named the variable.
    String each =
        all.stream()
            .map(Candidate::report)
            .map(report -> report.name().replace(" in " + variable, "") + " " + report.fault())
            .collect(Collectors.joining("; "));
    return Optional.of("contains no usable token: " + each + "." + REMEDY);
  }

  private static void warn(TokenReport report, String label, Variables variables) {
    String name = label.isEmpty() ? "T" + report.name().substring(1) : label;
    if (!report.isUsable()) {
      variables.warn(name + " " + report.fault() + ". It is skipped. Replace or remove it.");
    } else if (!report.jwt()) {
      variables.warn(name + " does not look like a Clarity token. It is tried anyway.");
    }
  }

  /** Includes tokens that become valid later, because the server may still be running then. */
  private List<Config.Token> usable(List<Candidate> all) {
    return all.stream()
        .filter(each -> each.report().isUsable() || isValidLater(each.report()))
        .map(
            each ->
                new Config.Token(
                    each.report().name(),
                    new Secret(each.text()),
                    each.report().from(),
                    each.report().until()))
        .toList();
  }

  private boolean isValidLater(TokenReport report) {
    return report.exporter() && report.scope() && report.until().isAfter(clock.instant());
  }
}
