package io.claritytoolbox.model;

import java.time.Instant;
import java.util.List;

/**
 * One answer of Clarity, read and scrubbed: what may be stored.
 *
 * @param cube what it is broken down by
 * @param days its span in days of 24 hours, 1 to 3, counted back from {@code takenAt}
 * @param takenAt when Clarity was asked
 * @param rows its cells, addresses folded, one row a key
 * @param listings its top-ten lists; none with a dimension
 * @param mayBeCut whether a block reached Clarity's limit of rows, so that cells may be missing
 * @param payload the answer as it came, JSON, addresses folded and scrubbed
 * @param warnings what was odd about it, in our own sentences
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
  /** The longest span that Clarity exports. */
  public static final int MAX_DAYS = 3;

  /** Clarity's limit on the rows of a block, which may be cut where it reaches it. */
  public static final int MAX_ROWS = 1_000;

  /** A warning of exports whose counts of sessions depend on where they are read. */
  public static final String BLOCKS_DISAGREE =
      "Clarity's blocks disagree on the sessions of some rows.";

  public Export {
    if (days < 1 || days > MAX_DAYS) {
      throw new IllegalArgumentException("an export spans 1 to 3 days, not " + days);
    }
    rows = List.copyOf(rows);
    listings = List.copyOf(listings);
    warnings = List.copyOf(warnings);
  }

  /** The same as of another moment. */
  public Export takenAt(Instant other) {
    return new Export(cube, days, other, rows, listings, mayBeCut, payload, warnings);
  }

  /** The time it covers. */
  public Window window() {
    return Window.endingAt(takenAt, days);
  }
}
