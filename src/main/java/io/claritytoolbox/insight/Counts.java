package io.claritytoolbox.insight;

/**
 * Sessions, how many of them a signal affected, and how many independent observations they are
 * worth.
 *
 * <p>The sessions of one user resemble each other (Deng, Knoblich and Lu 2018), and the export has
 * no rows by user. So the effective size is at most the number of users, as if the sessions of a
 * user were copies of each other. Where sessions are an upper bound because a session counts once
 * on each of several pages, the effective size is divided by the visits that a session makes.
 * Intervals and tests rest on the effective size, rates on the counts.
 *
 * @param sessions at least 0
 * @param affected from 0 to {@code sessions}
 * @param effective independent observations, from 0 to {@code sessions}
 */
record Counts(double sessions, double affected, double effective) {
  static final Counts NONE = new Counts(0, 0, 0);

  Counts {
    if (!(sessions >= 0 && affected >= 0 && affected <= sessions)) {
      throw new IllegalArgumentException(affected + " affected of " + sessions + " sessions");
    }
    if (!(effective >= 0 && effective <= sessions)) {
      throw new IllegalArgumentException(effective + " observations in " + sessions + " sessions");
    }
  }

  /** Independent sessions. */
  static Counts of(double sessions, double affected) {
    return new Counts(sessions, affected, sessions);
  }

  /** Affected sessions per session; 0 without any session. */
  double rate() {
    return sessions == 0 ? 0 : affected / sessions;
  }

  /** The affected among the effective observations. */
  double effectiveAffected() {
    return effective * rate();
  }

  /**
   * The same counts where days vary more than chance explains, by this ratio of variances. Users
   * who come back are part of what days vary by, so the larger of the two losses counts.
   */
  Counts inflated(double dispersion) {
    return new Counts(sessions, affected, Math.min(effective, sessions / dispersion));
  }

  Counts plus(Counts other) {
    return new Counts(
        sessions + other.sessions, affected + other.affected, effective + other.effective);
  }

  /** What is left of these without a part of them. */
  Counts minus(Counts part) {
    double left = Math.max(0, sessions - part.sessions);
    double hit = Math.min(left, Math.max(0, affected - part.affected));
    return new Counts(left, hit, Math.min(left, Math.max(0, effective - part.effective)));
  }

  /** Sessions per independent observation, at least 1. */
  double designEffect() {
    return effective == 0 ? 1 : sessions / effective;
  }
}
