package io.claritytoolbox.storage;

import static org.assertj.core.api.Assertions.assertThat;

import io.claritytoolbox.history.ExportHistory;
import io.claritytoolbox.model.Cube;
import io.claritytoolbox.model.Dimension;
import io.claritytoolbox.model.ProjectId;
import io.claritytoolbox.model.RefusedTokens;
import io.claritytoolbox.quota.ClockReading;
import io.claritytoolbox.quota.QuotaDay;
import io.claritytoolbox.quota.QuotaLedger;
import io.claritytoolbox.quota.QuotaLedger.Fate;
import io.claritytoolbox.quota.QuotaLedger.Purpose;
import io.claritytoolbox.quota.SpendingLease;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The requirements of requests, clocks, tokens and spending locks for every database. */
abstract class LedgerContract {
  static final ProjectId SHOP = new ProjectId("shop");
  static final Instant NOON = Instant.parse("2026-08-05T12:00:00Z");
  static final QuotaDay TODAY = QuotaDay.of(NOON);
  static final Cube PAGES = Cube.of(Dimension.URL, Dimension.DEVICE);
  static final Purpose PURPOSE = new Purpose(PAGES, 3, NOON);

  Storage storage;
  QuotaLedger ledger;
  SpendingLease leases;
  ExportHistory history;

  /** Opens a new database for each test. */
  abstract Storage open();

  @BeforeEach
  void openStorage() {
    storage = open();
    ledger = storage.ledger();
    leases = storage.leases();
    history = storage.history(SHOP, "1001");
  }

  @AfterEach
  void closeStorage() {
    storage.close();
  }

  @Test
  void aDayBeginsEmptyAndOpen() {
    assertThat(ledger.read(SHOP, TODAY).entries()).isEmpty();
    assertThat(ledger.read(SHOP, TODAY).isOpen()).isTrue();
  }

  @Test
  void refusesTheEleventhRequestOfTheDay() {
    for (int slot = 1; slot <= 10; slot++) {
      assertThat(take(10)).hasValue(slot);
    }
    assertThat(take(10)).isEmpty();
    assertThat(ledger.read(SHOP, TODAY).entries()).hasSize(10);
  }

  @Test
  void eachBudgetOfAProjectIsSpentClosedAndListedByItself() {
    QuotaLedger reports = storage.ledger("reports");
    for (int slot = 1; slot <= 10; slot++) {
      assertThat(take(10)).hasValue(slot);
    }
    assertThat(reports.take(SHOP, TODAY, 2, PURPOSE)).hasValue(1);
    assertThat(reports.take(SHOP, TODAY, 2, PURPOSE)).hasValue(2);
    assertThat(reports.take(SHOP, TODAY, 2, PURPOSE)).isEmpty();
    reports.settle(SHOP, TODAY, 1, Fate.FAILED);
    reports.refund(SHOP, TODAY, 2);
    reports.close(SHOP, TODAY);

    assertThat(ledger.read(SHOP, TODAY).entries())
        .hasSize(10)
        .allMatch(entry -> entry.fate() == Fate.SENT);
    assertThat(ledger.read(SHOP, TODAY).closed()).isFalse();
    assertThat(reports.read(SHOP, TODAY).entries())
        .containsExactly(new QuotaLedger.Entry(1, PURPOSE, Fate.FAILED));
    assertThat(reports.read(SHOP, TODAY).closed()).isTrue();
    assertThat(reports.days(SHOP)).containsExactly(TODAY);
    assertThat(storage.ledger("others").days(SHOP)).isEmpty();
  }

  @Test
  void whatClarityDroppedIsOnRecordForTheDayAndTheProject() {
    Cube set = Cube.of(Dimension.COUNTRY, Dimension.DEVICE);
    ledger.noteDropped(SHOP, TODAY, List.of(set, Cube.of(Dimension.CAMPAIGN)));
    ledger.noteDropped(SHOP, TODAY, List.of(set));

    assertThat(ledger.read(SHOP, TODAY).dropped())
        .containsExactlyInAnyOrder(set, Cube.of(Dimension.CAMPAIGN));
    assertThat(ledger.read(SHOP, TODAY.before()).dropped()).isEmpty();
    assertThat(ledger.read(new ProjectId("another"), TODAY).dropped()).isEmpty();
  }

  @Test
  void aBreakdownThatWasAskedForIsOnRecordForTwoWeeksWithTheLastTime() {
    Cube pages = Cube.of(Dimension.URL, Dimension.BROWSER);
    assertThat(askedIn(0)).isEmpty();
    ledger.noteAsked(SHOP, pages, NOON);
    ledger.noteAsked(SHOP, pages, NOON.plus(Duration.ofDays(1)));
    ledger.noteAsked(SHOP, PAGES, NOON);

    assertThat(askedIn(1))
        .containsOnly(Map.entry(pages, NOON.plus(Duration.ofDays(1))), Map.entry(PAGES, NOON));
    assertThat(askedIn(14)).hasSize(2);
    assertThat(askedIn(15)).containsOnlyKeys(pages);
    assertThat(askedIn(16)).isEmpty();
    assertThat(ledger.read(new ProjectId("another"), TODAY).asked()).isEmpty();
  }

  private Map<Cube, Instant> askedIn(int days) {
    return ledger.read(SHOP, QuotaDay.of(NOON.plus(Duration.ofDays(days)))).asked();
  }

  @Test
  void aClosedDayCanBeReopened() {
    ledger.close(SHOP, TODAY);
    ledger.reopen(SHOP, TODAY);

    assertThat(take(10)).hasValue(1);
    assertThat(ledger.read(SHOP, TODAY).closed()).isFalse();
  }

  @Test
  void whatWasHeardOfClaritysClockLastIsOnRecordForAllProjects() {
    ledger.noteClock(SHOP, Duration.ofHours(2), NOON);
    ledger.noteClock(SHOP, Duration.ofHours(-9), NOON.plusSeconds(1));

    ClockReading clock = ledger.read(new ProjectId("another"), TODAY).clock();
    assertThat(clock.ahead()).isEqualTo(Duration.ofHours(-9));
    assertThat(clock.heardAt()).isEqualTo(NOON.plusSeconds(1));
  }

  @Test
  void aRefusedTokenIsOnRecordByItsHashAndTheLastTime() {
    RefusedTokens tokens = storage.refusedTokens(SHOP);
    tokens.remember("abc", NOON);
    tokens.remember("abc", NOON.plusSeconds(9));

    assertThat(storage.refusedTokens(new ProjectId("another")).since(NOON))
        .isEqualTo(Map.of("abc", NOON.plusSeconds(9)));
    assertThat(tokens.since(NOON.plusSeconds(10))).isEmpty();
  }

  @Test
  void aSlotGivenBackIsTheNextOneTaken() {
    takeTimes(3);
    ledger.refund(SHOP, TODAY, 2);

    assertThat(take(10)).hasValue(2);
    assertThat(take(10)).hasValue(4);
  }

  @Test
  void countsTheSlotsTakenNotTheirNumbers() {
    takeTimes(3);
    ledger.refund(SHOP, TODAY, 1);

    assertThat(take(2)).isEmpty();
    assertThat(take(3)).hasValue(1);
  }

  @Test
  void grantsNothingOnADayThatClarityClosed() {
    takeTimes(1);
    ledger.close(SHOP, TODAY);
    ledger.close(SHOP, TODAY);

    assertThat(take(10)).isEmpty();
    assertThat(ledger.read(SHOP, TODAY).closed()).isTrue();
    assertThat(ledger.read(SHOP, TODAY).entries()).hasSize(1);
  }

  @Test
  void countsDaysAndProjectsApart() {
    QuotaDay tomorrow = new QuotaDay(TODAY.date().plusDays(1));
    ProjectId blog = new ProjectId("blog");
    takeTimes(10);
    ledger.close(SHOP, TODAY);

    assertThat(ledger.take(SHOP, tomorrow, 10, PURPOSE)).hasValue(1);
    assertThat(ledger.take(blog, TODAY, 10, PURPOSE)).hasValue(1);
    assertThat(ledger.read(blog, TODAY).closed()).isFalse();
  }

  @Test
  void remembersWhatARequestWasForAndWhatBecameOfIt() {
    Purpose site = new Purpose(Cube.SITE, 1, NOON.plusMillis(7));
    take(10);
    ledger.take(SHOP, TODAY, 10, site);
    ledger.settle(SHOP, TODAY, 1, Fate.ANSWERED);

    assertThat(ledger.read(SHOP, TODAY).entries())
        .containsExactly(
            new QuotaLedger.Entry(1, PURPOSE, Fate.ANSWERED),
            new QuotaLedger.Entry(2, site, Fate.SENT));
  }

  @Test
  void manyThreadsNeverShareASlot() throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(16);
    try {
      Callable<OptionalInt> one = () -> take(10);
      List<Future<OptionalInt>> takers = threads.invokeAll(Collections.nCopies(40, one));
      List<Integer> slots = new ArrayList<>();
      for (Future<OptionalInt> taker : takers) {
        taker.get().ifPresent(slots::add);
      }
      assertThat(slots).containsExactlyInAnyOrder(1, 2, 3, 4, 5, 6, 7, 8, 9, 10);
    } finally {
      threads.shutdownNow();
    }
  }

  @Test
  void ofTwentyThatWantToSpendOneMay() throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(20);
    try {
      Callable<Boolean> asker = () -> leases.tryTake(SHOP).isPresent();
      List<Boolean> got = new ArrayList<>();
      for (Future<Boolean> each : threads.invokeAll(Collections.nCopies(20, asker))) {
        got.add(each.get());
      }
      assertThat(got).containsOnlyOnce(true);
    } finally {
      threads.shutdownNow();
    }
  }

  @Test
  void theRightToSpendIsFreeOnceItIsGivenBack() {
    SpendingLease.Held held = leases.tryTake(SHOP).orElseThrow();
    assertThat(leases.tryTake(SHOP)).isEmpty();
    held.close();

    assertThat(leases.tryTake(SHOP)).isPresent();
    assertThat(leases.tryTake(SHOP)).isEmpty();
  }

  @Test
  void eachProjectHasARightToSpendOfItsOwn() {
    leases.tryTake(SHOP);

    assertThat(leases.tryTake(new ProjectId("blog"))).isPresent();
    assertThat(leases.tryTake(new ProjectId("../Shop & \u65e5"))).isPresent();
    assertThat(leases.tryTake(new ProjectId("../Shop & \u65e5"))).isEmpty();
    assertThat(leases.tryTake(new ProjectId("SHOP"))).isPresent();
  }

  @Test
  void remembersTheSubjectOfAProjectLastUsed() {
    assertThat(storage.lastSubject(SHOP)).isEmpty();

    storage.rememberSubject(SHOP, "1001");
    storage.rememberSubject(SHOP, "");
    storage.rememberSubject(new ProjectId("blog"), "2002");

    assertThat(storage.lastSubject(SHOP)).contains("");
    assertThat(storage.lastSubject(new ProjectId("blog"))).contains("2002");
  }

  OptionalInt take(int limit) {
    return ledger.take(SHOP, TODAY, limit, PURPOSE);
  }

  private void takeTimes(int times) {
    for (int i = 0; i < times; i++) {
      take(times);
    }
  }
}
