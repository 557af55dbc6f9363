package io.claritytoolbox.plan;

import io.claritytoolbox.history.StoredExport;
import io.claritytoolbox.model.Dimension;
import io.claritytoolbox.model.Export;
import io.claritytoolbox.model.Measure;
import io.claritytoolbox.model.Window;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Time that stored exports cover: one export, or what is left of it when a shorter one taken
 * together with it is subtracted.
 *
 * @param without the shorter export, or null
 */
public record Piece(StoredExport whole, @Nullable StoredExport without) {
  /** Exports taken at most this far apart count as taken together. */
  static final Duration TOGETHER = Duration.ofMinutes(15);

  public Piece {
    if (without != null && !areNested(whole, without)) {
      throw new IllegalArgumentException(without + " is not nested in " + whole);
    }
  }

  static Piece of(StoredExport export) {
    return new Piece(export, null);
  }

  /** Whether the second can be subtracted from the first. */
  static boolean areNested(StoredExport whole, StoredExport without) {
    Duration apart = Duration.between(whole.takenAt(), without.takenAt()).abs();
    return whole.cube().has(Dimension.URL) == without.cube().has(Dimension.URL)
        && whole.days() > without.days()
        && !whole.mayBeCut()
        && !without.mayBeCut()
        && apart.compareTo(TOGETHER) <= 0;
  }

  public boolean isSubtracted() {
    return without != null;
  }

  public int days() {
    return without == null ? whole.days() : whole.days() - without.days();
  }

  public Window window() {
    return without == null
        ? whole.window()
        : new Window(whole.window().from(), without.window().from());
  }

  /** Its days of 24 hours, oldest first; the oldest begins with it. */
  List<Window> eachDay() {
    List<Window> each = new ArrayList<>();
    Window window = window();
    Instant from = window.from();
    for (int later = days() - 1; later >= 0; later--) {
      Instant to = window.to().minus(Duration.ofDays(later));
      each.add(new Window(from, to));
      from = to;
    }
    return each;
  }

  /**
   * Whether it tells any measure that is asked for. {@link io.claritytoolbox.model.Algebra} has the
   * rules: if addresses are merged, a cut export and a difference tell only of events.
   */
  boolean tells(Requirement needed) {
    return needed.isList()
        || needed.measures().stream().anyMatch(measure -> tells(measure, needed));
  }

  private boolean tells(Measure measure, Requirement needed) {
    boolean overAddresses = needed.mergesAddressesOf(whole.cube());
    boolean cutAndMerged = fit(needed) == Fit.CUT_AND_MERGED;
    return switch (measure.kind()) {
      case EVENTS -> true;
      case SESSIONS -> !(mergesPages(needed) && (isSubtracted() || whole.mayBeCut()));
      case USERS -> !isSubtracted() && !(mergesPages(needed) && whole.mayBeCut());
      case RATE -> tells(Measure.SESSIONS, needed) && !overAddresses && !cutAndMerged;
      case MEAN ->
          tells(Measure.SESSIONS, needed)
              && !cutAndMerged
              && (!overAddresses || measure == Measure.SCROLL_DEPTH_PERCENT);
    };
  }

  private boolean mergesPages(Requirement needed) {
    return needed.mergesPages() || needed.mergesAddressesOf(whole.cube());
  }

  /** What it tells of sessions when windows are added up. */
  Sum sum(Requirement needed) {
    boolean isMerged =
        fit(needed) == Fit.CUT_AND_MERGED || whole.warnings().contains(Export.CUT_AND_MERGED);
    boolean isNear = !mergesPages(needed) && !isMerged;
    return new Sum(isNear, !isSubtracted() && !whole.mayBeCut());
  }

  /**
   * What is known of the sum of measures such as sessions, which lose their lower bound when
   * windows are added up.
   *
   * @param isNear whether there is an estimate
   * @param isBounded whether there is an upper bound
   */
  record Sum(boolean isNear, boolean isBounded) {
    static final Sum KNOWN = new Sum(true, true);

    boolean isKnown() {
      return isNear || isBounded;
    }

    Sum with(Sum other) {
      return new Sum(isNear && other.isNear, isBounded && other.isBounded);
    }

    Sum withoutBound() {
      return new Sum(isNear, false);
    }
  }

  public Fit fit(Requirement needed) {
    Fit fit = Fit.of(whole, needed);
    if (without == null) {
      return fit;
    }
    Fit other = Fit.of(without, needed);
    return fit.compareTo(other) >= 0 ? fit : other;
  }

  public List<StoredExport> exports() {
    return without == null ? List.of(whole) : List.of(whole, without);
  }
}
