package io.claritytoolbox.plan;

import static io.claritytoolbox.model.Dimension.BROWSER;
import static io.claritytoolbox.model.Dimension.CAMPAIGN;
import static io.claritytoolbox.model.Dimension.CHANNEL;
import static io.claritytoolbox.model.Dimension.COUNTRY;
import static io.claritytoolbox.model.Dimension.DEVICE;
import static io.claritytoolbox.model.Dimension.OS;
import static io.claritytoolbox.model.Dimension.URL;
import static org.assertj.core.api.Assertions.assertThat;

import io.claritytoolbox.history.StoredExport;
import io.claritytoolbox.model.Cube;
import io.claritytoolbox.plan.SyncStep.Reason;
import io.claritytoolbox.quota.Budget;
import io.claritytoolbox.quota.ClockReading;
import io.claritytoolbox.quota.QuotaGuard.Allowance;
import io.claritytoolbox.quota.QuotaLedger.DayRecord;
import io.claritytoolbox.quota.QuotaLedger.Entry;
import io.claritytoolbox.quota.QuotaLedger.Fate;
import io.claritytoolbox.quota.QuotaLedger.Purpose;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RoutineTest {
  private static final Instant MORNING = Instant.parse("2026-03-11T08:00:00Z");
  private static final Cube PAGES_BY_BROWSER = Cube.of(URL, BROWSER, OS);
  private static final Cube BROWSERS_BY_COUNTRY = Cube.of(BROWSER, COUNTRY);
  private static final Cube DEVICES_BY_CAMPAIGN = Cube.of(DEVICE, CAMPAIGN);

  private final Map<Cube, Instant> asked = new HashMap<>();
  private final List<StoredExport> stored = new ArrayList<>();
  private final List<Entry> spent = new ArrayList<>();
  private final Set<Cube> dropped = new HashSet<>();

  @Test
  void takesPagesByBrowserThoughNobodyAsked() {
    assertThat(routine(7).standard())
        .hasSize(5)
        .startsWith(Cube.SITE, Cube.of(URL, DEVICE, CHANNEL));
    assertThat(routine(7).asked()).containsExactly(PAGES_BY_BROWSER);
  }

  @Test
  void takesWhatWasAskedForLastUpToItsNumber() {
    ask(BROWSERS_BY_COUNTRY, 2);
    ask(DEVICES_BY_CAMPAIGN, 1);

    assertThat(routine(7).asked()).containsExactly(PAGES_BY_BROWSER, DEVICES_BY_CAMPAIGN);
    assertThat(routine(8).asked())
        .containsExactly(PAGES_BY_BROWSER, DEVICES_BY_CAMPAIGN, BROWSERS_BY_COUNTRY);
    assertThat(routine(5).asked()).isEmpty();
    assertThat(routine(2).all()).containsExactly(Cube.SITE, Cube.of(URL, DEVICE, CHANNEL));
  }

  @Test
  void whatIsBegunGoesOnBeforeWhatWasAskedForLater() {
    ask(BROWSERS_BY_COUNTRY, 13);
    ask(DEVICES_BY_CAMPAIGN, 0);
    take(BROWSERS_BY_COUNTRY, 1, 30);

    assertThat(routine(7).asked()).containsExactly(PAGES_BY_BROWSER, BROWSERS_BY_COUNTRY);
  }

  @Test
  void aStandardExportOrAFinerOneAnswersWhatIsLeftOut() {
    ask(Cube.of(DEVICE, OS), 0);
    ask(Cube.of(URL, OS), 0);
    ask(BROWSERS_BY_COUNTRY, 0);
    ask(Cube.of(BROWSER, COUNTRY, CHANNEL), 3);

    assertThat(routine(9).asked())
        .containsExactly(PAGES_BY_BROWSER, Cube.of(BROWSER, COUNTRY, CHANNEL));
  }

  @Test
  void whatComesBackCutIsLeftOutFromThenOn() {
    ask(BROWSERS_BY_COUNTRY, 0);
    take(BROWSERS_BY_COUNTRY, 2, 1_000);
    take(PAGES_BY_BROWSER, 2, 1_000);

    assertThat(routine(7).asked()).containsExactly(Cube.of(URL, BROWSER));
  }

  @Test
  void whatCameBackCutTodayCountsAsOneOfTheRequests() {
    take(PAGES_BY_BROWSER, 0, 1_000);
    ask(BROWSERS_BY_COUNTRY, 0);

    assertThat(routine(7).asked()).containsExactly(Cube.of(URL, BROWSER));
  }

  @Test
  void whatClarityDropsIsLeftOut() {
    dropped.add(Cube.of(BROWSER));
    ask(BROWSERS_BY_COUNTRY, 0);
    ask(DEVICES_BY_CAMPAIGN, 0);

    assertThat(routine(7).asked()).containsExactly(DEVICES_BY_CAMPAIGN);
  }

  @Test
  void theReserveIsNeverForWhatWasAsked() {
    ask(DEVICES_BY_CAMPAIGN, 0);

    assertThat(Routine.of(snapshot(new Allowance(10, 4, 7))).asked())
        .containsExactly(PAGES_BY_BROWSER);
    assertThat(Routine.of(snapshot(new Allowance(10, 7, 7))).asked()).isEmpty();
  }

  @Test
  void whatWasAskedForIsDueOnlyWhereTheBudgetHasARequestForIt() {
    ask(DEVICES_BY_CAMPAIGN, 0);
    spend(4);

    List<SyncStep> steps = DailySyncPlan.steps(snapshot(new Allowance(10, 0, 7)));

    assertThat(steps).hasSize(6);
    assertThat(steps.subList(0, 5)).allMatch(step -> step.reason() == Reason.DAILY);
    assertThat(steps.get(5).request().cube()).isEqualTo(PAGES_BY_BROWSER);
    assertThat(steps.get(5).reason()).isEqualTo(Reason.ASKED);
  }

  @Test
  void onlyWhatNoStandardExportHasIsWorthANote() {
    assertThat(Routine.isBeyondStandard(BROWSERS_BY_COUNTRY, snapshot(new Allowance(10, 0))))
        .isTrue();
    assertThat(Routine.isBeyondStandard(Cube.of(URL, DEVICE), snapshot(new Allowance(10, 0))))
        .isFalse();
    assertThat(Routine.isBeyondStandard(Cube.SITE, snapshot(new Allowance(10, 0)))).isFalse();
  }

  private void ask(Cube cube, int daysAgo) {
    asked.put(cube, MORNING.minus(Duration.ofDays(daysAgo)));
  }

  private void take(Cube cube, int daysAgo, int rows) {
    Instant at = MORNING.minus(Duration.ofDays(daysAgo));
    stored.add(new StoredExport(stored.size() + 1, cube, 1, at, rows, rows >= 1_000));
  }

  private void spend(int requests) {
    for (int slot = 1; slot <= requests; slot++) {
      spent.add(new Entry(slot, new Purpose(Cube.SITE, 3, MORNING), Fate.ANSWERED));
    }
  }

  private Routine routine(int requests) {
    return Routine.of(snapshot(new Allowance(10, 0, requests)));
  }

  private Snapshot snapshot(Allowance allowance) {
    DayRecord record =
        new DayRecord(spent, List.of(), false, false, dropped, asked, ClockReading.NONE);
    return Snapshot.of(new Budget(MORNING, allowance, record, List.of()), stored);
  }
}
