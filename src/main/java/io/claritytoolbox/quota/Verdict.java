package io.claritytoolbox.quota;

import io.claritytoolbox.model.QuotaState;

/** What {@link QuotaGuard#take} says; carries where the budget stands after it. */
public sealed interface Verdict {
  QuotaState state();

  /**
   * The request may be made, and counts already.
   *
   * @param state after the taking
   * @param ticket to settle it with
   */
  record Granted(QuotaState state, Ticket ticket) implements Verdict {}

  /**
   * The request may not be made.
   *
   * @param state as it stands
   * @param reason why
   */
  record Denied(QuotaState state, Reason reason) implements Verdict {}

  /** Why a request may not be made. */
  enum Reason {
    /** The day's requests are spent. */
    SPENT,
    /** Only reserved requests are left. */
    RESERVED,
    /** Clarity itself refused for quota today. */
    CLOSED
  }

  /**
   * A request that counts.
   *
   * @param day the day it counts against
   * @param slot its place in that day
   */
  record Ticket(QuotaDay day, int slot) {}
}
