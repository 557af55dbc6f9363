package io.claritytoolbox.differential;

/** What an answer has to keep to; each can be left aside by itself. */
enum Rule {
  /** A figure marked exact is what brute force counts. */
  EXACT,
  /** A figure marked upper_bound is no less than that. */
  UPPER_BOUND,
  /** A figure marked lower_bound is no more than that. */
  LOWER_BOUND,
  /** A figure marked estimate, over more than 100 sessions, is within 25 % of it; 99 of 100 are. */
  ESTIMATE,
  /** No row has more affected sessions than sessions, or a share above 100 %. */
  POSSIBLE,
  /** Every figure has a mark. */
  MARKED,
  /** Every mark has a figure. */
  MARKS_SOMETHING,

  /** Where nothing is cut or missing, every row is there. */
  ROWS_COMPLETE,
  /** No row is there that nothing happened in. */
  ROWS_REAL,
  ROWS_ORDERED,
  /** The rows shown are as many as asked for, and total_rows counts all. */
  ROWS_COUNTED,
  /** A list marked exact names the first of all. */
  LIST_TOP,

  /** A day named missing is in no stored export that would serve. */
  MISSING_IS_MISSING,
  /** A day not named missing is in an export that the answer rests on. */
  COVERED_IS_COVERED,
  /** A day of a trend is dated by the hours that it holds. */
  DAY_DATED,
  /** A day that is not named inexact is exact; days of a cut export are never. */
  DAY_EXACT,
  /** The window ends with the newest export. */
  WINDOW,

  /** An answer names the exports that it rests on, whatever its size. */
  PROVENANCE_NAMED,
  /** They were made, and are as told. */
  PROVENANCE_TRUE,
  /** Of the stored exports that serve alike, the one nearest in time answers. */
  NEAREST_EXPORT,
  SPENT_TRUE,
  AGE_TRUE,
  STALE_TRUE,
  DERIVED_TRUE,
  QUOTA_TRUE,
  /** No day has more than ten requests, and spend: never none. */
  BUDGET_KEPT,

  CUT_SAID,
  SEAMS_SAID,
  OFF_TARGET_SAID,
  /** What was odd about an export is said whenever it answers. */
  ODDITY_SAID,
  /** A filter that nothing passes is told of. */
  EMPTY_FILTER_SAID,

  FORECAST_REQUESTS,
  FORECAST_ANSWERABLE,
  /** What is listed as free is free with the arguments listed. */
  FREE_IS_FREE,
  /** The same from the store alone. */
  FREE_IS_STORED,

  /** A request that brought an answer ends in an answer. */
  PAID_IS_ANSWERED,
  /** A dimension that Clarity has dropped isn't paid for again that day. */
  DROPPED_IS_REMEMBERED,
  /** What is still within Clarity's reach and the budget is answered. */
  REACHABLE_IS_ANSWERED,

  TEXT_ROWS,
  TEXT_TOTAL,
  NO_CRASH
}
