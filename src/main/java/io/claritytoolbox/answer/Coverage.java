package io.claritytoolbox.answer;

import io.claritytoolbox.history.StoredExport;
import io.claritytoolbox.model.Quality;
import io.claritytoolbox.model.Window;
import io.claritytoolbox.plan.Cover;
import io.claritytoolbox.plan.Piece;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Which days of a period are in an answer.
 *
 * @param days every day of 24 hours that was asked for, oldest first
 */
public record Coverage(List<Day> days) {
  private static final long DAY_MINUTES = Duration.ofDays(1).toMinutes();

  public Coverage {
    days = List.copyOf(days);
  }

  /** The days of a cover. */
  static Coverage of(Cover cover) {
    return new Coverage(
        cover.places().stream()
            .map(place -> new Day(place.window(), best(place.piece())))
            .toList());
  }

  /**
   * What can be said of all figures of a day at best: in a cut export rows may be missing, in a
   * difference sessions across its edge. Null where nothing covers the day.
   */
  static @Nullable Quality best(@Nullable Piece piece) {
    if (piece == null) {
      return null;
    }
    boolean isCut = piece.exports().stream().anyMatch(StoredExport::mayBeCut);
    return isCut || piece.isSubtracted() ? Quality.LOWER_BOUND : Quality.EXACT;
  }

  /** How many days were asked for. */
  public int asked() {
    return days.size();
  }

  /** The days that nothing stored tells of, oldest first. */
  public List<LocalDate> missing() {
    return days.stream().filter(day -> !day.isCovered()).map(Day::date).toList();
  }

  /** The hours of the covered day that goes by a date, {@code 2026-03-11} for example. */
  public Optional<Window> hours(String date) {
    return days.stream()
        .filter(day -> day.isCovered() && day.date().toString().equals(date))
        .map(Day::window)
        .findFirst();
  }

  /** The covered days that end at another hour than the last one does, oldest first. */
  public List<Day> uneven() {
    List<Day> covered = days.stream().filter(Day::isCovered).toList();
    return covered.stream()
        .filter(day -> !day.endsAtTheHourOf(covered.get(covered.size() - 1)))
        .toList();
  }

  /**
   * One day of a period.
   *
   * @param window the hours that its figures are of; of a missing day, 24 hours that end at the
   *     hour of the period's end
   * @param quality the best that figures of this day can be; in a trend, what they are. Null where
   *     nothing stored tells of the day
   */
  public record Day(Window window, @Nullable Quality quality) {
    /** The date that most of it lies in, in UTC. */
    public LocalDate date() {
      return window.date();
    }

    private boolean endsAtTheHourOf(Day other) {
      long apart =
          Math.floorMod(Duration.between(window.to(), other.window.to()).toMinutes(), DAY_MINUTES);
      return apart == 0 || apart == DAY_MINUTES - 1;
    }

    public boolean isCovered() {
      return quality != null;
    }
  }
}
