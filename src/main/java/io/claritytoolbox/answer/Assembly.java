package io.claritytoolbox.answer;

import io.claritytoolbox.history.StoredExport;
import io.claritytoolbox.model.Quality;
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

  /** Every day asked for, oldest first, and the piece that it is in. */
  List<Place> places() {
    List<Place> places = new ArrayList<>();
    for (int day = daysAsked - 1; day >= 0; day--) {
      Window window = Coverage.Day.place(window().to(), day);
      places.add(new Place(window, pieceOver(middle(window))));
    }
    return places;
  }

  Coverage coverage() {
    return new Coverage(
        places().stream().map(place -> new Coverage.Day(place.window(), place.quality())).toList());
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
  record Place(Window window, @Nullable Piece piece) {
    @Nullable Quality quality() {
      if (piece == null) {
        return null;
      }
      return piece.isSubtracted() ? Quality.ESTIMATE : Quality.EXACT;
    }
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

  /**
   * The mark that no figure can be better than, given how the pieces meet: a row that one day lacks
   * may have been cut.
   */
  Quality bound() {
    boolean cut = exports().stream().anyMatch(StoredExport::mayBeCut);
    boolean lacksTime = daysMissing() > 0 || !gaps().isZero();
    if (lacksTime || (pieces.size() > 1 && cut)) {
      return Quality.ESTIMATE;
    }
    return overlaps().isZero() ? Quality.EXACT : Quality.UPPER_BOUND;
  }

  private Stream<Duration> seams() {
    return IntStream.range(1, pieces.size())
        .mapToObj(i -> Duration.between(end(i), pieces.get(i - 1).window().from()))
        .filter(seam -> seam.compareTo(Assembler.DAY.dividedBy(2)) < 0);
  }

  private Instant end(int piece) {
    return pieces.get(piece).window().to();
  }
}
