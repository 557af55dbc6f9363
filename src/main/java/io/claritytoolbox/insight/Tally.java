package io.claritytoolbox.insight;

import io.claritytoolbox.model.Facts;
import io.claritytoolbox.model.Measure;
import io.claritytoolbox.model.Signal;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The counts of one export row that the statistics need.
 *
 * @param sessions the sessions without bots
 * @param effective the independent observations: the smaller of sessions and users, fewer if a
 *     session was counted on several pages
 * @param affected the sessions with each signal; unknown signals are missing, never zero
 * @param means averages per session, such as scroll depth, without a variance
 */
public record Tally(
    double sessions, double effective, Map<Signal, Double> affected, Map<Measure, Double> means) {
  public Tally {
    affected = copy(affected, Signal.class);
    means = copy(means, Measure.class);
    affected.values().forEach(each -> new Counts(sessions, each, effective));
    new Counts(sessions, 0, effective);
  }

  private static final double PERCENT = 100;

  /** The rounding of Clarity's percentages. */
  private static final double ROUNDING = 0.00501;

  /** No sessions. */
  public static final Tally EMPTY = new Tally(0, 0, zeros(), Map.of());

  /**
   * Reads a row. If bounds give more affected sessions than sessions, uses the number of sessions;
   * if Clarity's share isn't that of the counts, the share.
   *
   * @return empty if the row doesn't contain sessions
   */
  public static Optional<Tally> of(Facts facts) {
    if (!facts.has(Measure.SESSIONS)) {
      return Optional.empty();
    }
    double sessions = facts.get(Measure.SESSIONS, 0);
    double effective = Math.min(sessions, facts.get(Measure.USERS, sessions));
    Map<Signal, Double> affected = new EnumMap<>(Signal.class);
    for (Signal signal : Signal.values()) {
      double known = affected(facts, signal);
      if (!Double.isNaN(known)) {
        affected.put(signal, known);
      }
    }
    Map<Measure, Double> means = new EnumMap<>(Measure.class);
    facts.values().forEach((measure, value) -> putMean(means, measure, value));
    return Optional.of(new Tally(sessions, effective, affected, means));
  }

  /** The affected sessions of a row with sessions, as {@link #of} reads them; NaN if unknown. */
  public static double affected(Facts facts, Signal signal) {
    double known = facts.get(signal.sessions(), Double.NaN);
    return Math.min(ofShare(facts, signal, known), facts.get(Measure.SESSIONS, Double.NaN));
  }

  /**
   * The affected sessions that have Clarity's share in a row. Where Clarity's blocks disagree, that
   * share is one of fewer sessions than the row has.
   */
  private static double ofShare(Facts facts, Signal signal, double known) {
    double sessions = facts.get(Measure.SESSIONS, 0);
    double told = facts.get(signal.sessionPercent(), Double.NaN) / PERCENT * sessions;
    return Math.abs(told - known) > ROUNDING / PERCENT * sessions ? told : known;
  }

  /**
   * What is left of these sessions without some of them; empty if that is impossible, because the
   * counts are of other sessions.
   */
  public Optional<Tally> minus(Tally part) {
    double left = sessions - part.sessions;
    Map<Signal, Double> hit = new EnumMap<>(Signal.class);
    affected.forEach(
        (signal, all) -> {
          if (part.affected.containsKey(signal)) {
            hit.put(signal, all - part.affected.getOrDefault(signal, 0.0));
          }
        });
    boolean isPossible =
        left >= 0 && hit.values().stream().allMatch(each -> each >= 0 && each <= left);
    double independent = sessions == 0 ? 0 : Math.min(left, left * effective / sessions);
    return isPossible ? Optional.of(new Tally(left, independent, hit, Map.of())) : Optional.empty();
  }

  /** A copy that knows only some signals. */
  public Tally only(Set<Signal> signals) {
    Map<Signal, Double> some = new EnumMap<>(Signal.class);
    some.putAll(affected);
    some.keySet().retainAll(signals);
    return new Tally(sessions, effective, some, means);
  }

  /** A copy that knows only some means. */
  public Tally onlyMeans(Set<Measure> measures) {
    Map<Measure, Double> some = new EnumMap<>(Measure.class);
    some.putAll(means);
    some.keySet().retainAll(measures);
    return new Tally(sessions, effective, affected, some);
  }

  /**
   * The sum of rows: adds counts and weights means by sessions. A signal is unknown if it is
   * unknown in one of the rows.
   */
  public static Tally sum(Collection<Tally> parts) {
    double sessions = 0;
    double effective = 0;
    Map<Signal, Double> affected = new EnumMap<>(Signal.class);
    for (Signal signal : Signal.values()) {
      if (parts.stream().allMatch(part -> part.affected().containsKey(signal))) {
        affected.put(signal, 0.0);
      }
    }
    Map<Measure, Double> means = new EnumMap<>(Measure.class);
    for (Tally part : parts) {
      sessions += part.sessions();
      effective += part.effective();
      part.means()
          .forEach((measure, mean) -> means.merge(measure, mean * part.sessions(), Double::sum));
      affected.replaceAll((signal, sum) -> sum + part.affected().getOrDefault(signal, 0.0));
    }
    double weight = sessions;
    means.replaceAll((measure, sum) -> weight == 0 ? 0 : sum / weight);
    return new Tally(sessions, Math.min(sessions, effective), affected, means);
  }

  /**
   * A copy for the sum of several pages, in which a session counts once on each page. Treats all
   * page visits of a session as identical.
   *
   * @param visitsPerSession the sum of sessions over all pages divided by the site's sessions; at
   *     least 1
   * @param largestPart the sessions of the largest page, which are all different
   */
  public Tally overPages(double visitsPerSession, double largestPart) {
    double spread = sessions / Math.max(1, visitsPerSession);
    double distinct = Math.min(sessions, Math.max(spread, largestPart));
    return new Tally(sessions, Math.min(effective, distinct), affected, means);
  }

  /** The counts of a signal; empty if unknown. */
  Optional<Counts> counts(Signal signal) {
    return Optional.ofNullable(affected.get(signal))
        .map(known -> new Counts(sessions, known, effective));
  }

  private static void putMean(Map<Measure, Double> means, Measure measure, double value) {
    if (measure.kind() == Measure.Kind.MEAN) {
      means.put(measure, value);
    }
  }

  private static Map<Signal, Double> zeros() {
    Map<Signal, Double> zeros = new EnumMap<>(Signal.class);
    for (Signal signal : Signal.values()) {
      zeros.put(signal, 0.0);
    }
    return zeros;
  }

  private static <K extends Enum<K>> Map<K, Double> copy(Map<K, Double> given, Class<K> type) {
    Map<K, Double> copy = new EnumMap<>(type);
    copy.putAll(given);
    return Collections.unmodifiableMap(copy);
  }
}
