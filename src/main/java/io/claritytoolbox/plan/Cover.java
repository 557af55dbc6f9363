package io.claritytoolbox.plan;

import io.claritytoolbox.history.StoredExport;
import io.claritytoolbox.model.Window;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Stored exports that together cover a period, as far as it is covered, newest first.
 *
 * @param pieces at least one
 * @param daysAsked the length of the period
 * @param window from the start of the oldest asked day to the end of the newest, as covered
 */
public record Cover(List<Piece> pieces, int daysAsked, Window window) {
  /** A day of 24 hours. */
  static final Duration DAY = Duration.ofDays(1);

  public Cover {
    pieces = List.copyOf(pieces);
  }

  public int daysCovered() {
    return pieces.stream().mapToInt(Piece::days).sum();
  }

  public int daysMissing() {
    return daysAsked - daysCovered();
  }

  boolean isComplete() {
    return daysMissing() == 0;
  }

  /** Every day asked for, oldest first, and the piece that it is in. */
  public List<Place> places() {
    List<Place> places = new ArrayList<>();
    for (int day = daysAsked - 1; day >= 0; day--) {
      Window place = Window.endingAt(window.to().minus(DAY.multipliedBy(day)), 1);
      places.add(new Place(place, pieceOver(middle(place))));
    }
    return places;
  }

  private @Nullable Piece pieceOver(Instant instant) {
    return pieces.stream()
        .filter(piece -> !piece.window().from().isAfter(instant))
        .filter(piece -> piece.window().to().isAfter(instant))
        .findFirst()
        .orElse(null);
  }

  private static Instant middle(Window window) {
    return window.from().plus(window.length().dividedBy(2));
  }

  /**
   * One day and what covers it.
   *
   * @param window 24 hours that end at the hour of the period's end
   * @param piece null where the day is missing
   */
  public record Place(Window window, @Nullable Piece piece) {}

  /** The worst fit of its pieces. */
  public Fit fit(Requirement needed) {
    return pieces.stream()
        .map(piece -> piece.fit(needed))
        .max(Comparator.naturalOrder())
        .orElseThrow();
  }

  public List<StoredExport> exports() {
    return pieces.stream().flatMap(piece -> piece.exports().stream()).distinct().toList();
  }

  /** Since Clarity was asked for the newest of its exports. */
  public Duration age(Instant now) {
    Instant newest =
        exports().stream().map(StoredExport::takenAt).max(Comparator.naturalOrder()).orElseThrow();
    Duration age = Duration.between(newest, now);
    return age.isNegative() ? Duration.ZERO : age;
  }

  /** How long is missing between adjoining pieces, all seams together; missing days aside. */
  public Duration gaps() {
    return seams().filter(seam -> !seam.isNegative()).reduce(Duration.ZERO, Duration::plus);
  }

  /** How long is counted twice where adjoining pieces overlap, all seams together. */
  public Duration overlaps() {
    return seams().filter(Duration::isNegative).reduce(Duration.ZERO, Duration::plus).abs();
  }

  private Stream<Duration> seams() {
    return IntStream.range(1, pieces.size())
        .mapToObj(i -> Duration.between(end(i), pieces.get(i - 1).window().from()))
        .filter(seam -> seam.compareTo(DAY.dividedBy(2)) < 0);
  }

  private Instant end(int piece) {
    return pieces.get(piece).window().to();
  }
}
