package io.claritytoolbox.doctor;

import io.claritytoolbox.config.Config;
import io.claritytoolbox.config.TokenReport;
import io.claritytoolbox.doctor.Finding.Status;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What the environment's variables came to, and what can be told of each token for free and without
 * showing it.
 *
 * @param settings empty for the demo
 * @param now against which a token's expiry is held
 */
record SettingsChecks(Optional<Config.Reading> settings, Instant now) {
  private static final Duration SOON = Duration.ofDays(14);

  List<Finding> findings() {
    if (settings.isEmpty()) {
      return List.of(
          Finding.ok("settings", "The demo needs no token, no project and no settings."));
    }
    Config.Reading reading = settings.get();
    List<Finding> findings =
        new ArrayList<>(
            reading.match(
                read -> List.of(Finding.ok("settings", projects(read.config()))),
                faulty -> all(faulty.faults(), Status.FAULT)));
    findings.addAll(all(reading.warnings(), Status.WARNING));
    reading.tokens().forEach(token -> findings.add(token(token)));
    return findings;
  }

  private static List<Finding> all(List<String> sentences, Status status) {
    return sentences.stream().map(said -> new Finding(status, "settings", said, "")).toList();
  }

  private static String projects(Config config) {
    String each =
        config.projects().stream()
            .map(
                project ->
                    project.name()
                        + (project.name().equals(project.id().value()) ? "" : " " + project.id()))
            .collect(Collectors.joining(", "));
    return (config.projects().size() == 1 ? "One project: " : "Projects: ")
        + each
        + ". Clarity is asked at "
        + config.baseUrl()
        + ".";
  }

  private Finding token(TokenReport token) {
    String name = "T" + token.name().substring(1);
    if (!token.jwt()) {
      String why = token.isUsable() ? "is no JSON Web Token, as Clarity's are" : token.fault();
      return warning(name + " " + why + ".", "Copy it from Clarity anew.");
    }
    String said = name + (token.isUsable() ? " is in order: " : " " + token.fault() + ": ");
    if (!token.isUsable()) {
      return warning(said + facts(token), "Replace it by a new one, or remove it.");
    }
    return token.until().isBefore(now.plus(SOON))
        ? warning(
            said + facts(token),
            "Generate another in Clarity and write it behind this one, after a comma.")
        : Finding.ok("token", said + facts(token));
  }

  private static Finding warning(String sentence, String remedy) {
    return new Finding(Status.WARNING, "token", sentence, remedy);
  }

  private String facts(TokenReport token) {
    return (token.exporter() ? "for Data Export, " : "not for Data Export, ")
        + (token.scope() ? "with the scope of exports, " : "without the scope of exports, ")
        + (token.subject().isEmpty()
            ? "of no named project, "
            : "project " + token.subject() + ", ")
        + expiry(token.until());
  }

  private String expiry(Instant until) {
    if (until.equals(Instant.MAX)) {
      return "without an expiry.";
    }
    LocalDate date = LocalDate.ofInstant(until, ZoneOffset.UTC);
    if (!until.isAfter(now)) {
      return "expired on " + date + ".";
    }
    long days = Duration.between(now, until).toDays();
    return "expires on " + date + ", in " + days + (days == 1 ? " day." : " days.");
  }
}
