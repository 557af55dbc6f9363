package io.claritytoolbox.insight;

import io.claritytoolbox.model.Dimension;
import io.claritytoolbox.model.Measure;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Selects the deviations that no other deviation explains. A change of one page in one browser also
 * shows on the page, in the browser and on the site, and a change of the whole site shows on every
 * page. A part therefore gives way to the largest group around it whose other sessions changed at
 * least as much as the part certainly did. For a group, only the change without the excess of
 * already selected deviations counts.
 */
final class Explanation {
  private static final double NEARLY_ALL = 0.75;

  private final Map<Measure, Map<Map<Dimension, String>, Deviation>> known = new HashMap<>();
  private final Set<Set<Dimension>> breakdowns = new HashSet<>();

  Explanation(List<Deviation> all) {
    for (Deviation each : all) {
      known.computeIfAbsent(each.measure(), measure -> new HashMap<>()).put(each.group(), each);
      breakdowns.add(each.group().keySet());
    }
  }

  /**
   * The deviations that no other one explains, most significant first.
   *
   * @param clearestFirst deviations with p-values up to {@code level}
   */
  List<Deviation> news(List<Deviation> clearestFirst, double level) {
    double bar = Rates.distance(level);
    Map<Measure, List<Deviation>> byMeasure = new HashMap<>();
    List<Deviation> news = new ArrayList<>();
    for (Deviation each : clearestFirst) {
      List<Deviation> earlier =
          byMeasure.computeIfAbsent(each.measure(), measure -> new ArrayList<>());
      if (remains(each, earlier, bar)) {
        Deviation named = whole(part(each, clearestFirst));
        if (earlier.stream().noneMatch(other -> other.group().equals(named.group()))) {
          earlier.add(named);
          news.add(named);
        }
      }
    }
    return news;
  }

  /** The part that contains nearly all of a group's change; the group itself if there is none. */
  private static Deviation part(Deviation whole, List<Deviation> clearest) {
    Deviation smallest = whole;
    for (Deviation each : clearest) {
      if (each.measure() == whole.measure()
          && each.group().size() > smallest.group().size()
          && each.group().entrySet().containsAll(smallest.group().entrySet())
          && each.excess() / smallest.excess() >= NEARLY_ALL
          && !changedAlike(each, smallest)) {
        smallest = each;
      }
    }
    return smallest;
  }

  /**
   * The largest group around this one whose other sessions changed alike; this one if there is
   * none.
   */
  private Deviation whole(Deviation part) {
    Deviation largest = part;
    for (Deviation each : known.getOrDefault(part.measure(), Map.of()).values()) {
      if (each.group().size() < largest.group().size()
          && part.group().entrySet().containsAll(each.group().entrySet())
          && changedAlike(part, each)) {
        largest = each;
      }
    }
    return largest.equals(part) ? part : largest.withP(part.p());
  }

  private static boolean changedAlike(Deviation part, Deviation whole) {
    double expected = whole.expected() - part.expected();
    if (expected <= 0 || part.before() == 0) {
      return false;
    }
    double rest = (whole.counted() - part.counted()) / expected - 1;
    return part.excess() > 0
        ? rest >= part.interval().low() / part.before()
        : rest <= part.interval().high() / part.before();
  }

  private boolean remains(Deviation each, List<Deviation> earlier, double bar) {
    double sign = Math.signum(each.excess());
    double left = Math.abs(each.excess());
    double all = left;
    for (Deviation other : earlier) {
      if (sign * other.excess() > 0) {
        left -= Math.min(left, sign * shared(other, each));
      }
    }
    return left == all || Rates.distance(each.p()) * left / all >= bar;
  }

  /** The part of one deviation's excess that lies in another group. */
  private double shared(Deviation explaining, Deviation in) {
    Optional<Map<Dimension, String>> both = intersection(explaining.group(), in.group());
    if (both.isEmpty()) {
      return 0;
    }
    Map<Dimension, String> group = both.get();
    if (group.size() == explaining.group().size()) {
      return explaining.excess();
    }
    double portion = explaining.expected() == 0 ? 1 : in.expected() / explaining.expected();
    if (group.size() == in.group().size() || !breakdowns.contains(group.keySet())) {
      return explaining.excess() * Math.min(1, portion);
    }
    Deviation overlap = known.getOrDefault(in.measure(), Map.of()).get(group);
    return overlap == null || overlap.excess() * explaining.excess() < 0 ? 0 : overlap.excess();
  }

  /** Empty if no session can be in both groups. */
  private static Optional<Map<Dimension, String>> intersection(
      Map<Dimension, String> one, Map<Dimension, String> other) {
    Map<Dimension, String> both = new HashMap<>(one);
    for (Map.Entry<Dimension, String> each : other.entrySet()) {
      String value = both.put(each.getKey(), each.getValue());
      if (value != null && !value.equals(each.getValue())) {
        return Optional.empty();
      }
    }
    return Optional.of(both);
  }
}
