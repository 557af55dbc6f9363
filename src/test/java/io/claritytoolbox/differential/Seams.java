package io.claritytoolbox.differential;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * The gaps and overlaps between combined exports. A gap of half a day or more is a missing day, not
 * a seam.
 *
 * @param sources the requests for the exports
 */
record Seams(List<Served> sources) {
  private static final Duration MISSING_DAY = Duration.ofHours(12);

  private static final Duration MINUTE = Duration.ofMinutes(1);

  /** The total of all gaps of a minute or more. */
  Duration gaps() {
    return sum(1);
  }

  /** The total of all overlaps of a minute or more. */
  Duration overlaps() {
    return sum(-1);
  }

  /**
   * Gaps and overlaps of less than a minute, which don't count as seams. What happens in them may
   * be lost or counted twice.
   */
  List<Span> slight() {
    List<Span> slight = new ArrayList<>();
    List<Span> spans = spans();
    for (int index = 1; index < spans.size(); index++) {
      Instant end = spans.get(index - 1).to();
      Instant start = spans.get(index).from();
      Duration seam = Duration.between(end, start);
      if (!seam.isZero() && seam.abs().compareTo(MINUTE) < 0) {
        slight.add(seam.isNegative() ? new Span(start, end) : new Span(end, start));
      }
    }
    return slight;
  }

  private List<Span> spans() {
    return sources.stream().map(Served::span).sorted(Comparator.comparing(Span::from)).toList();
  }

  private Duration sum(int sign) {
    List<Span> spans = spans();
    Duration sum = Duration.ZERO;
    Instant end = spans.isEmpty() ? Instant.EPOCH : spans.get(0).to();
    for (Span span : spans.subList(Math.min(1, spans.size()), spans.size())) {
      Duration seam = Duration.between(end, span.from()).multipliedBy(sign);
      if (seam.compareTo(MINUTE) >= 0 && seam.compareTo(MISSING_DAY) < 0) {
        sum = sum.plus(seam);
      }
      end = span.to();
    }
    return sum;
  }
}
