package io.claritytoolbox.plan;

import io.claritytoolbox.history.StoredExport;
import io.claritytoolbox.model.Dimension;

/** How well one export serves a requirement; the later the worse. */
public enum Fit {
  /** Its rows are the rows asked for. */
  SAME,
  /**
   * Rows are merged over attributes of sessions, so counts of sessions and events stay exact; or
   * its list is one of several to be added up.
   */
  MERGED,
  /** Its rows are the rows asked for, but some may be missing. */
  CUT,
  /** Rows are merged over addresses: sessions are counted once per address. */
  OVER_ADDRESSES,
  /** Rows are merged while some are missing. */
  CUT_AND_MERGED;

  public static Fit of(StoredExport export, Requirement needed) {
    boolean same = export.cube().equals(needed.cube());
    if (export.mayBeCut()) {
      return same ? CUT : CUT_AND_MERGED;
    }
    if (same) {
      return isPartOfAList(export, needed) ? MERGED : SAME;
    }
    boolean overAddresses =
        export.cube().has(Dimension.URL)
            && !needed.cube().has(Dimension.URL)
            && needed.asksForMoreThanEvents();
    return overAddresses ? OVER_ADDRESSES : MERGED;
  }

  /**
   * Whether it serves well enough that no request is spent for a better one. Users and means of the
   * whole site don't follow from rows, so the export without dimensions is worth its request.
   */
  boolean isGoodFor(Requirement needed) {
    boolean wholeSite = needed.cube().size() == 0;
    return this == SAME || (this == MERGED && !(wholeSite && needed.asksForUsersOrMeans()));
  }

  /** Whether its counts add up to those asked for. */
  boolean addsUp() {
    return this == SAME || this == MERGED;
  }

  private static boolean isPartOfAList(StoredExport export, Requirement needed) {
    return needed.isList() && export.days() != needed.period().days();
  }
}
