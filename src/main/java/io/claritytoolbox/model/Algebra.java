package io.claritytoolbox.model;

import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The measure algebra: what becomes of each measure when rows are merged, and how exact the result
 * is. It follows from what Clarity counts: a session has one value of each of its attributes, is
 * counted once in every address it visits, and once in every window it reaches into; a user comes
 * back under all of them; an occurrence happens once.
 */
public final class Algebra {
  /**
   * From here on an affected-sessions count, which Clarity gives as a percentage of two decimals,
   * is no longer determined by it.
   */
  public static final int ROUNDED_FROM = 10_000;

  private static final double PERCENT = 100;

  private Algebra() {}

  /** What rows are merged over. */
  public enum Over {
    /** Device, Country and all else that a session has once. */
    SESSION_ATTRIBUTES,
    /** Addresses. */
    ADDRESSES,
    /** Adjoining stretches of time. */
    WINDOWS
  }

  /** How exact a merged measure is, its parts being exact; empty where it can't be derived. */
  public static Optional<Quality> quality(Measure measure, Over over) {
    return switch (measure.kind()) {
      case EVENTS -> Optional.of(Quality.EXACT);
      case SESSIONS ->
          Optional.of(over == Over.SESSION_ATTRIBUTES ? Quality.EXACT : Quality.UPPER_BOUND);
      case USERS -> Optional.of(Quality.UPPER_BOUND);
      case RATE -> Optional.of(over == Over.SESSION_ATTRIBUTES ? Quality.EXACT : Quality.ESTIMATE);
      case MEAN ->
          measure == Measure.PAGES_PER_SESSION && over == Over.ADDRESSES
              ? Optional.empty()
              : Optional.of(Quality.ESTIMATE);
    };
  }

  /** How exact a measure is after merging over several things; empty where it can't be derived. */
  public static Optional<Quality> quality(Measure measure, Collection<Over> overs) {
    Optional<Quality> worst = Optional.of(Quality.EXACT);
    for (Over over : overs) {
      Optional<Quality> next = quality(measure, over);
      worst = worst.flatMap(known -> next.map(known::and));
    }
    return worst;
  }

  /**
   * Merges the facts of rows. Counts add up over the parts that know them; means are weighted by
   * sessions; rates are left out, to be recombined by {@link #withRates}; so is what can't be
   * derived.
   */
  public static Facts merge(List<Facts> parts, Set<Over> over) {
    if (parts.size() == 1) {
      return parts.get(0);
    }
    Map<Measure, Double> merged = new EnumMap<>(Measure.class);
    for (Measure measure : Measure.values()) {
      if (measure.kind() != Measure.Kind.RATE && quality(measure, over).isPresent()) {
        merge(measure, parts).ifPresent(value -> merged.put(measure, value));
      }
    }
    return new Facts(merged);
  }

  /**
   * Whether every part that has sessions knows a measure. Where one doesn't, what is merged from
   * the others can be too small.
   */
  public static boolean isKnownThroughout(Measure measure, List<Facts> parts) {
    return parts.stream().allMatch(part -> part.has(measure) || part.get(Measure.SESSIONS, 0) == 0);
  }

  /**
   * What a longer window has beyond a shorter one that ends with it. Counts are subtracted; users
   * stay as they were in the longer one, an upper bound; means and rates are left out. What comes
   * out negative is left out: it is unknown.
   */
  public static Facts subtract(Facts longer, Facts shorter) {
    Map<Measure, Double> rest = new EnumMap<>(Measure.class);
    longer
        .values()
        .forEach(
            (measure, value) -> {
              double left = measure == Measure.USERS ? value : value - shorter.get(measure, 0);
              boolean isCount =
                  measure.kind() != Measure.Kind.MEAN && measure.kind() != Measure.Kind.RATE;
              if (isCount && left >= 0) {
                rest.put(measure, left);
              }
            });
    return new Facts(rest);
  }

  /** Adds the share of affected sessions wherever both counts are known and there are sessions. */
  public static Facts withRates(Facts facts) {
    Map<Measure, Double> all = new EnumMap<>(Measure.class);
    all.putAll(facts.values());
    double sessions = facts.get(Measure.SESSIONS, 0);
    for (Signal signal : Signal.values()) {
      double affected = facts.get(signal.sessions(), Double.NaN);
      if (sessions > 0 && !Double.isNaN(affected)) {
        all.put(signal.sessionPercent(), PERCENT * affected / sessions);
      }
    }
    return new Facts(all);
  }

  private static Optional<Double> merge(Measure measure, List<Facts> parts) {
    List<Facts> knowing = parts.stream().filter(part -> part.has(measure)).toList();
    if (knowing.isEmpty()) {
      return Optional.empty();
    }
    return measure.kind() == Measure.Kind.MEAN
        ? weightedMean(measure, knowing)
        : Optional.of(knowing.stream().mapToDouble(part -> part.get(measure, 0)).sum());
  }

  private static Optional<Double> weightedMean(Measure measure, List<Facts> parts) {
    double weight = 0;
    double sum = 0;
    for (Facts part : parts) {
      double sessions = part.get(Measure.SESSIONS, 0);
      weight += sessions;
      sum += sessions * part.get(measure, 0);
    }
    if (weight > 0) {
      return Optional.of(sum / weight);
    }
    return parts.size() == 1 ? Optional.of(parts.get(0).get(measure, 0)) : Optional.empty();
  }
}
