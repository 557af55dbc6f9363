package io.claritytoolbox.doctor;

import io.claritytoolbox.config.TokenReport;
import io.claritytoolbox.doctor.Finding.Status;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;

/** What can be told of each token for free, and without showing it. */
record TokenCheck(List<TokenReport> tokens, Instant now) implements Check {
  private static final String TOPIC = "token";
  private static final Duration SOON = Duration.ofDays(14);

  @Override
  public List<Finding> findings() {
    return tokens.stream().map(this::finding).toList();
  }

  private Finding finding(TokenReport token) {
    String name = "T" + token.name().substring(1);
    if (!token.jwt()) {
      String why = token.isUsable() ? "is no JSON Web Token, as Clarity's are" : token.fault();
      return new Finding(
          Status.WARNING, TOPIC, name + " " + why + ".", "Copy it from Clarity anew.");
    }
    String said = name + (token.isUsable() ? " is in order: " : " " + token.fault() + ": ");
    if (!token.isUsable()) {
      return new Finding(
          Status.WARNING, TOPIC, said + facts(token), "Replace it by a new one, or remove it.");
    }
    boolean endsSoon = token.until().isBefore(now.plus(SOON));
    return new Finding(
        endsSoon ? Status.WARNING : Status.OK,
        TOPIC,
        said + facts(token),
        endsSoon ? "Generate another in Clarity and write it behind this one, after a comma." : "");
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
