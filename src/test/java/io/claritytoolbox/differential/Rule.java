package io.claritytoolbox.differential;

/** The rules for answers. Each can be disabled. */
enum Rule {
  /** A figure marked exact equals the brute-force count. */
  EXACT,
  /** A figure marked upper_bound is not less than the count. */
  UPPER_BOUND,
  /** A figure marked lower_bound is not more than the count. */
  LOWER_BOUND,
  /**
   * A figure marked estimate, over more than 100 sessions, is within 25 % of the count in 99 of 100
   * cases.
   */
  ESTIMATE,
  /** No row has more affected sessions than sessions, or a rate above 100 %. */
  POSSIBLE,
  /** Every figure has a mark. */
  MARKED,
  /** Every mark has a figure. */
  MARKS_SOMETHING,

  /** Without cut exports and missing days, every row is present. */
  ROWS_COMPLETE,
  /** Every row has sessions. */
  ROWS_REAL,
  ROWS_ORDERED,
  /** The number of rows is as requested, and total_rows counts all rows. */
  ROWS_COUNTED,
  /** A list marked exact contains the most frequent names. */
  LIST_TOP,

  /** A missing day is in no stored export that could be used. */
  MISSING_IS_MISSING,
  /** A day that is not missing is in one of the answer's exports. */
  COVERED_IS_COVERED,
  /** The date of a trend's day matches its hours. */
  DAY_DATED,
  /** A day that is not marked inexact is exact. Days of cut exports are never exact. */
  DAY_EXACT,
  /** The window ends with the newest export. */
  WINDOW,

  /** An answer lists its exports, whatever its size. */
  PROVENANCE_NAMED,
  /** The listed exports exist, with the stated properties. */
  PROVENANCE_TRUE,
  /** Of equally suitable exports, the nearest in time is used. */
  NEAREST_EXPORT,
  SPENT_TRUE,
  AGE_TRUE,
  STALE_TRUE,
  DERIVED_TRUE,
  QUOTA_TRUE,
  /** No day has more than ten requests, and spend: never sends none. */
  BUDGET_KEPT,

  CUT_SAID,
  SEAMS_SAID,
  OFF_TARGET_SAID,
  /** Every answer from an irregular export mentions the irregularity. */
  ODDITY_SAID,
  /** An answer mentions a filter without matches. */
  EMPTY_FILTER_SAID,

  FORECAST_REQUESTS,
  FORECAST_ANSWERABLE,
  /** A breakdown listed as free is free with the listed arguments. */
  FREE_IS_FREE,
  /** The same with spend: never. */
  FREE_IS_STORED,

  /** A request that returned data leads to an answer. */
  PAID_IS_ANSWERED,
  /** The rows of an answer that cost a request have figures. */
  PAID_TELLS,
  /** The product doesn't request a dropped dimension again on the same day. */
  DROPPED_IS_REMEMBERED,
  /** A question within Clarity's reach and the request limit is answered. */
  REACHABLE_IS_ANSWERED,

  /** An interval contains its own figure. */
  INTERVAL,
  /** A verdict or a direction agrees with the figures beside it. */
  VERDICT,
  /** No direction is contrary to counts that differ massively. */
  DIRECTION,
  /** A group that a judgement names has sessions. */
  GROUP_REAL,
  /** A page named as new had no sessions before. */
  NEW_IS_NEW,
  /** A page named as gone has no sessions now. */
  GONE_IS_GONE,
  /** Sides that were asked for apart don't share sessions without a word. */
  SIDES_APART,

  TEXT_ROWS,
  TEXT_TOTAL,
  /** The text has every figure and every mark of a judgement. */
  TEXT_FIGURES,
  NO_CRASH
}
