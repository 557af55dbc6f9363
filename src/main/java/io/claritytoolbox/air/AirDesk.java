package io.claritytoolbox.air;

import io.claritytoolbox.air.AirAnswer.Origin;
import io.claritytoolbox.air.Reply.Answered;
import io.claritytoolbox.air.Reply.Failed;
import io.claritytoolbox.air.Reply.Why;
import io.claritytoolbox.air.model.AirStore;
import io.claritytoolbox.air.model.Datasource;
import io.claritytoolbox.air.model.Frequency;
import io.claritytoolbox.air.model.MeasurementQuery;
import io.claritytoolbox.model.Caller;
import io.claritytoolbox.model.PaidRequests;
import io.claritytoolbox.model.QuotaState;
import io.claritytoolbox.model.StorageFailure;
import io.claritytoolbox.quota.QuotaGuard;
import io.claritytoolbox.storage.AirTables;
import io.claritytoolbox.storage.Storage;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;

/** Answers from the store if it is fresh enough; otherwise requests and stores measurements. */
public final class AirDesk {
  private static final Duration DATASOURCES_FRESH = Duration.ofHours(1);

  /** Ends before clients give up. */
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

  /** A desk with the store of an organisation. */
  static AirDesk of(
      Organisation organisation,
      AirSource source,
      Storage storage,
      PaidRequests paid,
      InstantSource clock) {
    AirStore store = AirTables.of(storage, organisation.id());
    QuotaGuard guard = ReportDesk.guard(storage, organisation, clock);
    ReportDesk reports =
        new ReportDesk(
            organisation, source, store, guard, paid, time -> Thread.sleep(time.toMillis()));
    return new AirDesk(organisation, source, store, reports, clock);
  }

  public ReportDesk reports() {
    return reports;
  }

  /**
   * The datasources of the organisation.
   *
   * @param calls 0 if they were stored
   * @param seenAt the time of the call
   */
  public record Datasources(
      Organisation organisation, List<Datasource> all, int calls, Instant seenAt) {
    public Datasources {
      all = List.copyOf(all);
    }
  }

  /**
   * The permissions of a key.
   *
   * @param key its name
   * @param datasources that it can read
   * @param notices about the keys
   * @param reports of today
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
    return sensors(now).map(all -> new Datasources(organisation, all, 1, now));
  }

  private Reply<List<Datasource>> sensors(Instant now) {
    return source
        .datasources()
        .map(
            all -> {
              kept(() -> store.saveDatasources(all, now), new ArrayList<>());
              return all;
            });
  }

  /** Always sends a request, with the current key. */
  public Reply<Application> application() {
    return sensors(clock.instant())
        .map(
            all ->
                new Application(
                    organisation, source.key(), all, source.notices(), reports.quota()));
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
          question.frequency() == Frequency.MINUTE ? query.until(fetched.get()) : query;
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

  /** Leaves out an hour or a day that has not ended. */
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

  /** Whether no hour or day has ended since the measurements were requested. */
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
              Continuation came = new Continuation(first);
              came.follow(source, () -> isOver(deadline) || caller.isGone(), deadline, caller);
              int calls = came.calls() + learnNames(now);
              List<String> warnings = new ArrayList<>(came.warnings());
              warnings.addAll(source.notices());
              kept(() -> store.save(query.frequency(), came.all()), warnings);
              if (came.isWhole()) {
                kept(() -> store.noteFetched(query, now), warnings);
              }
              return new AirAnswer(
                  organisation,
                  query,
                  came.wanted(query),
                  names(),
                  new Origin(calls, now, now),
                  warnings);
            });
  }

  private boolean isOver(Instant deadline) {
    return !clock.instant().isBefore(deadline);
  }

  /**
   * Reads the sensors' names once. Answers don't depend on them.
   *
   * @return the number of calls
   */
  private int learnNames(Instant now) {
    if (store.datasourcesSeenAt().isPresent()) {
      return 0;
    }
    sensors(now);
    return 1;
  }

  private Map<String, String> names() {
    Map<String, String> names = new HashMap<>();
    store.datasources().stream()
        .filter(each -> !each.name().isEmpty())
        .forEach(each -> names.put(each.id(), each.name()));
    return Collections.unmodifiableMap(names);
  }

  /** Runs an action of the store. If it fails, the answer is still returned. */
  static void kept(Runnable save, List<String> warnings) {
    try {
      save.run();
    } catch (StorageFailure failure) {
      LoggerFactory.getLogger(AirDesk.class).error("what came is not stored", failure);
      warnings.add(failure.getMessage() + " So what came is not stored.");
    }
  }

  /** The reply if a call can't be made. */
  static <T> Failed<T> unavailable(String sentence) {
    return new Failed<>(Why.NOT_SENT, sentence);
  }
}
