package io.claritytoolbox.answer;

import io.claritytoolbox.history.StoredExport;
import io.claritytoolbox.model.Dimension;
import io.claritytoolbox.model.Measure;

/** How well one export serves a need; the later the worse. */
enum Fit {
  /** Its rows are the rows asked for. */
  SAME,
  /**
   * Rows are merged over attributes of sessions, counts of sessions and events stay exact; or its
   * list is one of several to be added up.
   */
  MERGED,
  /** Its rows are the rows asked for, but some may be missing. */
  CUT,
  /** Rows are merged over addresses: sessions are counted once per address. */
  OVER_ADDRESSES,
  /** Rows are merged while some are missing. */
  CUT_AND_MERGED;

  static Fit of(StoredExport export, Need need) {
    boolean same = export.cube().equals(need.cube());
    if (export.mayBeCut()) {
      return same ? CUT : CUT_AND_MERGED;
    }
    if (same) {
      return need.isPartOfAList(export.days()) ? MERGED : SAME;
    }
    boolean overAddresses =
        export.cube().has(Dimension.URL)
            && !need.cube().has(Dimension.URL)
            && need.asksForMoreThanEvents();
    return overAddresses ? OVER_ADDRESSES : MERGED;
  }

  /**
   * Whether it serves well enough that no request is spent for a better one. Users and means of the
   * whole site can't be had from rows, and the export without dimensions is worth its request.
   */
  boolean isGoodFor(Need need) {
    boolean wholeSite = need.cube().size() == 0;
    boolean needsRowsAsTheyCame =
        wholeSite && (need.asksFor(Measure.Kind.USERS) || need.asksFor(Measure.Kind.MEAN));
    return this == SAME || (this == MERGED && !needsRowsAsTheyCame);
  }
}
