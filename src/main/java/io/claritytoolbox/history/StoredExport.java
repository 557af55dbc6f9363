package io.claritytoolbox.history;

import io.claritytoolbox.model.Cube;
import io.claritytoolbox.model.Window;
import java.time.Instant;
import java.util.List;

/**
 * What the store knows of an export without opening it.
 *
 * @param id its number in the store
 * @param cube what it is broken down by
 * @param days its span, 1 to 3 days of 24 hours
 * @param takenAt when Clarity was asked
 * @param rows how many rows it has after folding
 * @param mayBeCut whether rows may be missing
 * @param warnings what was odd about it, to be said whenever it answers
 */
public record StoredExport(
    long id,
    Cube cube,
    int days,
    Instant takenAt,
    int rows,
    boolean mayBeCut,
    List<String> warnings) {
  public StoredExport {
    warnings = List.copyOf(warnings);
  }

  /** An export that nothing was odd about. */
  public StoredExport(long id, Cube cube, int days, Instant takenAt, int rows, boolean mayBeCut) {
    this(id, cube, days, takenAt, rows, mayBeCut, List.of());
  }

  /** The time it covers. */
  public Window window() {
    return Window.endingAt(takenAt, days);
  }
}
