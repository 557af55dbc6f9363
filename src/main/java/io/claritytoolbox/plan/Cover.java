package io.claritytoolbox.plan;

import io.claritytoolbox.history.StoredExport;
import io.claritytoolbox.model.Window;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Stored exports that together cover a period, newest first.
 *
 * @param pieces at least one
 * @param places every day asked for, oldest first
 * @param window from the oldest day asked for to the newest, as covered
 * @param daysLeftOut days that are stored, and missing because nothing is known with them
 */
public record Cover(List<Piece> pieces, List<Place> places, Window window, int daysLeftOut) {
  static final Duration DAY = Duration.ofDays(1);

  /** Shorter seams are ignored. */
  static final Duration SEAM = Duration.ofMinutes(1);

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

  /** The same with later days that nothing covers. */
  Cover followedByMissing(int days) {
    List<Place> all = new ArrayList<>(places);
    for (int day = 1; day <= days; day++) {
      Window missing = Window.endingAt(window.to().plus(DAY.multipliedBy(day)), 1);
      all.add(Place.of(missing, null));
    }
    return new Cover(
        pieces,
        all,
        new Window(window.from(), window.to().plus(DAY.multipliedBy(days))),
        daysLeftOut);
  }

  /** The same without its oldest piece, whose days are then missing. */
  public Cover withoutOldest() {
    Piece oldest = pieces.get(pieces.size() - 1);
    Instant end = window.to();
    List<Place> rest = new ArrayList<>();
    for (int i = 0; i < places.size(); i++) {
      Place place = places.get(i);
      Window usual = Window.endingAt(end.minus(DAY.multipliedBy(places.size() - 1 - i)), 1);
      rest.add(oldest.equals(place.piece()) ? Place.of(usual, null) : place);
    }
    return new Cover(
        pieces.subList(0, pieces.size() - 1),
        new MissingDates(rest).named(),
        Window.endingAt(end, places.size()),
        daysLeftOut + oldest.days());
  }

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

  /** The age of its newest export. */
  public Duration age(Instant now) {
    Instant newest =
        exports().stream().map(StoredExport::takenAt).max(Comparator.naturalOrder()).orElseThrow();
    Duration age = Duration.between(newest, now);
    return age.isNegative() ? Duration.ZERO : age;
  }

  /** Whether days were taken at different hours. */
  public boolean isUneven() {
    Window before = null;
    int missing = 0;
    for (Place place : places) {
      if (place.piece() == null) {
        missing++;
        continue;
      }
      if (before != null) {
        Duration apart = Duration.between(before.to(), place.window().from());
        if (apart.minus(DAY.multipliedBy(missing)).abs().compareTo(SEAM) >= 0) {
          return true;
        }
      }
      before = place.window();
      missing = 0;
    }
    return false;
  }
}
