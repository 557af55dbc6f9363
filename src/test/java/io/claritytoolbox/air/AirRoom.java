package io.claritytoolbox.air;

import io.claritytoolbox.air.AirReader.Page;
import io.claritytoolbox.air.Reply.Answered;
import io.claritytoolbox.air.Reply.Failed;
import io.claritytoolbox.air.model.AirStore;
import io.claritytoolbox.air.model.Datasource;
import io.claritytoolbox.air.model.MeasurementQuery;
import io.claritytoolbox.air.model.Report;
import io.claritytoolbox.model.PaidRequests;
import io.claritytoolbox.quota.QuotaGuard;
import io.claritytoolbox.quota.QuotaGuard.Allowance;
import io.claritytoolbox.storage.AirTables;
import io.claritytoolbox.storage.Storage;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;

/** A desk with a store in memory, an adjustable clock and a scripted source. */
final class AirRoom implements AutoCloseable {
  static final Instant NOON = Instant.parse("2026-08-05T12:00:00Z");
  static final Organisation ORG = new Organisation("sample", false, List.of());

  Instant now = NOON;
  final ScriptedSource source = new ScriptedSource();
  final List<Duration> pauses = new ArrayList<>();
  final Storage storage = Storage.open("jdbc:sqlite::memory:", () -> now);
  final AirStore store = AirTables.of(storage, ORG.id());
  final QuotaGuard guard;
  final ReportDesk reports;
  final AirDesk desk;

  AirRoom() {
    this(ReportDesk.DAILY_LIMIT);
  }

  AirRoom(int limit) {
    guard =
        new QuotaGuard(
            storage.ledger(ReportDesk.BUDGET),
            ORG.account(),
            Allowance.of(limit, ReportDesk.REQUESTS),
            () -> now);
    reports = new ReportDesk(ORG, source, store, guard, new PaidRequests(), pauses::add);
    desk = new AirDesk(ORG, source, store, reports, () -> now);
  }

  int spent() {
    return guard.look().state().spent();
  }

  @Override
  public void close() {
    storage.close();
  }

  /** Returns prepared replies in order, failures first. */
  static final class ScriptedSource implements AirSource {
    final Deque<Page> pages = new ArrayDeque<>();
    final Deque<Failed<Page>> failures = new ArrayDeque<>();
    final Deque<Reply<Report>> made = new ArrayDeque<>();
    final Deque<Reply<Report>> looks = new ArrayDeque<>();
    final List<String> calls = new ArrayList<>();
    final List<MeasurementQuery> queries = new ArrayList<>();

    @Override
    public Reply<List<Datasource>> datasources() {
      calls.add("datasources");
      return new Answered<>(
          List.of(new Datasource("D1", "Market", "", List.of(), "CLARITY_NODE", "A1")));
    }

    @Override
    public Reply<Page> measurements(MeasurementQuery query, Instant deadline) {
      calls.add("measurements");
      queries.add(query);
      return pages.isEmpty() ? failures.remove() : new Answered<>(pages.remove());
    }

    @Override
    public Reply<Page> more(String token, Instant deadline) {
      calls.add("more " + token);
      return pages.isEmpty() ? failures.remove() : new Answered<>(pages.remove());
    }

    @Override
    public Reply<Report> request(MeasurementQuery query) {
      calls.add("request");
      return made.remove();
    }

    @Override
    public Reply<Report> report(String id) {
      calls.add("look " + id);
      return looks.remove();
    }

    @Override
    public String key() {
      return "the key in CLARITY_AIR_API_KEY";
    }

    @Override
    public List<String> notices() {
      return List.of();
    }
  }

  static Map<String, String> environment(String base, String store) {
    return Map.of(
        "CLARITY_AIR_API_KEY",
        "k3y",
        "CLARITY_AIR_ORG",
        "sample",
        "CLARITY_AIR_BASE_URL",
        base,
        "CLARITY_STORE",
        store);
  }
}
