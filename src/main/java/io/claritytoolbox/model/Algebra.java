package io.claritytoolbox.model;

import java.util.DoubleSummaryStatistics;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;

/**
 * The measure algebra: what becomes of each measure when rows are merged or windows subtracted. It
 * follows from what Clarity counts: a session has one value of each of its attributes, is counted
 * once in every address it visits, and once in every window it reaches into; a user comes back
 * under all of them; an occurrence happens once.
 */
public final class Algebra {
  /**
   * From here on an affected-sessions count, which Clarity gives as a percentage of two decimals,
   * is no longer determined by it.
   */
  public static final int ROUNDED_FROM = 10_000;

  private static final double PERCENT = 100;

  /**
   * The part of the sessions of merged rows whose mean has to be known for a mean of all. A share
   * of few sessions can rest on any of them, so all have to be known.
   */
  private static final double MOST = 0.75;

  /** The part of sessions that, counted twice, leaves means and shares a fifth off at most. */
  private static final double FEW = 1.0 / 6;

  private Algebra() {}

  /** What is merged. */
  public enum Over {
    /** Device, Country and all else that a session has once. */
    SESSION_ATTRIBUTES,
    /** Addresses. */
    ADDRESSES,
    /** Adjoining stretches of time. */
    WINDOWS
  }

  /**
   * Merges rows as Clarity sent them into one. Counts add up over the parts that know them; means
   * are weighted by sessions, shares follow from counts, and what can't be derived is left out. The
   * row has to remember of how many it was merged.
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
   * Whether few sessions can be in several addresses: all of them together are no fewer than those
   * of the largest, so only those of the others can be counted twice.
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

  /** Merges groups. A measure that a part with sessions doesn't know is not bounded from above. */
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
   * Sessions and users that are counted once in each of several addresses or windows, users in each
   * of any rows, are fewer than their sum: that is an upper bound. Sessions that cross from one
   * window to the next are few, so their sum stays near.
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

  /** Where there are no sessions nothing happened. */
  private static Figure count(Measure measure, Figures part) {
    boolean isEmpty = part.get(Measure.SESSIONS).equals(Figure.exact(0));
    return isEmpty && !part.known().containsKey(measure) ? Figure.exact(0) : part.get(measure);
  }

  /**
   * Means and shares weighted by sessions. Seconds and affected sessions add up over addresses, and
   * would have to be divided by sessions that are counted once.
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

  /** The shares that counts give better: exact where both are, near where both are near. */
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
   * What a longer window has beyond a shorter one that ends with it. Occurrences are subtracted. Of
   * sessions those are missing that reach into the shorter window too. Users, means, and what would
   * be negative are left out.
   */
  public static Figures subtract(Figures longer, Figures shorter) {
    Map<Measure, Figure> rest = new EnumMap<>(Measure.class);
    for (Measure measure : Measure.values()) {
      Figure whole = longer.get(measure);
      Figure part = count(measure, shorter);
      double left = whole.near() - part.near();
      if (left >= 0 && (measure.kind() == Measure.Kind.EVENTS || isOfSessions(measure))) {
        boolean isExact = whole.isExact() && part.isExact();
        Figure figure = isExact ? Figure.exact(left) : Figure.about(left);
        rest.put(measure, isOfSessions(measure) ? figure.withoutHigh() : figure);
      }
    }
    return withShares(new Figures(rest));
  }

  private static boolean isOfSessions(Measure measure) {
    return measure.kind() == Measure.Kind.SESSIONS;
  }

  /** Adds the shares that Clarity didn't give and that follow from counts. */
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
