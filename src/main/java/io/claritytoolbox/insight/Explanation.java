package io.claritytoolbox.insight;

import io.claritytoolbox.model.Dimension;
import io.claritytoolbox.model.Measure;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Selects the deviations that no other deviation explains. A change of one page in one browser also
 * shows on the page, in the browser and on the site, and a change of the whole site shows on every
 * page. The group whose own change is the likeliest explanation has the largest likelihood ratio
 * (Kulldorff 1997): a group around it is diluted by sessions that didn't change, and a part of it
 * lacks sessions that did. Of every other group, only the change without the excess of the groups
 * already selected counts.
 */
final class Explanation {
  private static final double NOTABLE = 0.05;

  private final Map<Measure, Map<Map<Dimension, String>, Deviation>> known = new HashMap<>();

  /**
   * @param all the deviations of all groups, tested or not
   */
  Explanation(Collection<Deviation> all) {
    for (Deviation each : all) {
      known.computeIfAbsent(each.measure(), measure -> new HashMap<>()).put(each.group(), each);
    }
  }

  /**
   * The deviations that no other one explains, clearest first.
   *
   * @param significant deviations with p-values up to {@code level}
   */
  List<Deviation> news(List<Deviation> significant, double level) {
    double bar = Rates.distance(level);
    Map<Measure, List<Deviation>> byMeasure = new HashMap<>();
    List<Deviation> news = new ArrayList<>();
    significant.stream()
        .sorted(Comparator.comparingDouble(each -> -each.evidence()))
        .forEach(
            each -> {
              List<Deviation> earlier =
                  byMeasure.computeIfAbsent(each.measure(), measure -> new ArrayList<>());
              if (remains(each, earlier, bar)) {
                Deviation named = around(each, level);
                earlier.add(named);
                news.add(named);
              }
            });
    return news;
  }

  /**
   * The group around this one that explains its change better, if there is one: its other sessions
   * changed too, but vary too much between days to be significant.
   */
  private Deviation around(Deviation part, double level) {
    Deviation likeliest = part;
    for (Deviation each : known.getOrDefault(part.measure(), Map.of()).values()) {
      if (each.group().size() < part.group().size()
          && part.group().entrySet().containsAll(each.group().entrySet())
          && each.excess() * part.excess() > 0
          && each.p() > level
          && each.p() <= NOTABLE
          && each.evidence() > likeliest.evidence()) {
        likeliest = each;
      }
    }
    return likeliest.equals(part) ? part : likeliest.withP(part.p());
  }

  private boolean remains(Deviation each, List<Deviation> earlier, double bar) {
    double sign = Math.signum(each.excess());
    double all = Math.abs(each.excess());
    double error = all / Rates.distance(Math.max(each.p(), Double.MIN_NORMAL));
    double left = all;
    double variance = error * error;
    for (Deviation other : earlier) {
      if (sign * other.excess() > 0) {
        Shared shared = shared(other, each);
        left -= Math.min(left, Math.max(0, sign * shared.excess));
        variance += shared.variance;
      }
    }
    return left == all || left >= bar * Math.sqrt(variance);
  }

  /** The part of one deviation's excess that lies in another group, and its variance. */
  private record Shared(double excess, double variance) {
    static final Shared NOTHING = new Shared(0, 0);
  }

  private Shared shared(Deviation explaining, Deviation in) {
    Map<Dimension, String> both = new HashMap<>(explaining.group());
    for (Map.Entry<Dimension, String> each : in.group().entrySet()) {
      String value = both.put(each.getKey(), each.getValue());
      if (value != null && !value.equals(each.getValue())) {
        return Shared.NOTHING;
      }
    }
    Map<Map<Dimension, String>, Deviation> ofMeasure = known.getOrDefault(in.measure(), Map.of());
    Deviation overlap = ofMeasure.get(both);
    return overlap == null
        ? atMost(explaining, in.group(), ofMeasure)
        : new Shared(overlap.excess(), 0);
  }

  /**
   * If the sessions in both groups are not stored, they may hold all of the excess of the smallest
   * stored group around them.
   */
  private static Shared atMost(
      Deviation explaining,
      Map<Dimension, String> in,
      Map<Map<Dimension, String>, Deviation> ofMeasure) {
    Deviation smallest = explaining;
    for (Map.Entry<Dimension, String> each : in.entrySet()) {
      Map<Dimension, String> around = new HashMap<>(explaining.group());
      around.put(each.getKey(), each.getValue());
      Deviation part = ofMeasure.get(around);
      if (part != null && Math.abs(part.excess()) < Math.abs(smallest.excess())) {
        smallest = part;
      }
    }
    return new Shared(smallest.excess(), smallest.counted());
  }
}
