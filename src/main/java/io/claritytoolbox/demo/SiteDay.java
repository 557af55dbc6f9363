package io.claritytoolbox.demo;

import io.claritytoolbox.demo.Session.Visitor;
import io.claritytoolbox.demo.Sitemap.Page;
import io.claritytoolbox.demo.Sitemap.PageKind;
import io.claritytoolbox.model.Signal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/** The sessions of one UTC day, determined by the site and the date. */
final class SiteDay {
  /** Returning users came first within this many days before. */
  private static final int RETURN_DAYS = 7;

  private static final double RETURN_PROBABILITY = 0.35;

  /** Sessions from Monday to Sunday, in percent of an average day. */
  private static final int[] WEEKDAYS = {104, 98, 95, 94, 90, 108, 111};

  private static final int[] HOURS = {
    8, 5, 3, 2, 2, 4, 10, 20, 32, 40, 45, 48, 52, 48, 45, 44, 46, 50, 58, 66, 70, 62, 40, 20
  };
  private static final Weighted<Integer> HOUR = new Weighted<>();

  static {
    for (int hour = 0; hour < HOURS.length; hour++) {
      HOUR.or(HOURS[hour], hour);
    }
  }

  private final SiteShape shape;
  private final Sitemap sitemap;
  private final Story story;
  private final LocalDate date;
  private final SplittableRandom random;

  SiteDay(SiteShape shape, Sitemap sitemap, Story story, LocalDate date) {
    this.shape = shape;
    this.sitemap = sitemap;
    this.story = story;
    this.date = date;
    this.random = random(shape.seed(), date.toEpochDay());
  }

  /** The sessions, by start time. */
  List<Session> sessions() {
    int count = volume();
    List<Session> sessions = new ArrayList<>(count);
    for (int index = 0; index < count; index++) {
      sessions.add(random.nextInt(100) < shape.botPercent() ? bot(index) : person(index));
    }
    int more = count * story.campaignPercent(date) / 100;
    for (int index = 0; index < more; index++) {
      sessions.add(person(count + index).from(Story.CAMPAIGN));
    }
    sessions.sort(Comparator.comparing(Session::start));
    return sessions;
  }

  private int volume() {
    double percent = WEEKDAYS[date.getDayOfWeek().getValue() - 1];
    double variation = 0.96 + 0.08 * random.nextDouble();
    return (int) Math.round(shape.sessionsPerDay() * percent / 100 * variation);
  }

  private Session person(int index) {
    long user =
        random.nextDouble() < RETURN_PROBABILITY
            ? userOfEarlierDay()
            : user(date.toEpochDay(), index);
    Visitor visitor = Audience.visitor(random(shape.seed(), user));
    List<PageVisit> visits = new ArrayList<>();
    for (PageKind kind : Sitemap.walk(random)) {
      visits.add(visit(kind, visitor));
    }
    return new Session(start(), user, false, visitor, Audience.acquisition(random), visits);
  }

  /** Bots load one or two pages and do nothing there. */
  private Session bot(int index) {
    List<PageVisit> visits = new ArrayList<>();
    int pages = 1 + random.nextInt(2);
    for (int page = 0; page < pages; page++) {
      Page seen = sitemap.pick(page == 0 ? PageKind.HOME : PageKind.PRODUCT, random);
      visits.add(new PageVisit(seen.address(), seen.title(), 0, 0, 1, Map.of()));
    }
    long user = -user(date.toEpochDay(), index);
    return new Session(start(), user, true, Audience.BOT, Audience.DIRECT, visits);
  }

  private PageVisit visit(PageKind kind, Visitor visitor) {
    Page page = sitemap.pick(kind, random);
    Map<Signal, Integer> signals = story.signals(date, kind, visitor, random);
    boolean wentBack = signals.containsKey(Signal.QUICKBACKS);
    int active = wentBack ? 1 + random.nextInt(4) : 3 + random.nextInt(kind.isCheckout() ? 90 : 45);
    int idle = wentBack ? 0 : random.nextInt(120);
    int scrolled = wentBack ? random.nextInt(20) : 25 + random.nextInt(76);
    return new PageVisit(page.address(), page.title(), scrolled, active, active + idle, signals);
  }

  private Instant start() {
    return date.atStartOfDay(ZoneOffset.UTC)
        .toInstant()
        .plus(Duration.ofHours(HOUR.pick(random)))
        .plusMillis(random.nextInt(3_600_000));
  }

  private long userOfEarlierDay() {
    long day = date.toEpochDay() - 1 - random.nextInt(RETURN_DAYS);
    return user(day, random.nextInt(shape.sessionsPerDay()));
  }

  private static long user(long day, int index) {
    return day * 1_000_000 + index;
  }

  /** Random numbers for a day or a user, with well-mixed seeds. */
  private static SplittableRandom random(long seed, long number) {
    return new SplittableRandom(seed * 0xbf58476d1ce4e5b9L ^ number * 0x94d049bb133111ebL);
  }
}
