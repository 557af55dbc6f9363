package io.claritytoolbox.quota;

/** The result of {@link QuotaGuard#take}. */
public sealed interface Verdict {
  /** The request may be made, and already counts. */
  record Granted(Budget budget, int slot) implements Verdict {}

  /**
   * The request may not be made.
   *
   * @param sentence why, and until when
   */
  record Refused(Budget budget, String sentence) implements Verdict {}

  /**
   * Another process has spent since the budget was read. Nothing was taken; read again and plan
   * again.
   */
  record Overtaken() implements Verdict {}
}
