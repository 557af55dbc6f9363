package io.claritytoolbox.clarity;

import java.net.http.HttpHeaders;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/** How far Clarity's clock is ahead of ours, by the last answer that told. */
final class ServerClock {
  private final InstantSource clock;
  private volatile Heard last = new Heard("", Instant.EPOCH);

  private record Heard(String date, Instant at) {}

  ServerClock(InstantSource clock) {
    this.clock = clock;
  }

  /** Takes note of an answer; what it says is read when somebody asks. */
  void hear(HttpHeaders headers) {
    last = new Heard(headers.firstValue("Date").orElse(""), clock.instant());
  }

  /** To the second; empty before an answer and after one that didn't tell. */
  Optional<Duration> ahead() {
    Heard heard = last;
    try {
      Instant theirs = DateTimeFormatter.RFC_1123_DATE_TIME.parse(heard.date(), Instant::from);
      return Optional.of(Duration.between(heard.at().truncatedTo(ChronoUnit.SECONDS), theirs));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }
}
