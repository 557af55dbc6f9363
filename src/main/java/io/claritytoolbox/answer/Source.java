package io.claritytoolbox.answer;

import io.claritytoolbox.history.StoredExport;
import io.claritytoolbox.model.Cube;
import java.time.Instant;

/**
 * An export that an answer rests on, or could.
 *
 * @param id its id in the store; negative if it could not be saved
 * @param takenAt when it was requested
 * @param days its span in days of 24 hours
 * @param cube its breakdown
 * @param rows how many it has
 * @param mayBeCut whether rows may be missing
 */
public record Source(long id, Instant takenAt, int days, Cube cube, int rows, boolean mayBeCut) {
  static Source of(StoredExport export) {
    return new Source(
        export.id(),
        export.takenAt(),
        export.days(),
        export.cube(),
        export.rows(),
        export.mayBeCut());
  }
}
