package io.claritytoolbox.demo;

import io.claritytoolbox.demo.Session.Visitor;
import io.claritytoolbox.model.Signal;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.Map;
import java.util.SplittableRandom;

/** The signals on page views of one day: few on most pages, many on some. */
final class Friction {
  private static final int MOST_OCCURRENCES = 6;

  /** Probabilities for one page view. Over a session they give typical rates of real sites. */
  private static final Map<Signal, Double> USUAL =
      Map.of(
          Signal.RAGE_CLICKS, 0.0012,
          Signal.DEAD_CLICKS, 0.02,
          Signal.QUICKBACKS, 0.018,
          Signal.SCRIPT_ERRORS, 0.002,
          Signal.ERROR_CLICKS, 0.001,
          Signal.EXCESSIVE_SCROLLS, 0.0015);

  private static final Map<Signal, Double> SIZE_GUIDE =
      worse(Map.of(Signal.DEAD_CLICKS, 0.07, Signal.QUICKBACKS, 0.05));

  private static final Map<Signal, Double> PAYMENT =
      worse(
          Map.of(Signal.RAGE_CLICKS, 0.03, Signal.SCRIPT_ERRORS, 0.04, Signal.ERROR_CLICKS, 0.015));

  private static final Map<Signal, Double> PAYMENT_IN_MOBILE_SAFARI =
      worse(Map.of(Signal.RAGE_CLICKS, 0.8, Signal.SCRIPT_ERRORS, 0.9, Signal.ERROR_CLICKS, 0.6));

  private final LocalDate day;
  private final Story story;

  Friction(LocalDate day, Story story) {
    this.day = day;
    this.story = story;
  }

  /** The signals on one page view, with their occurrences. */
  Map<Signal, Integer> on(PageKind kind, Visitor visitor, SplittableRandom random) {
    Map<Signal, Double> chances = chances(kind, visitor);
    Map<Signal, Integer> happened = new EnumMap<>(Signal.class);
    for (Signal signal : Signal.values()) {
      if (random.nextDouble() < chances.getOrDefault(signal, 0.0)) {
        happened.put(signal, signal == Signal.QUICKBACKS ? 1 : occurrences(random));
      }
    }
    return happened;
  }

  private Map<Signal, Double> chances(PageKind kind, Visitor visitor) {
    return switch (kind) {
      case SIZE_GUIDE -> SIZE_GUIDE;
      case SEARCH -> worse(story.onSearch(day));
      case PAYMENT -> isBroken(visitor) ? PAYMENT_IN_MOBILE_SAFARI : PAYMENT;
      default -> USUAL;
    };
  }

  private boolean isBroken(Visitor visitor) {
    return visitor.browser().equals("MobileSafari") && story.isReleased(day);
  }

  private static int occurrences(SplittableRandom random) {
    int times = 1;
    while (times < MOST_OCCURRENCES && random.nextInt(5) < 2) {
      times++;
    }
    return times;
  }

  private static Map<Signal, Double> worse(Map<Signal, Double> chances) {
    Map<Signal, Double> all = new EnumMap<>(USUAL);
    all.putAll(chances);
    return all;
  }
}
