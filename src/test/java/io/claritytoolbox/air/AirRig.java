package io.claritytoolbox.air;

import io.claritytoolbox.air.Reply.Answered;
import io.claritytoolbox.air.model.AirStore;
import io.claritytoolbox.air.model.Frequency;
import io.claritytoolbox.air.model.Measurement;
import io.claritytoolbox.air.model.MeasurementQuery;
import io.claritytoolbox.air.model.Report;
import io.claritytoolbox.http.Limits;
import io.claritytoolbox.http.Retries;
import io.claritytoolbox.http.TokenRing;
import io.claritytoolbox.model.Caller;
import io.claritytoolbox.model.PaidRequests;
import io.claritytoolbox.quota.Budget;
import io.claritytoolbox.quota.QuotaGuard;
import io.claritytoolbox.quota.QuotaGuard.Allowance;
import io.claritytoolbox.quota.QuotaLedger;
import io.claritytoolbox.storage.AirTables;
import io.claritytoolbox.storage.Storage;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** A store with one measurement, and report requests to a faulty server. */
public final class AirRig implements AutoCloseable {
  private static final Organisation ORG = new Organisation("sample", false, List.of());
  private static final String SOUND = "the answer";

  private final InstantSource clock;
  private final Storage storage;
  private final AirStore store;
  private final QuotaGuard guard;

  public AirRig(Path folder, Instant now) {
    clock = InstantSource.fixed(now);
    storage = Storage.open("jdbc:sqlite:" + folder.resolve("air.db"), clock);
    store = AirTables.of(storage, ORG.id());
    guard =
        new QuotaGuard(
            storage.ledger(ReportDesk.BUDGET),
            ORG.account(),
            Allowance.of(ReportDesk.DAILY_LIMIT, ReportDesk.REQUESTS),
            clock);
    store.save(
        Frequency.HOUR,
        List.of(new Measurement("D1", "m", now.minusSeconds(60), 1.0, 1.0, "", "", "valid")));
  }

  /** The sentence for a report that is requested there. */
  public String requested(URI base, Limits limits) {
    TokenRing.Token key =
        new TokenRing.Token(
            "the key in CLARITY_AIR_API_KEY", () -> "sesame", Instant.MIN, Instant.MAX);
    return told(
        new HttpAirSource(
            base,
            ORG.id(),
            new TokenRing("CLARITY_AIR_API_KEY", List.of(key)),
            key,
            limits,
            new Retries(clock, time -> {}, () -> 0.5)),
        1);
  }

  /** The sentence for another report after the fault is gone. */
  public String next() {
    AirRoom.ScriptedSource well = new AirRoom.ScriptedSource();
    well.made.add(
        new Answered<>(
            new Report("JB2", Report.State.READY, List.of("https://files.example/2"), null)));
    return told(well, 2);
  }

  private String told(AirSource source, int day) {
    Instant from = Instant.parse("2026-01-0" + day + "T00:00:00Z");
    ReportDesk desk = new ReportDesk(ORG, source, store, guard, new PaidRequests(), pause -> {});
    return desk.report(
            new MeasurementQuery(
                Frequency.DAY, List.of(), List.of("m"), from, from.plus(Duration.ofDays(1))),
            Caller.PATIENT)
        .match(standing -> SOUND, Reply.Failed::sentence);
  }

  /** Today's reports, by slot. */
  public String ledger() {
    Budget budget = guard.look();
    List<QuotaLedger.Entry> entries = budget.requests();
    String fates =
        entries.stream()
            .map(entry -> entry.fate().name().toLowerCase(Locale.ROOT))
            .collect(Collectors.joining(", "));
    return entries.size()
        + " spent"
        + (fates.isEmpty() ? "" : ": " + fates)
        + (budget.state().remaining() == 0 ? "; the day is closed" : "");
  }

  /** Whether the stored measurement is still there. */
  public boolean isKept() {
    return store.extent(clock.instant()).all() == 1;
  }

  @Override
  public void close() {
    storage.close();
  }
}
