package io.claritytoolbox.insight;

import io.claritytoolbox.insight.MantelHaenszel.Pair;
import io.claritytoolbox.model.Dimension;
import io.claritytoolbox.model.Signal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The part of a group in which a problem is concentrated, such as {@code Browser} {@code
 * MobileSafari}.
 *
 * @param value null if Clarity gave none
 * @param percent the share of the part's sessions with the signal
 * @param elsewherePercent the share of the group's other sessions with the signal
 * @param p the p-value of this contrast, adjusted for the number of parts tested
 */
public record Carrier(
    Signal signal,
    Dimension dimension,
    @Nullable String value,
    double percent,
    double elsewherePercent,
    double p) {
  /**
   * A group's sessions by one further dimension.
   *
   * @param known by value; null for the sessions to which Clarity gave none
   * @param rest the sessions of the group whose value is unknown, because a cut export lacks them
   */
  public record Parts(Map<@Nullable String, Tally> known, Tally rest) {
    public Parts {
      known = Collections.unmodifiableMap(new LinkedHashMap<>(known));
    }

    /** Parts that are the whole group. */
    public static Parts whole(Map<? extends @Nullable String, Tally> known) {
      return new Parts(new LinkedHashMap<>(known), Tally.EMPTY);
    }
  }

  /** The share of the excess that a part needs to be reported. */
  private static final double MOST = 0.5;

  private static final double LEVEL = 0.05;
  private static final double PERCENT = 100;

  /**
   * For each dimension, finds the value that contains most of a group's excess and differs
   * significantly from the rest of the group. Returns the most significant first.
   *
   * @param finer the group's sessions by further dimensions
   * @param excess affected sessions above the expected number
   */
  static List<Carrier> of(Signal signal, double excess, Map<Dimension, Parts> finer) {
    List<Carrier> carriers = new ArrayList<>();
    finer.forEach(
        (dimension, parts) -> clearest(signal, excess, dimension, parts).ifPresent(carriers::add));
    carriers.sort(Comparator.comparingDouble(Carrier::p));
    return carriers;
  }

  private static Optional<Carrier> clearest(
      Signal signal, double excess, Dimension dimension, Parts parts) {
    Counts all =
        Stream.concat(parts.known.values().stream(), Stream.of(parts.rest))
            .flatMap(part -> part.counts(signal).stream())
            .reduce(Counts.NONE, Counts::plus);
    List<Carrier> carriers = new ArrayList<>();
    for (Map.Entry<@Nullable String, Tally> part : parts.known.entrySet()) {
      Counts here = part.getValue().counts(signal).orElse(Counts.NONE);
      Counts elsewhere = all.minus(here);
      MantelHaenszel contrast = new MantelHaenszel(List.of(new Pair(elsewhere, here)));
      double carried = here.affected() - here.sessions() * elsewhere.rate();
      if (contrast.compares() && excess > 0 && carried >= MOST * excess) {
        double p = Math.min(1, contrast.p() * parts.known.size());
        carriers.add(
            new Carrier(
                signal,
                dimension,
                part.getKey(),
                PERCENT * here.rate(),
                PERCENT * elsewhere.rate(),
                p));
      }
    }
    return carriers.stream()
        .filter(each -> each.p < LEVEL)
        .min(Comparator.comparingDouble(Carrier::p));
  }
}
