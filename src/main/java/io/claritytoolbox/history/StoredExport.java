package io.claritytoolbox.history;

import io.claritytoolbox.model.Cube;
import io.claritytoolbox.model.Window;
import java.time.Instant;
import java.util.List;

/**
 * What the store knows of an export without reading its rows.
 *
 * @param id its id in the store
 * @param cube its breakdown
 * @param days its span, 1 to 3 days of 24 hours
 * @param takenAt when it was requested
 * @param rows how many it has after folding
 * @param mayBeCut whether rows may be missing
 * @param warnings of every answer that uses it
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

  public StoredExport(long id, Cube cube, int days, Instant takenAt, int rows, boolean mayBeCut) {
    this(id, cube, days, takenAt, rows, mayBeCut, List.of());
  }

  /** The time that it covers. */
  public Window window() {
    return Window.endingAt(takenAt, days);
  }
}
