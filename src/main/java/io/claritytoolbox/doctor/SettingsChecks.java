package io.claritytoolbox.doctor;

import io.claritytoolbox.config.Config;
import io.claritytoolbox.config.Config.TokenReport;
import io.claritytoolbox.doctor.Diagnosis.Finding;
import io.claritytoolbox.doctor.Diagnosis.Finding.Status;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Checks the settings and the tokens. Never shows a token.
 *
 * @param settings the configuration; empty for the demo
 */
record SettingsChecks(Optional<Config.Reading> settings, Instant now) {
  private static final Duration SOON = Duration.ofDays(14);

  List<Finding> findings() {
    if (settings.isEmpty()) {
      return List.of(Finding.ok("settings", "The demo needs no token, project or settings."));
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
    String start = config.projects().size() == 1 ? "One project: " : "Projects: ";
    return start + each + ". Requests go to " + config.baseUrl() + ".";
  }

  private Finding token(TokenReport token) {
    String name = "T" + token.name().substring(1);
    if (!token.jwt()) {
      String why =
          token.isUsable() ? "is not a JSON Web Token, unlike Clarity's tokens" : token.fault();
      return Finding.warning("token", name + " " + why + ".", "Copy it from Clarity again.");
    }
    String said = name + (token.isUsable() ? " is valid: " : " " + token.fault() + ": ");
    if (!token.isUsable()) {
      return Finding.warning("token", said + facts(token), "Replace or remove it.");
    }
    return token.until().isBefore(now.plus(SOON))
        ? Finding.warning(
            "token",
            said + facts(token),
            "Generate a new token in Clarity and add it after this one, separated by a comma.")
        : Finding.ok("token", said + facts(token));
  }

  private String facts(TokenReport token) {
    return "%sfor Data Export, %s the export scope, %s, %s"
        .formatted(
            token.exporter() ? "" : "not ",
            token.scope() ? "with" : "without",
            token.subject().isEmpty() ? "without a project number" : "project " + token.subject(),
            expiry(token.until()));
  }

  private String expiry(Instant until) {
    if (until.equals(Instant.MAX)) {
      return "no expiry.";
    }
    LocalDate date = LocalDate.ofInstant(until, ZoneOffset.UTC);
    if (!until.isAfter(now)) {
      return "expired on " + date + ".";
    }
    long days = Duration.between(now, until).toDays();
    return "expires on " + date + ", in " + days + (days == 1 ? " day." : " days.");
  }
}
