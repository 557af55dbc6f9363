package io.claritytoolbox.differential;

import io.claritytoolbox.differential.Session.Nature;
import io.claritytoolbox.model.Dimension;
import io.claritytoolbox.model.Signal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/** Generates a site's sessions from a seed. */
final class SiteMaker {
  /** The longest session, in milliseconds. */
  static final long LONGEST = 6 * 3_600_000L;

  private static final int MOST_PAGES = 7;
  private static final Duration MORNING = Duration.ofHours(6);

  /** Every such page is changed by the release. */
  private static final int PAGES_APART = 6;

  private static final double RETURNS = 0.35;

  /**
   * Page views begin late in their second, so that rounding an instant down to the second changes
   * no window.
   */
  private static final int LATE_IN_THE_SECOND = 950;

  private final Traits traits;
  private final Pages pages;
  private final Crowd crowd;
  private final SplittableRandom random;
  private final long release;
  private final List<Session> sessions = new ArrayList<>();
  private final List<Map<Dimension, Value>> people = new ArrayList<>();

  private SiteMaker(Traits traits, long seed, Scrubbing scrubbing, Instant release) {
    this.traits = traits;
    this.release = release.toEpochMilli();
    this.random = new SplittableRandom(seed);
    this.pages = new Pages(traits, random, scrubbing);
    this.crowd = new Crowd(traits, random, scrubbing);
  }

  /**
   * Makes a site that changes on one of its last days: some pages get script errors, and some are
   * replaced by others.
   */
  static Site make(Traits traits, long seed, Scrubbing scrubbing, Instant start, int days) {
    int daysAfter = 1 + Math.max(1, (days - 3) * 2 / 5);
    Instant release =
        start.plus(Span.DAY.multipliedBy(Math.max(0, days - daysAfter))).plus(MORNING);
    return new SiteMaker(traits, seed, scrubbing, release).make(start, days);
  }

  private Site make(Instant start, int days) {
    double volume = traits.sessionsPerDay;
    for (int day = 0; day < days; day++) {
      int count = (int) Math.round(volume * (0.85 + 0.3 * random.nextDouble()));
      for (int index = 0; index < count; index++) {
        sessions.add(session(start.plus(Span.DAY.multipliedBy(day)).plusSeconds(second())));
      }
      volume *= traits.growth;
    }
    sessions.sort(Comparator.comparing(session -> session.visits().get(0).at()));
    return new Site(traits, List.copyOf(sessions));
  }

  private Session session(Instant start) {
    double luck = random.nextDouble();
    Nature nature =
        luck < traits.bots
            ? Nature.BOT
            : luck < traits.bots + traits.ghosts ? Nature.GHOST : Nature.PERSON;
    boolean returns = !people.isEmpty() && random.nextDouble() < RETURNS;
    int user = returns ? random.nextInt(people.size()) : people.size();
    if (!returns) {
      people.add(crowd.visitor());
    }
    Map<Dimension, Value> values = new EnumMap<>(people.get(user));
    values.putAll(crowd.acquisition());
    boolean measured = random.nextDouble() >= traits.unmeasured;
    return new Session(nature, user, measured, values, crowd.referrer(), visits(nature, start));
  }

  private List<Visit> visits(Nature nature, Instant start) {
    int most = nature == Nature.PERSON ? MOST_PAGES : 2;
    int count = 1;
    while (count < most && random.nextDouble() < 0.6) {
      count++;
    }
    long at = start.toEpochMilli() + LATE_IN_THE_SECOND;
    List<Visit> visits = new ArrayList<>(count);
    for (int index = 0; index < count; index++) {
      visits.add(visit(nature, at));
      at += 1_000L * (3 + random.nextInt(60 * traits.minutesBetween));
    }
    return visits;
  }

  private Visit visit(Nature nature, long at) {
    int page = pageAt(at);
    int active = 2 + random.nextInt(60);
    @Nullable Value address = nature == Nature.GHOST ? new Value(null, null) : pages.address(page);
    return new Visit(
        at,
        address,
        pages.title(page),
        active,
        active + random.nextInt(100),
        random.nextInt(101),
        nature == Nature.PERSON ? events(page, at) : Map.of());
  }

  private int pageAt(long at) {
    int page = pages.pick();
    return switch (page % PAGES_APART) {
      case 2 -> at >= release ? page + 1 : page;
      case 3 -> at < release ? page - 1 : page;
      default -> page;
    };
  }

  private Map<Signal, Integer> events(int page, long at) {
    Map<Signal, Integer> events = new EnumMap<>(Signal.class);
    for (Signal signal : Signal.values()) {
      boolean isBroken = signal == Signal.SCRIPT_ERRORS && at >= release && page % PAGES_APART == 0;
      double chance = isBroken ? 0.5 : 0.02 + 0.015 * ((page + 3 * signal.ordinal()) % 6);
      if (random.nextDouble() < chance) {
        events.put(signal, 1 + random.nextInt(4));
      }
    }
    return events;
  }

  private int second() {
    if (traits.late && random.nextDouble() < 0.6) {
      int end = random.nextBoolean() ? 6 * 3_600 : 24 * 3_600;
      return end - 1 - random.nextInt(3_000);
    }
    // There is activity at all hours, but little before six.
    return random.nextDouble() < 0.1 ? random.nextInt(21_600) : 21_600 + random.nextInt(64_800);
  }
}
