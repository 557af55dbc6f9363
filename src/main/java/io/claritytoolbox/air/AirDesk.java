package io.claritytoolbox.air;

import io.claritytoolbox.air.AirAnswer.Origin;
import io.claritytoolbox.air.Reply.Answered;
import io.claritytoolbox.air.Reply.Failed;
import io.claritytoolbox.air.Reply.Why;
import io.claritytoolbox.air.model.AirStore;
import io.claritytoolbox.air.model.Datasource;
import io.claritytoolbox.air.model.Frequency;
import io.claritytoolbox.air.model.Measurement;
import io.claritytoolbox.air.model.MeasurementQuery;
import io.claritytoolbox.air.wire.AirReader.Page;
import io.claritytoolbox.model.Caller;
import io.claritytoolbox.model.QuotaState;
import io.claritytoolbox.model.StorageFailure;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;

/** Answers from the store where it is fresh enough, else asks and stores what comes. */
public final class AirDesk {
  /** Calls for one answer; what follows them is left out, and that is said. */
  static final int MOST_CALLS = 20;

  private static final Duration DATASOURCES_FRESH = Duration.ofHours(1);

  /** Over before clients give up. */
  private static final Duration PATIENCE = Duration.ofSeconds(45);

  private final Organisation organisation;
  private final AirSource source;
  private final AirStore store;
  private final ReportDesk reports;
  private final InstantSource clock;

  AirDesk(
      Organisation organisation,
      AirSource source,
      AirStore store,
      ReportDesk reports,
      InstantSource clock) {
    this.organisation = organisation;
    this.source = source;
    this.store = store;
    this.reports = reports;
    this.clock = clock;
  }

  public Organisation organisation() {
    return organisation;
  }

  public ReportDesk reports() {
    return reports;
  }

  /** Today's reports. */
  public QuotaState quota() {
    return reports.quota();
  }

  /**
   * The datasources of the organisation.
   *
   * @param all of them
   * @param calls 0 where they were stored
   * @param seenAt when Clarity Movement was asked
   */
  public record Datasources(
      Organisation organisation, List<Datasource> all, int calls, Instant seenAt) {
    public Datasources {
      all = List.copyOf(all);
    }
  }

  /**
   * What a key may do.
   *
   * @param key what it is called
   * @param datasources that it sees
   * @param notices what users have to know of the keys
   * @param reports of the day
   */
  public record Application(
      Organisation organisation,
      String key,
      List<Datasource> datasources,
      List<String> notices,
      QuotaState reports) {
    public Application {
      datasources = List.copyOf(datasources);
      notices = List.copyOf(notices);
    }
  }

  public Reply<Datasources> datasources() {
    Instant now = clock.instant();
    Optional<Instant> seen = store.datasourcesSeenAt();
    if (seen.isPresent() && seen.get().plus(DATASOURCES_FRESH).isAfter(now)) {
      return new Answered<>(new Datasources(organisation, store.datasources(), 0, seen.get()));
    }
    return source
        .datasources()
        .map(
            all -> {
              kept(() -> store.saveDatasources(all, now), new ArrayList<>());
              return new Datasources(organisation, all, 1, now);
            });
  }

  /** Asks with the key that answers now, whatever is stored. */
  public Reply<Application> application() {
    return source
        .datasources()
        .map(
            all -> {
              kept(() -> store.saveDatasources(all, clock.instant()), new ArrayList<>());
              return new Application(
                  organisation, source.key(), all, source.notices(), reports.quota());
            });
  }

  public Reply<AirAnswer> air(AirQuestion question, Caller caller) {
    Instant now = clock.instant();
    MeasurementQuery query = query(question, now);
    if (question.source() == AirQuestion.From.STORED) {
      return new Answered<>(stored(query, store.fetchedAt(query).orElse(null), now, List.of()));
    }
    Optional<Instant> fetched = store.fetchedAt(query);
    if (fetched.isPresent() && isFresh(fetched.get(), question, query, now)) {
      MeasurementQuery known =
          question.frequency() == Frequency.MINUTE ? until(query, fetched.get()) : query;
      return new Answered<>(stored(known, fetched.get(), now, List.of()));
    }
    return fetched(query, now, caller)
        .match(
            Answered::new,
            failed ->
                fetched
                    .<Reply<AirAnswer>>map(
                        at -> new Answered<>(stored(query, at, now, stale(failed))))
                    .orElse(failed));
  }

  private static List<String> stale(Failed<AirAnswer> failed) {
    return List.of(failed.sentence() + " So this comes from the store.");
  }

  /** An hour or a day that isn't over is left out. */
  private static MeasurementQuery query(AirQuestion question, Instant now) {
    Instant to =
        switch (question.frequency()) {
          case MINUTE -> now;
          case HOUR -> now.truncatedTo(ChronoUnit.HOURS);
          case DAY -> now.truncatedTo(ChronoUnit.DAYS);
        };
    long hours =
        question.frequency() == Frequency.DAY
            ? 24L * ((question.hours() + 23) / 24)
            : question.hours();
    Instant from = to.minus(Duration.ofHours(hours));
    Instant earliest = now.minus(Duration.ofHours(question.frequency().hoursBack()));
    boolean isBounded = question.source() == AirQuestion.From.AUTO && from.isBefore(earliest);
    return new MeasurementQuery(
        question.frequency(),
        question.datasources(),
        question.metrics(),
        isBounded ? earliest : from,
        to);
  }

  private static MeasurementQuery until(MeasurementQuery query, Instant to) {
    return new MeasurementQuery(
        query.frequency(), query.datasources(), query.metrics(), query.from(), to);
  }

  /** Since it was fetched no hour or day has ended. */
  private static boolean isFresh(
      Instant fetched, AirQuestion question, MeasurementQuery query, Instant now) {
    boolean isWhole = question.frequency() == Frequency.MINUTE || !fetched.isBefore(query.to());
    return isWhole && !fetched.isAfter(now) && fetched.plus(question.maxAge()).isAfter(now);
  }

  private AirAnswer stored(
      MeasurementQuery query, @Nullable Instant fetchedAt, Instant now, List<String> warnings) {
    return new AirAnswer(
        organisation, query, store.read(query), names(), new Origin(0, fetchedAt, now), warnings);
  }

  private Reply<AirAnswer> fetched(MeasurementQuery query, Instant now, Caller caller) {
    Instant deadline = now.plus(PATIENCE);
    return source
        .measurements(query, deadline)
        .map(
            first -> {
              Pages pages = new Pages(first);
              follow(pages, deadline, caller);
              learnNames(pages, now);
              List<String> warnings = new ArrayList<>(pages.warnings());
              warnings.addAll(source.notices());
              kept(() -> store.save(query.frequency(), pages.all), warnings);
              if (pages.isWhole) {
                kept(() -> store.noteFetched(query, now), warnings);
              }
              return new AirAnswer(
                  organisation,
                  query,
                  pages.wanted(query),
                  names(),
                  new Origin(pages.calls, now, now),
                  warnings);
            });
  }

  /** Follows the continuation until it brings nothing more. */
  private void follow(Pages pages, Instant deadline, Caller caller) {
    while (!pages.isWhole && pages.failure.isEmpty()) {
      String token = pages.token;
      if (token == null) {
        pages.isWhole = true;
      } else if (pages.pages == MOST_CALLS
          || caller.isGone()
          || !clock.instant().isBefore(deadline)) {
        return;
      } else {
        caller.progress("Reading more measurements: call " + (pages.pages + 1) + ".");
        pages.add(source.more(token, deadline));
      }
    }
  }

  /** Once, so that answers name the sensors; without names they answer all the same. */
  private void learnNames(Pages pages, Instant now) {
    if (store.datasourcesSeenAt().isEmpty()) {
      pages.calls++;
      source
          .datasources()
          .match(
              all -> {
                kept(() -> store.saveDatasources(all, now), new ArrayList<>());
                return true;
              },
              failed -> false);
    }
  }

  /** What has come of an answer in parts. */
  private static final class Pages {
    private final List<Measurement> all = new ArrayList<>();
    private @Nullable String token;
    private int pages = 1;
    private int calls = 1;
    private int unreadable;
    private boolean isWhole;
    private String failure = "";

    Pages(Page first) {
      take(first);
    }

    void add(Reply<Page> next) {
      pages++;
      calls++;
      next.match(
          page -> {
            isWhole = page.measurements().isEmpty();
            return take(page);
          },
          failed -> {
            failure = failed.sentence();
            return false;
          });
    }

    private boolean take(Page page) {
      token = page.token();
      unreadable += page.unreadable();
      return all.addAll(page.measurements());
    }

    /** Those that the question wants, each once: a later one replaces an earlier. */
    List<Measurement> wanted(MeasurementQuery query) {
      Map<List<Object>, Measurement> once = new HashMap<>();
      all.stream()
          .filter(query::takes)
          .forEach(each -> once.put(List.of(each.datasource(), each.metric(), each.time()), each));
      return once.values().stream().sorted(ORDER).toList();
    }

    List<String> warnings() {
      List<String> warnings = new ArrayList<>();
      if (!isWhole) {
        warnings.add(
            "Measurements are missing: more than "
                + pages
                + (pages == 1 ? " call brings." : " calls bring.")
                + (failure.isEmpty() ? " Ask for fewer datasources, metrics or hours." : " ")
                + failure);
      }
      if (unreadable > 0) {
        warnings.add(unreadable + " measurements could not be read and are left out.");
      }
      return warnings;
    }
  }

  private static final Comparator<Measurement> ORDER =
      Comparator.comparing(Measurement::time)
          .thenComparing(Measurement::datasource)
          .thenComparing(Measurement::metric);

  private Map<String, String> names() {
    Map<String, String> names = new HashMap<>();
    store.datasources().stream()
        .filter(each -> !each.name().isEmpty())
        .forEach(each -> names.put(each.id(), each.name()));
    return Collections.unmodifiableMap(names);
  }

  /** A save that fails never loses the answer. */
  static void kept(Runnable save, List<String> warnings) {
    try {
      save.run();
    } catch (StorageFailure failure) {
      LoggerFactory.getLogger(AirDesk.class).error("what came is not stored", failure);
      warnings.add(failure.getMessage() + " So what came is not stored.");
    }
  }

  /** A call that can't be made. */
  static <T> Failed<T> unavailable(String sentence) {
    return new Failed<>(Why.NOT_SENT, sentence);
  }
}
