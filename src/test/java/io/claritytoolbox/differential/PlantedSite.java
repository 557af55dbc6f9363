package io.claritytoolbox.differential;

import io.claritytoolbox.differential.Session.Nature;
import io.claritytoolbox.model.Dimension;
import io.claritytoolbox.model.Signal;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SplittableRandom;

/** Generates visitors for a site with known true rates. */
final class PlantedSite {
  static final Instant START = Instant.parse("2026-03-02T00:00:00Z");

  /** Typical rates of real sites, by signal. */
  private static final double[] USUAL = {0.0045, 0.09, 0.12, 0.012, 0.004, 0.03};

  private static final Signal[] SIGNALS = Signal.values();
  private static final int MOST_PAGES = 4;
  private static final int LATE_IN_THE_SECOND = 950;
  private static final int PEOPLE_WHO_RETURN = 4000;

  private final PlantedTraits traits;
  private final Random random;
  private final Scrubbing scrubbing = new Scrubbing();
  private final Crowd crowd;
  private final List<Session> sessions = new ArrayList<>();
  private final List<Person> people = new ArrayList<>();
  private final List<Map<Dimension, Value>> ways = new ArrayList<>();
  private final List<Value> addresses = new ArrayList<>();
  private final double[][] ofPage;
  private final double[][] ofDay;

  private record Person(Machine machine, Map<Dimension, Value> values, double clumsiness) {}

  private PlantedSite(PlantedTraits traits, long seed) {
    this.traits = traits;
    this.random = new Random(seed);
    this.crowd = new Crowd(new Traits(), new SplittableRandom(seed), scrubbing);
    this.ofPage = factors(traits.pages, traits.pagesUnlike);
    this.ofDay = factors(traits.days, traits.daysUnlike);
    for (int page = 0; page < traits.pages; page++) {
      String address = "https://shop.example" + PlantedTraits.path(page);
      addresses.add(new Value(address, scrubbing.value(Dimension.URL, address)));
    }
    for (int i = 0; i < 60; i++) {
      ways.add(crowd.acquisition());
    }
  }

  static PlantedSite of(PlantedTraits traits, long seed) {
    PlantedSite made = new PlantedSite(traits, seed);
    made.populate();
    return made;
  }

  Site site() {
    Traits wire = new Traits();
    wire.order = Traits.Order.SIZE;
    return new Site(wire, List.copyOf(sessions));
  }

  private double[][] factors(int rows, double deviation) {
    double[][] factors = new double[rows][SIGNALS.length];
    for (double[] row : factors) {
      for (int i = 0; i < row.length; i++) {
        row[i] = factor(deviation);
      }
    }
    return factors;
  }

  /** A random positive factor with mean 1. */
  private double factor(double deviation) {
    return Math.exp(deviation * random.nextGaussian() - deviation * deviation / 2);
  }

  private void populate() {
    for (int day = 0; day < traits.days; day++) {
      Instant midnight = START.plus(Span.DAY.multipliedBy(day));
      DayOfWeek weekday = LocalDate.ofInstant(midnight, ZoneOffset.UTC).getDayOfWeek();
      double rhythm = weekday.getValue() > 5 ? traits.weekend : 1;
      double mean = traits.sessionsPerDay * rhythm * factor(traits.trafficUnlike);
      int count = (int) Math.max(0, Math.rint(mean + Math.sqrt(mean) * random.nextGaussian()));
      for (int i = 0; i < count; i++) {
        sessions.add(session(midnight.plusSeconds(second()), day));
      }
    }
    sessions.sort(Comparator.comparing(each -> each.visits().get(0).at()));
  }

  /** A random second of a day, mostly in daytime. */
  private int second() {
    return random.nextDouble() < 0.1 ? random.nextInt(21_600) : 21_600 + random.nextInt(64_000);
  }

  private Session session(Instant start, int day) {
    boolean returns = !people.isEmpty() && random.nextDouble() < traits.returning;
    int recent = Math.min(people.size(), PEOPLE_WHO_RETURN);
    int user = returns ? people.size() - 1 - random.nextInt(recent) : people.size();
    if (!returns) {
      people.add(person());
    }
    Person person = people.get(user);
    Map<Dimension, Value> values = new EnumMap<>(person.values);
    values.putAll(ways.get(random.nextInt(ways.size())));
    return new Session(
        Nature.PERSON, user, true, values, new Value(null, null), visits(person, start, day));
  }

  private Person person() {
    Machine machine = machine();
    Map<Dimension, Value> values = new EnumMap<>(Dimension.class);
    values.put(Dimension.DEVICE, new Value(machine.device(), machine.device()));
    values.put(Dimension.OS, new Value(machine.os(), machine.os()));
    values.put(Dimension.BROWSER, new Value(machine.browser(), machine.browser()));
    String country = random.nextInt(3) == 0 ? "France" : "Germany";
    values.put(Dimension.COUNTRY, new Value(country, country));
    return new Person(machine, values, factor(traits.usersUnlike));
  }

  private Machine machine() {
    double luck = random.nextDouble();
    for (Machine machine : Machine.ALL) {
      luck -= machine.share();
      if (luck < 0) {
        return machine;
      }
    }
    return Machine.ALL.get(0);
  }

  private List<Visit> visits(Person person, Instant start, int day) {
    int count = 1;
    while (count < MOST_PAGES && random.nextDouble() < traits.goesOn) {
      count++;
    }
    List<Integer> seen = new ArrayList<>();
    List<Visit> visits = new ArrayList<>();
    long at = start.toEpochMilli() + LATE_IN_THE_SECOND;
    for (int i = 0; i < count; i++) {
      int page = traits.pick(person.machine, random);
      if (!seen.contains(page)) {
        seen.add(page);
        visits.add(visit(person, page, day, at));
        at += 1_000L * (3 + random.nextInt(90));
      }
    }
    return visits;
  }

  private Visit visit(Person person, int page, int day, long at) {
    int active = 2 + random.nextInt(60);
    Map<Signal, Integer> events = new EnumMap<>(Signal.class);
    for (Signal signal : SIGNALS) {
      double chance = chance(page, person.machine, day, signal) * person.clumsiness;
      if (random.nextDouble() < chance * ofDay[day][signal.ordinal()]) {
        events.put(signal, 1 + random.nextInt(4));
      }
    }
    Value address = addresses.get(page);
    return new Visit(
        at, address, address, active, active + random.nextInt(100), random.nextInt(101), events);
  }

  /** The true rate for an average user on an average day. */
  private double chance(int page, Machine machine, int day, Signal signal) {
    double chance = USUAL[signal.ordinal()] * ofPage[page][signal.ordinal()];
    chance *= machine.isMobile() ? traits.mobileTimes : 1;
    for (Effect effect : traits.effects) {
      chance *= effect.times(page, machine, day, signal);
    }
    return Math.min(0.9, chance);
  }

  static double usual(Signal signal) {
    return USUAL[signal.ordinal()];
  }

  /** The true rate for a page's visitors with a device on a day, from 0 to 1. */
  double rate(int page, String device, int day, Signal signal) {
    double sum = 0;
    double weights = 0;
    for (Machine machine : Machine.ALL) {
      if (machine.device().equals(device)) {
        sum += machine.share() * chance(page, machine, day, signal);
        weights += machine.share();
      }
    }
    return sum / weights;
  }
}
