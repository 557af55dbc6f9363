package io.claritytoolbox.quota;

/** What {@link QuotaGuard#take} says. */
public sealed interface Verdict {
  /**
   * The request may be made, and counts already.
   *
   * @param budget after the taking
   * @param slot the request's place in the day
   */
  record Granted(Budget budget, int slot) implements Verdict {}

  /**
   * The request may not be made.
   *
   * @param budget as it stands
   * @param sentence why, and until when
   */
  record Refused(Budget budget, String sentence) implements Verdict {}

  /**
   * Somebody else has spent since the budget was read. Nothing was taken: what that brought may
   * answer, so read again and decide anew.
   */
  record Overtaken() implements Verdict {}
}
