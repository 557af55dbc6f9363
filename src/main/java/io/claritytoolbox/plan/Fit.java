package io.claritytoolbox.plan;

import io.claritytoolbox.history.StoredExport;

/** How well an export serves a requirement, from best to worst. */
public enum Fit {
  /** Its rows are those asked for. */
  SAME,
  /**
   * Rows are merged over session attributes, so counts stay exact; or its list is one of several to
   * add up.
   */
  MERGED,
  /** Its rows are those asked for, but some may be missing. */
  CUT,
  /** Rows are merged over addresses, so sessions count once on each. */
  OVER_ADDRESSES,
  /** Rows are merged and some may be missing. */
  CUT_AND_MERGED;

  public static Fit of(StoredExport export, Requirement needed) {
    boolean same = export.cube().equals(needed.cube());
    if (export.mayBeCut()) {
      return same ? CUT : CUT_AND_MERGED;
    }
    if (same) {
      return isPartOfAList(export, needed) ? MERGED : SAME;
    }
    boolean addsUp = !needed.mergesAddressesOf(export.cube()) || !needed.asksForMoreThanEvents();
    return addsUp ? MERGED : OVER_ADDRESSES;
  }

  /**
   * Whether no request is worth a better fit. Users and means of the whole site don't follow from
   * rows, so the export without dimensions is.
   */
  boolean isGoodFor(Requirement needed) {
    boolean wholeSite = needed.cube().size() == 0;
    return this == SAME || (this == MERGED && !(wholeSite && needed.asksForUsersOrMeans()));
  }

  /** Whether its counts add up. */
  boolean addsUp() {
    return this == SAME || this == MERGED;
  }

  private static boolean isPartOfAList(StoredExport export, Requirement needed) {
    return needed.isList() && export.days() != needed.period().days();
  }
}
