package io.claritytoolbox.plan;

import io.claritytoolbox.history.StoredExport;
import io.claritytoolbox.model.Window;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Stored exports that together cover a period, as far as it is covered, newest first.
 *
 * @param pieces at least one
 * @param places every day asked for, oldest first
 * @param window from the start of the oldest asked day to the end of the newest, as covered
 */
public record Cover(List<Piece> pieces, List<Place> places, Window window) {
  /** A day of 24 hours. */
  static final Duration DAY = Duration.ofDays(1);

  /** A shorter seam between two exports changes nothing. */
  private static final Duration SEAM = Duration.ofMinutes(1);

  public Cover {
    pieces = List.copyOf(pieces);
    places = List.copyOf(places);
  }

  public int daysAsked() {
    return places.size();
  }

  public int daysCovered() {
    return pieces.stream().mapToInt(Piece::days).sum();
  }

  public int daysMissing() {
    return daysAsked() - daysCovered();
  }

  boolean isComplete() {
    return daysMissing() == 0;
  }

  /**
   * One day and what covers it.
   *
   * @param window the hours that its piece holds; of a missing day, 24 hours that end at the hour
   *     of the period's end
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
    return sum(seams().filter(seam -> !seam.time.isNegative()));
  }

  /** How long is counted twice where adjoining pieces overlap, all seams together. */
  public Duration overlaps() {
    return sum(seams().filter(seam -> seam.time.isNegative() && seam.missing == 0));
  }

  /** Whether some day was taken at another hour than the next, missing days between them or not. */
  public boolean isUneven() {
    return seams().findAny().isPresent();
  }

  private static Duration sum(Stream<Seam> seams) {
    return seams.map(seam -> seam.time.abs()).reduce(Duration.ZERO, Duration::plus);
  }

  private Stream<Seam> seams() {
    List<Seam> seams = new ArrayList<>();
    Window before = null;
    int missing = 0;
    for (Place place : places) {
      if (place.piece == null) {
        missing++;
      } else {
        if (before != null) {
          Duration apart = Duration.between(before.to(), place.window.from());
          seams.add(new Seam(missing, apart.minus(DAY.multipliedBy(missing))));
        }
        before = place.window;
        missing = 0;
      }
    }
    return seams.stream().filter(seam -> seam.time.abs().compareTo(SEAM) >= 0);
  }

  /**
   * How two days that follow each other meet.
   *
   * @param missing whole days between them
   * @param time what else lies between them; negative where they overlap
   */
  private record Seam(int missing, Duration time) {}
}
