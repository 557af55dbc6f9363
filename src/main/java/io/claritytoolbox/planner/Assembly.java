package io.claritytoolbox.planner;

import io.claritytoolbox.history.StoredExport;
import io.claritytoolbox.model.Window;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Pieces that together cover a period as far as it is covered, newest first.
 *
 * @param pieces at least one
 * @param daysAsked the length of the period
 * @param window from the start of the oldest asked day to the end of the newest, as covered
 */
record Assembly(List<Piece> pieces, int daysAsked, Window window) {
  Assembly {
    pieces = List.copyOf(pieces);
  }

  int daysCovered() {
    return pieces.stream().mapToInt(Piece::days).sum();
  }

  int daysMissing() {
    return daysAsked - daysCovered();
  }

  /** The worst fit of its pieces. */
  Fit fit(Need need) {
    return pieces.stream()
        .map(piece -> piece.fit(need))
        .max(Comparator.naturalOrder())
        .orElseThrow();
  }

  List<StoredExport> exports() {
    return pieces.stream().flatMap(piece -> piece.exports().stream()).distinct().toList();
  }

  /** Since Clarity was asked for the newest of its exports. */
  Duration age(Instant now) {
    Instant newest =
        exports().stream().map(StoredExport::takenAt).max(Comparator.naturalOrder()).orElseThrow();
    Duration age = Duration.between(newest, now);
    return age.isNegative() ? Duration.ZERO : age;
  }

  /** How long is missing between adjoining pieces, all seams together; missing days aside. */
  Duration gaps() {
    return seams().filter(seam -> !seam.isNegative()).reduce(Duration.ZERO, Duration::plus);
  }

  /** How long is counted twice where adjoining pieces overlap, all seams together. */
  Duration overlaps() {
    return seams().filter(Duration::isNegative).reduce(Duration.ZERO, Duration::plus).abs();
  }

  private Stream<Duration> seams() {
    return IntStream.range(1, pieces.size())
        .mapToObj(i -> Duration.between(end(i), pieces.get(i - 1).window().from()))
        .filter(seam -> seam.compareTo(Assembler.DAY) < 0);
  }

  private Instant end(int piece) {
    return pieces.get(piece).window().to();
  }
}
