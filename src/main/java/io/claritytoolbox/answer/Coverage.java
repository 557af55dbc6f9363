package io.claritytoolbox.answer;

import io.claritytoolbox.history.StoredExport;
import io.claritytoolbox.model.Quality;
import io.claritytoolbox.model.Window;
import io.claritytoolbox.plan.Cover;
import io.claritytoolbox.plan.Piece;
import io.claritytoolbox.plan.Place;
import java.time.Duration;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Which days of a period an answer covers.
 *
 * @param days all days of 24 hours that were asked for, oldest first
 */
public record Coverage(List<Day> days) {
  private static final Duration DAY = Duration.ofDays(1);

  public Coverage {
    days = List.copyOf(days);
  }

  static Coverage of(Cover cover) {
    return new Coverage(
        cover.places().stream()
            .map(place -> new Day(place.date(), place.window(), best(place.piece())))
            .toList());
  }

  /**
   * The best quality that figures of a day can have: a cut export may lack rows, a difference lacks
   * sessions across its edge. Null if nothing covers the day.
   */
  static @Nullable Quality best(@Nullable Piece piece) {
    if (piece == null) {
      return null;
    }
    boolean isCut = piece.exports().stream().anyMatch(StoredExport::mayBeCut);
    return isCut || piece.isSubtracted() ? Quality.LOWER_BOUND : Quality.EXACT;
  }

  public int asked() {
    return days.size();
  }

  public int covered() {
    return (int) days.stream().filter(Day::isCovered).count();
  }

  /** The days that nothing covers, oldest first. */
  public List<LocalDate> missing() {
    return days.stream().filter(day -> !day.isCovered()).map(Day::date).toList();
  }

  /** Whether no day is missing and all are of 24 hours that adjoin. */
  public boolean isEven() {
    return missing().isEmpty() && uneven().isEmpty();
  }

  /** The hours of the covered day with a date such as {@code 2026-03-11}. */
  public Optional<Window> hours(String date) {
    return days.stream()
        .filter(day -> day.isCovered() && day.date().toString().equals(date))
        .map(Day::window)
        .findFirst();
  }

  /** The covered days whose figures can't all be exact, oldest first. */
  public List<Day> inexact() {
    return dated().stream().filter(day -> day.quality() != Quality.EXACT).toList();
  }

  /**
   * The covered days that end at another minute of the day than the last one, or, where days are
   * missing, at another second, and those longer or shorter than 24 hours, oldest first. All if two
   * have the same date.
   */
  public List<Day> uneven() {
    List<Day> covered = dated();
    if (covered.size() < covered()) {
      return covered;
    }
    boolean isWhole = covered.size() == days.size();
    Duration ignored = isWhole ? Duration.ofMinutes(1) : Duration.ofSeconds(1);
    return covered.stream()
        .filter(
            day ->
                !day.endsAtTheHourOf(covered.get(covered.size() - 1), ignored)
                    || day.window().length().minus(DAY).abs().compareTo(ignored) >= 0)
        .toList();
  }

  /** The covered days; those with the same date are one. */
  private List<Day> dated() {
    Map<LocalDate, Day> dated = new LinkedHashMap<>();
    days.stream().filter(Day::isCovered).forEach(day -> dated.merge(day.date(), day, Day::and));
    return List.copyOf(dated.values());
  }

  /**
   * A day of the period.
   *
   * @param date {@link Place#date}
   * @param window the hours of its figures; of a missing day, 24 hours that end at the hour of the
   *     period's end
   * @param quality the best that its figures can have; in a trend, what they have. Null if nothing
   *     covers the day
   */
  public record Day(LocalDate date, Window window, @Nullable Quality quality) {
    private boolean endsAtTheHourOf(Day other, Duration ignored) {
      long apart =
          Math.floorMod(
              Duration.between(window.to(), other.window.to()).toMillis(), DAY.toMillis());
      return Math.min(apart, DAY.toMillis() - apart) < ignored.toMillis();
    }

    private Day and(Day later) {
      boolean isExact = quality == Quality.EXACT && later.quality == Quality.EXACT;
      return new Day(
          date,
          new Window(window.from(), later.window.to()),
          isExact ? Quality.EXACT : Quality.LOWER_BOUND);
    }

    public boolean isCovered() {
      return quality != null;
    }
  }
}
