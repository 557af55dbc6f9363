package io.claritytoolbox.model;

import java.time.Instant;
import java.util.List;

/**
 * An export of Clarity after scrubbing, ready to be stored.
 *
 * @param cube its dimensions
 * @param days its length in days of 24 hours before {@code takenAt}, 1 to 3
 * @param takenAt the time of the request
 * @param rows its rows with folded addresses, one per key
 * @param listings its top-ten lists; empty if the cube has dimensions
 * @param mayBeCut whether a block reached Clarity's row limit, so that rows may be missing
 * @param payload the JSON response with folded and scrubbed addresses
 * @param warnings irregularities, in sentences of this program
 */
public record Export(
    Cube cube,
    int days,
    Instant takenAt,
    List<Row> rows,
    List<Listing> listings,
    boolean mayBeCut,
    String payload,
    List<String> warnings) {
  /** The longest time that an export covers. */
  public static final int MAX_DAYS = 3;

  /** Clarity's limit on the rows of a block. A block with this many rows may be cut. */
  public static final int MAX_ROWS = 1_000;

  /** The warning for exports whose blocks have different session counts. */
  public static final String BLOCKS_DISAGREE =
      "Clarity's blocks disagree on the sessions of some rows.";

  /** The warning for exports that may lack rows, and of whose rows some were merged. */
  public static final String CUT_AND_MERGED =
      "Addresses or names were merged in an export that may lack rows, so its counts are lower bounds.";

  public Export {
    if (days < 1 || days > MAX_DAYS) {
      throw new IllegalArgumentException("days must be 1–3; got " + days);
    }
    rows = List.copyOf(rows);
    listings = List.copyOf(listings);
    warnings = List.copyOf(warnings);
  }

  /** A copy with another time of the request. */
  public Export takenAt(Instant other) {
    return new Export(cube, days, other, rows, listings, mayBeCut, payload, warnings);
  }

  /** The time that the export covers. */
  public Window window() {
    return Window.endingAt(takenAt, days);
  }
}
