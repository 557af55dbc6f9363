package io.claritytoolbox.config;

import com.fasterxml.jackson.databind.JsonNode;
import io.claritytoolbox.config.Config.Secret;
import io.claritytoolbox.config.Config.TokenReport;
import io.claritytoolbox.json.Json;
import io.claritytoolbox.model.ProjectId;
import java.io.IOException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/**
 * Reads the tokens of a project and checks them offline, without verifying signatures. Messages
 * never contain a part of a token; they name a token by its position.
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

  private static final String EXPORTER = "clarity.data-exporter";
  private static final String SCOPE = "Data.Export";

  /** The tolerated difference between the user's clock and Clarity's. */
  private static final long SKEW_SECONDS = 300;

  private final InstantSource clock;

  TokenReader(InstantSource clock) {
    this.clock = clock;
  }

  private record Candidate(String text, TokenReport report) {
    Config.Token token() {
      return new Config.Token(report.name(), new Secret(text), report.from(), report.until());
    }
  }

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

    /** What identifies the project: its number in Clarity, else each token. */
    List<String> keys() {
      return subject.isEmpty()
          ? tokens.stream().map(token -> "token:" + token.secret().reveal()).toList()
          : List.of("sub:" + subject);
    }
  }

  /**
   * Reads the tokens in a variable. Reports a fault if none is usable.
   *
   * @param label the variable's name in messages
   */
  Tokens read(String variable, String label, Variables variables) {
    List<Candidate> all = candidates(variable, variables);
    List<TokenReport> reports = all.stream().map(Candidate::report).toList();
    reports.forEach(variables::report);
    List<String> subjects =
        reports.stream()
            .map(TokenReport::subject)
            .filter(subject -> !subject.isEmpty())
            .distinct()
            .toList();
    String fault =
        subjects.size() > 1
            ? "contains tokens of different Clarity projects. Keep the tokens of one project."
            : faultOf(reports, variable);
    if (fault.isEmpty()) {
      reports.forEach(each -> warn(each, reports.size() == 1 ? label : "", variables));
    } else {
      variables.tokenFault(label + " " + fault);
    }
    return new Tokens(
        variable,
        fault.isEmpty()
            ? all.stream().filter(this::isWorthTrying).map(Candidate::token).toList()
            : List.of(),
        subjects.isEmpty() ? "" : subjects.get(0));
  }

  private List<Candidate> candidates(String variable, Variables variables) {
    List<String> texts = PastedTokens.in(variables.value(variable).orElse(""));
    return texts.stream()
        .distinct()
        .filter(Variables::isFilled)
        .map(
            text -> {
              String which = texts.size() == 1 ? "" : ordinal(texts.indexOf(text)) + " ";
              return new Candidate(text, report(text, "the " + which + "token in " + variable));
            })
        .toList();
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
    Optional<JsonNode> claims = fault.isEmpty() ? claims(text) : Optional.empty();
    return claims.isPresent()
        ? report(claims.get(), name)
        : new TokenReport(name, false, false, false, Instant.MIN, Instant.MAX, "", fault);
  }

  /** The claims of a token; empty if it is not a JSON Web Token. */
  private static Optional<JsonNode> claims(String token) {
    String[] parts = token.split("\\.", -1);
    return parts.length != 3 || parts[2].isEmpty() || object(parts[0]).isEmpty()
        ? Optional.empty()
        : object(parts[1]);
  }

  private static Optional<JsonNode> object(String part) {
    try {
      JsonNode node = Json.read(Base64.getUrlDecoder().decode(part));
      return Optional.of(node).filter(JsonNode::isObject);
    } catch (IOException | IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private TokenReport report(JsonNode claims, String name) {
    boolean isExporter = contains(claims.path("aud"), EXPORTER);
    boolean hasScope = contains(claims.path("scope"), SCOPE);
    Instant from =
        time(claims.path("nbf")).map(time -> time.minusSeconds(SKEW_SECONDS)).orElse(Instant.MIN);
    Instant until = time(claims.path("exp")).orElse(Instant.MAX);
    Instant now = clock.instant();
    String fault = "";
    if (!isExporter) {
      fault = "is not a token for Clarity's Data Export";
    } else if (!hasScope) {
      fault = "is a token that does not allow exports";
    } else if (!until.isAfter(now)) {
      fault = "expired on " + LocalDate.ofInstant(until, ZoneOffset.UTC) + " (UTC)";
    } else if (from.isAfter(now)) {
      fault = "is not valid yet; check this machine's clock";
    }
    String subject = claims.path("sub").asText("");
    return new TokenReport(name, true, isExporter, hasScope, from, until, subject, fault);
  }

  /** A claim in seconds since 1970. A time beyond the range of {@link Instant} counts as unset. */
  private static Optional<Instant> time(JsonNode seconds) {
    return seconds.isNumber() && seconds.doubleValue() < Instant.MAX.getEpochSecond() / 2.0
        ? Optional.of(Instant.ofEpochSecond(Math.max(0, seconds.longValue())))
        : Optional.empty();
  }

  /** Whether a claim, an array or a string of words, contains a word. */
  private static boolean contains(JsonNode claim, String word) {
    return claim.isArray()
        ? StreamSupport.stream(claim.spliterator(), false)
            .anyMatch(element -> element.asText().equals(word))
        : List.of(claim.asText("").split(" ", -1)).contains(word);
  }

  private static String faultOf(List<TokenReport> reports, String variable) {
    if (reports.isEmpty()) {
      return "is not set." + REMEDY;
    }
    if (reports.stream().anyMatch(TokenReport::isUsable)) {
      return "";
    }
    if (reports.size() == 1) {
      return reports.get(0).fault() + "." + REMEDY;
    }
    // The sentence has already named the variable.
    String each =
        reports.stream()
            .map(report -> report.name().replace(" in " + variable, "") + " " + report.fault())
            .collect(Collectors.joining("; "));
    return "contains no usable token: " + each + "." + REMEDY;
  }

  private static void warn(TokenReport report, String label, Variables variables) {
    String name = label.isEmpty() ? "T" + report.name().substring(1) : label;
    if (!report.isUsable()) {
      variables.warn(name + " " + report.fault() + ". It is skipped. Replace or remove it.");
    } else if (!report.jwt()) {
      variables.warn(name + " does not look like a Clarity token. It is tried anyway.");
    }
  }

  /** True also if it becomes valid later, because the server may still be running then. */
  private boolean isWorthTrying(Candidate candidate) {
    TokenReport report = candidate.report();
    return report.isUsable()
        || (report.exporter() && report.scope() && report.until().isAfter(clock.instant()));
  }
}
