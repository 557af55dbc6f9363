package io.claritytoolbox.insight;

/**
 * Sessions, affected sessions, and the number of independent observations they represent.
 *
 * <p>Sessions of one user are correlated (Deng, Knoblich and Lu 2018), and exports have no rows by
 * user. The effective size is therefore at most the number of users, as if a user's sessions were
 * identical. If a session counts once on each of several pages, the effective size is divided by
 * the page visits per session. Intervals and tests use the effective size; rates use the counts.
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

  /** Counts of independent sessions. */
  static Counts of(double sessions, double affected) {
    return new Counts(sessions, affected, sessions);
  }

  /** Affected sessions per session; 0 if there are no sessions. */
  double rate() {
    return sessions == 0 ? 0 : affected / sessions;
  }

  /** The number of affected effective observations. */
  double effectiveAffected() {
    return effective * rate();
  }

  /**
   * Reduces the effective size for a variance between days above chance, given as a ratio of
   * variances. Returning users contribute to that variance, so only the larger of the two
   * reductions applies.
   */
  Counts inflated(double dispersion) {
    return new Counts(sessions, affected, Math.min(effective, sessions / dispersion));
  }

  Counts plus(Counts other) {
    return new Counts(
        sessions + other.sessions, affected + other.affected, effective + other.effective);
  }

  /** These counts without one part. */
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
