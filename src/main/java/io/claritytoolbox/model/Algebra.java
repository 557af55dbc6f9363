package io.claritytoolbox.model;

import java.util.DoubleSummaryStatistics;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;

/**
 * Computes measures when rows are merged or windows subtracted. The rules follow from how Clarity
 * counts: a session has one value of each session attribute and counts once in every address and
 * every window that it touches; a user can return under all of them; an event happens once.
 */
public final class Algebra {
  /**
   * From this many sessions on, a percentage with two decimals no longer determines the count of
   * affected sessions.
   */
  public static final int ROUNDED_FROM = 10_000;

  private static final double PERCENT = 100;

  /**
   * The part of the sessions whose mean must be known for a mean of all. For rates all must be
   * known, because a few sessions can make the difference.
   */
  private static final double MOST = 0.75;

  /**
   * If at most this part of the sessions is counted twice, means and rates are off by a fifth at
   * most.
   */
  private static final double FEW = 1.0 / 6;

  /**
   * How many sessions may be involved for each one that a subtraction leaves; the roundings of
   * Clarity's means grow by this factor.
   */
  private static final double MOST_SUBTRACTED = 8;

  private Algebra() {}

  /** The kind of parts that are merged. */
  public enum Over {
    /** Values of session attributes, such as Device or Country. */
    SESSION_ATTRIBUTES,
    ADDRESSES,
    /** Adjacent windows. */
    WINDOWS
  }

  /**
   * Merges rows of Clarity into one. It adds counts over the parts that have them, weights means by
   * sessions, derives rates from counts, and leaves out measures that can't be derived. The caller
   * records how many rows were merged.
   */
  public static Facts merge(List<Facts> parts, Set<Over> over) {
    if (parts.size() == 1) {
      return parts.get(0);
    }
    boolean isOnce = !over.contains(Over.ADDRESSES) || areNearlyOnce(parts);
    Map<Measure, Double> merged = new EnumMap<>(Measure.class);
    for (Measure measure : Measure.values()) {
      List<Facts> knowing = parts.stream().filter(part -> part.has(measure)).toList();
      if (measure.isCount() && !knowing.isEmpty()) {
        merged.put(measure, knowing.stream().mapToDouble(part -> part.get(measure, 0)).sum());
      } else if (derives(measure, over, isOnce)) {
        weighted(measure, knowing).ifPresent(mean -> merged.put(measure, mean));
      }
    }
    Facts facts = new Facts(merged);
    return isOnce ? withRates(facts) : facts;
  }

  /**
   * Whether few sessions can be in several addresses. All sessions are at least those of the
   * largest address, so only those of the other addresses can be counted twice.
   */
  private static boolean areNearlyOnce(List<Facts> parts) {
    DoubleSummaryStatistics sessions =
        parts.stream().mapToDouble(part -> part.get(Measure.SESSIONS, 0)).summaryStatistics();
    return sessions.getSum() - sessions.getMax() <= FEW * sessions.getSum();
  }

  private static boolean derives(Measure measure, Set<Over> over, boolean isOnce) {
    return switch (measure) {
      case SCROLL_DEPTH_PERCENT -> true;
      case ACTIVE_SECONDS, TOTAL_SECONDS -> isOnce;
      case PAGES_PER_SESSION -> !over.contains(Over.ADDRESSES);
      default -> false;
    };
  }

  private static OptionalDouble weighted(Measure measure, List<Facts> knowing) {
    double weight = knowing.stream().mapToDouble(part -> part.get(Measure.SESSIONS, 0)).sum();
    return weight == 0
        ? OptionalDouble.empty()
        : OptionalDouble.of(
            knowing.stream()
                .mapToDouble(part -> part.get(Measure.SESSIONS, 0) / weight * part.get(measure, 0))
                .sum());
  }

  /**
   * Merges groups. If a part with sessions lacks a measure, the result has no upper bound for it.
   */
  public static Figures merge(Over over, List<Figures> parts) {
    if (parts.size() == 1) {
      return parts.get(0);
    }
    Map<Measure, Figure> merged = new EnumMap<>(Measure.class);
    for (Measure measure : Measure.values()) {
      if (measure.isCount()) {
        merged.put(measure, sum(measure, over, parts));
      } else {
        merged.put(measure, mean(measure, over, parts));
      }
    }
    return withShares(new Figures(merged));
  }

  /**
   * Adds a count. For users, and for sessions over addresses or windows, the sum is an upper bound,
   * because they can be counted several times. Few sessions cross from one window to the next, so
   * that sum stays an estimate.
   */
  private static Figure sum(Measure measure, Over over, List<Figures> parts) {
    Figure sum =
        parts.stream().map(part -> count(measure, part)).reduce(Figure.exact(0), Figure::plus);
    return switch (measure.kind()) {
      case USERS -> sum.withoutLow().withoutNear();
      case SESSIONS ->
          switch (over) {
            case SESSION_ATTRIBUTES -> sum;
            case WINDOWS -> sum.withoutLow();
            case ADDRESSES -> sum.withoutLow().withoutNear();
          };
      case EVENTS, RATE, MEAN -> sum;
    };
  }

  /** The count of a part. It is 0 if the part has no sessions. */
  private static Figure count(Measure measure, Figures part) {
    boolean isEmpty = part.get(Measure.SESSIONS).equals(Figure.exact(0));
    return isEmpty && !part.known().containsKey(measure) ? Figure.exact(0) : part.get(measure);
  }

  /**
   * Weights means and rates by sessions. Over addresses only scroll depth can be merged, because
   * the other measures need the number of distinct sessions.
   */
  private static Figure mean(Measure measure, Over over, List<Figures> parts) {
    if (over == Over.ADDRESSES && measure != Measure.SCROLL_DEPTH_PERCENT) {
      return Figure.UNKNOWN;
    }
    double weight = 0;
    double known = 0;
    double sum = 0;
    for (Figures part : parts) {
      double sessions = weight(part.get(Measure.SESSIONS));
      weight += sessions;
      if (part.get(measure).isNear()) {
        known += sessions;
        sum += sessions * part.get(measure).near();
      }
    }
    double least = measure.kind() == Measure.Kind.RATE ? weight : MOST * weight;
    return known > 0 && known >= least ? Figure.about(sum / known) : Figure.UNKNOWN;
  }

  private static double weight(Figure sessions) {
    return sessions.isNear() ? sessions.near() : sessions.high();
  }

  /** Derives rates from counts: exact if both counts are exact, otherwise an estimate. */
  private static Figures withShares(Figures figures) {
    Map<Measure, Figure> all = new EnumMap<>(Measure.class);
    all.putAll(figures.known());
    Figure sessions = figures.get(Measure.SESSIONS);
    for (Signal signal : Signal.values()) {
      Figure affected = figures.get(signal.sessions());
      double share = PERCENT * affected.near() / sessions.near();
      if (share >= 0 && share <= PERCENT) {
        boolean isExact = affected.isExact() && sessions.isExact();
        all.put(signal.sessionPercent(), isExact ? Figure.exact(share) : Figure.about(share));
      }
    }
    return new Figures(all);
  }

  /**
   * Subtracts a window from a longer one with the same end. Events are exact. Sessions that reach
   * into the shorter window are missing from the result. Means are weighted by sessions. Users and
   * negative results are left out.
   */
  public static Figures subtract(Figures longer, Figures shorter) {
    Map<Measure, Figure> rest = new EnumMap<>(Measure.class);
    for (Measure measure : Measure.values()) {
      Figure left =
          measure.kind() == Measure.Kind.MEAN
              ? restOfMean(measure, longer, shorter)
              : restOfCount(measure, longer, shorter);
      if (left.near() >= 0) {
        rest.put(measure, left);
      }
    }
    return withShares(new Figures(rest));
  }

  private static Figure restOfCount(Measure measure, Figures longer, Figures shorter) {
    if (measure.kind() != Measure.Kind.EVENTS && !isOfSessions(measure)) {
      return Figure.UNKNOWN;
    }
    Figure whole = count(measure, longer);
    Figure part = count(measure, shorter);
    double left = whole.near() - part.near();
    boolean isExact = whole.isExact() && part.isExact();
    Figure figure = isExact ? Figure.exact(left) : Figure.about(left);
    return isOfSessions(measure) ? figure.withoutHigh() : figure;
  }

  /** The mean over the rest of the sessions, if they are so many that roundings don't matter. */
  private static Figure restOfMean(Measure measure, Figures longer, Figures shorter) {
    double whole = longer.get(Measure.SESSIONS).near();
    double part = count(Measure.SESSIONS, shorter).near();
    if (part == 0) {
      return longer.get(measure);
    }
    double left = whole * longer.get(measure).near() - part * shorter.get(measure).near();
    return whole + part <= MOST_SUBTRACTED * (whole - part)
        ? Figure.about(left / (whole - part))
        : Figure.UNKNOWN;
  }

  private static boolean isOfSessions(Measure measure) {
    return measure.kind() == Measure.Kind.SESSIONS;
  }

  /** Adds rates that Clarity did not return but that follow from counts. */
  public static Facts withRates(Facts facts) {
    Map<Measure, Double> all = new EnumMap<>(Measure.class);
    all.putAll(facts.values());
    double sessions = facts.get(Measure.SESSIONS, 0);
    for (Signal signal : Signal.values()) {
      double affected = facts.get(signal.sessions(), Double.NaN);
      if (sessions > 0 && affected <= sessions) {
        all.putIfAbsent(signal.sessionPercent(), PERCENT * affected / sessions);
      }
    }
    return new Facts(all);
  }
}
