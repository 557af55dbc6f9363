package io.claritytoolbox.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.claritytoolbox.history.ExportHistory;
import io.claritytoolbox.history.KnownProjects;
import io.claritytoolbox.history.StoredExport;
import io.claritytoolbox.model.Cube;
import io.claritytoolbox.model.Dimension;
import io.claritytoolbox.model.Export;
import io.claritytoolbox.model.Facts;
import io.claritytoolbox.model.Filter;
import io.claritytoolbox.model.Listing;
import io.claritytoolbox.model.Measure;
import io.claritytoolbox.model.ProjectId;
import io.claritytoolbox.model.RefusedTokens;
import io.claritytoolbox.model.Row;
import io.claritytoolbox.model.StorageFailure;
import io.claritytoolbox.quota.ClockReading;
import io.claritytoolbox.quota.QuotaDay;
import io.claritytoolbox.quota.QuotaLedger;
import io.claritytoolbox.quota.QuotaLedger.Fate;
import io.claritytoolbox.quota.QuotaLedger.Purpose;
import io.claritytoolbox.quota.SpendingLease;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every database has to keep. */
abstract class StorageContract {
  static final ProjectId SHOP = new ProjectId("shop");
  static final Instant NOON = Instant.parse("2026-08-05T12:00:00Z");
  static final QuotaDay TODAY = QuotaDay.of(NOON);
  static final Cube PAGES = Cube.of(Dimension.URL, Dimension.DEVICE);
  static final Purpose PURPOSE = new Purpose(PAGES, 3, NOON);

  Storage storage;
  QuotaLedger ledger;
  SpendingLease leases;
  ExportHistory history;

  /** A database of its own for each test. */
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
    reports.giveBack(SHOP, TODAY, 2);
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
    ledger.giveBack(SHOP, TODAY, 2);

    assertThat(take(10)).hasValue(2);
    assertThat(take(10)).hasValue(4);
  }

  @Test
  void countsTheSlotsTakenNotTheirNumbers() {
    takeTimes(3);
    ledger.giveBack(SHOP, TODAY, 1);

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
  void whoSpendsKeepsNobodyFromReadingAndWriting() {
    leases.tryTake(SHOP);

    assertThat(take(10)).hasValue(1);
    save(PAGES, NOON);
    assertThat(history.takenSince(NOON)).hasSize(1);
  }

  @Test
  void everyMeasureOfARowComesBackToTheLastBit() {
    Map<Measure, Double> all = new EnumMap<>(Measure.class);
    for (Measure measure : Measure.values()) {
      all.put(measure, measure.ordinal() / (measure.kind() == Measure.Kind.MEAN ? 3.0 : 1));
    }
    all.remove(Measure.VISITS);
    all.put(Measure.USERS, 1e12);
    all.put(Measure.SESSIONS, 0.0);
    StoredExport stored = save(PAGES, NOON, new Row(page("/a"), new Facts(all), 520));

    assertThat(history.rows(stored, List.of()))
        .containsExactly(new Row(page("/a"), new Facts(all), 520));
  }

  @Test
  void unknownValuesAndKeysComeBackAsUnknown() {
    Row nowhere = new Row(Arrays.asList(null, null), facts(1.0), 1);
    Row nothing = new Row(page("/caf\u00e9/\u65e5\u672c/\ud83d\ude80"), Facts.NONE, 1);
    StoredExport stored = save(PAGES, NOON, nowhere, nothing);

    assertThat(history.rows(stored, List.of())).containsExactlyInAnyOrder(nowhere, nothing);
  }

  @Test
  void rowsComeBackInClaritysOrder() {
    Row[] rows = {
      new Row(page("/z"), facts(1)), new Row(page("/a"), facts(2)), new Row(page("/m"), facts(3))
    };

    assertThat(history.rows(save(PAGES, NOON, rows), List.of())).containsExactly(rows);
  }

  @Test
  void aSecondReadingIsLikeTheFirst() {
    Row row = new Row(page("/a"), facts(5));
    StoredExport stored = save(PAGES, NOON, row);
    history.rows(stored, List.of(is(Dimension.URL, "/b")));

    assertThat(history.rows(stored, List.of())).containsExactly(row);
    assertThat(history.rows(stored, List.of())).containsExactly(row);
  }

  @Test
  void anExportWithoutTrafficIsAnExport() {
    StoredExport stored = save(PAGES, NOON);

    assertThat(history.takenSince(NOON)).containsExactly(stored);
    assertThat(history.rows(stored, List.of())).isEmpty();
  }

  @Test
  void theSiteAsAWholeIsOneRowWithoutKey() {
    Row total = new Row(List.of(), facts(868));
    StoredExport stored = save(Cube.SITE, NOON, total);

    assertThat(stored.cube()).isEqualTo(Cube.SITE);
    assertThat(history.rows(stored, List.of())).containsExactly(total);
  }

  @Test
  void exportsComeNewestFirstFromAnInstantOn() {
    StoredExport old = save(PAGES, NOON.minusMillis(1));
    StoredExport middle = save(Cube.SITE, NOON);
    StoredExport young = save(PAGES, NOON.plusSeconds(60));

    assertThat(history.takenSince(NOON)).containsExactly(young, middle);
    assertThat(history.takenSince(Instant.EPOCH)).containsExactly(young, middle, old);
    assertThat(young)
        .isEqualTo(new StoredExport(young.id(), PAGES, 3, NOON.plusSeconds(60), 0, false));
  }

  @Test
  void aCutExportStaysMarked() {
    Export cut =
        new Export(PAGES, 1, NOON, List.of(), List.of(), true, "[]", List.of("It is cut."));

    assertThat(history.save(cut).mayBeCut()).isTrue();
    assertThat(history.takenSince(NOON)).singleElement().matches(StoredExport::mayBeCut);
  }

  @Test
  void figuresOfTwoRealProjectsNeverMixUnderOneName() {
    save(PAGES, NOON);

    assertThat(storage.history(SHOP, "2002").takenSince(Instant.EPOCH)).isEmpty();
    assertThat(storage.history(new ProjectId("blog"), "1001").takenSince(Instant.EPOCH)).isEmpty();
    assertThat(storage.history(SHOP, "1001").takenSince(Instant.EPOCH)).hasSize(1);
  }

  @Test
  void twoRowsWithOneKeyAreRefusedAndNothingIsStored() {
    Row row = new Row(Arrays.asList(null, "PC"), facts(1));

    assertThatThrownBy(() -> save(PAGES, NOON, row, row))
        .isInstanceOf(StorageFailure.class)
        .hasMessageContaining("Nothing of it was stored");
    assertThat(history.takenSince(Instant.EPOCH)).isEmpty();
    assertThat(save(PAGES, NOON, row).rows()).isEqualTo(1);
  }

  @Test
  void aKeyThatDoesNotFitTheCubeIsABugAndNothingIsStored() {
    assertThatThrownBy(() -> save(Cube.SITE, NOON, new Row(List.of("PC"), Facts.NONE)))
        .isInstanceOf(IllegalArgumentException.class);
    assertThat(history.takenSince(Instant.EPOCH)).isEmpty();
  }

  @Test
  void listsComeBackInTheirOrder() {
    Listing referrers =
        new Listing(
            Listing.Kind.REFERRER,
            List.of(
                new Listing.Entry(null, 1L << 40), new Listing.Entry("https://g\u00f6.de/", 7)));
    Listing titles = new Listing(Listing.Kind.PAGE_TITLE, List.of());
    StoredExport stored =
        history.save(
            new Export(
                Cube.SITE, 1, NOON, List.of(), List.of(referrers, titles), false, "[]", List.of()));

    assertThat(history.listing(stored, Listing.Kind.REFERRER)).contains(referrers);
    assertThat(history.listing(stored, Listing.Kind.PAGE_TITLE)).contains(titles);
    assertThat(history.listing(stored, Listing.Kind.COUNTRY)).isEmpty();
  }

  @Test
  void aFilterNeverLosesARowThatPasses() {
    Row[] rows = {
      new Row(List.of("https://a.example/cart", "PC"), facts(1)),
      new Row(List.of("https://b.example/cart?step=2", "Mobile"), facts(2)),
      new Row(List.of("https://a.example/Cart", "PC"), facts(3)),
      new Row(List.of("https://a.example", "Tablet"), facts(4)),
      new Row(Arrays.asList(null, "mobile"), facts(5)),
      new Row(Arrays.asList("https://a.example/cart", null), facts(6)),
      new Row(List.of("app.example", "PC"), facts(7)),
      new Row(List.of("https://a.example/100%_off!/\u00c4rmel", "PC"), facts(8))
    };
    List<Filter> filters =
        List.of(
            is(Dimension.URL, "/cart"),
            is(Dimension.URL, "https://a.example/cart"),
            is(Dimension.URL, "https://b.example/cart?step=2"),
            is(Dimension.URL, "/"),
            is(Dimension.URL, "/nowhere"),
            is(Dimension.URL, "/100%_off!/\u00c4rmel"),
            is(Dimension.URL, "/nowhere", "https://a.example/cart"),
            new Filter(Dimension.URL, Filter.Op.CONTAINS, List.of("%_off!", "/")),
            new Filter(Dimension.URL, Filter.Op.CONTAINS, List.of("")),
            new Filter(Dimension.URL, Filter.Op.STARTS_WITH, List.of("/")),
            new Filter(Dimension.URL, Filter.Op.STARTS_WITH, List.of("https://a", "app")),
            new Filter(Dimension.URL, Filter.Op.IS_NOT, List.of("/cart")),
            is(Dimension.DEVICE, "MOBILE"),
            is(Dimension.DEVICE, "pc", "tablet"),
            is(Dimension.OS, "Windows"),
            new Filter(Dimension.DEVICE, Filter.Op.IS_NOT, List.of("pc")),
            new Filter(Dimension.URL, Filter.Op.CONTAINS, List.of("a.ex")),
            new Filter(Dimension.URL, Filter.Op.STARTS_WITH, List.of("/c")));
    for (Filter filter : filters) {
      StoredExport stored = save(PAGES, NOON, rows);
      int part = PAGES.dimensions().indexOf(filter.dimension());
      Row[] passing =
          Arrays.stream(rows)
              .filter(row -> part < 0 || filter.accepts(row.key().get(part)))
              .toArray(Row[]::new);
      assertThat(history.rows(stored, List.of(filter))).as("%s", filter).contains(passing);
    }
  }

  @Test
  void aFilterForOnePageSparesReadingTheOthers() {
    Row[] rows =
        IntStream.range(0, 100)
            .mapToObj(i -> new Row(List.of("https://a.example/" + i, "PC"), facts(i)))
            .toArray(Row[]::new);
    StoredExport stored = save(PAGES, NOON, rows);

    assertThat(history.rows(stored, List.of(is(Dimension.URL, "/42"), is(Dimension.DEVICE, "pc"))))
        .containsExactly(rows[42]);
  }

  @Test
  void aFilterOfVeryManyValuesStillAnswers() {
    Row row = new Row(page("/7"), facts(1));
    StoredExport stored = save(PAGES, NOON, row);
    String[] values = IntStream.range(0, 40_000).mapToObj(i -> "/" + i).toArray(String[]::new);

    assertThat(history.rows(stored, List.of(is(Dimension.URL, values)))).containsExactly(row);
  }

  @Test
  void remembersTheSubjectOfAProjectLastUsed() {
    KnownProjects known = storage.knownProjects();
    assertThat(known.lastSubject(SHOP)).isEmpty();

    known.remember(SHOP, "1001");
    known.remember(SHOP, "");
    known.remember(new ProjectId("blog"), "2002");

    assertThat(known.lastSubject(SHOP)).contains("");
    assertThat(known.lastSubject(new ProjectId("blog"))).contains("2002");
  }

  @Test
  void theAnswerComesBackAsItCame() {
    String answer = "[{\"metricName\":\"Traffic\",\"caf\u00e9\":[{\"a\":1},{\"b\":\"[{\"}]}]";
    StoredExport stored =
        history.save(new Export(PAGES, 1, NOON, List.of(), List.of(), false, answer, List.of()));

    assertThat(history.payload(stored)).contains(answer);
  }

  @Test
  void forgetsTheExportsTakenBeforeAnInstant() {
    Row row = new Row(page("/a"), facts(1));
    StoredExport old = save(PAGES, NOON.minusMillis(1), row);
    save(Cube.SITE, NOON.minusSeconds(9));
    StoredExport kept = save(PAGES, NOON, row);
    ExportHistory other = storage.history(new ProjectId("blog"), "1001");

    assertThat(other.forgetBefore(NOON)).isZero();
    assertThat(history.forgetBefore(NOON)).isEqualTo(2);
    assertThat(history.forgetBefore(NOON)).isZero();
    assertThat(history.takenSince(Instant.EPOCH)).containsExactly(kept);
    assertThat(history.rows(kept, List.of())).containsExactly(row);
    assertThat(history.rows(old, List.of())).isEmpty();
    assertThat(history.payload(old)).isEmpty();
  }

  @Test
  void forgettingLeavesWhatOtherProjectsNamed() {
    ExportHistory other = storage.history(new ProjectId("blog"), "1001");
    Row row = new Row(page("/shared"), facts(1));
    Export older =
        new Export(PAGES, 1, NOON.minusSeconds(9), List.of(row), List.of(), false, "[]", List.of());
    StoredExport kept = other.save(older);
    save(PAGES, NOON, row);
    history.forgetBefore(NOON.plusSeconds(1));

    assertThat(other.rows(kept, List.of())).containsExactly(row);
  }

  @Test
  void forgetsWhatTheIdStoodForBeforeToo() {
    save(PAGES, NOON.minusMillis(1), new Row(page("/before"), facts(1)));
    ExportHistory now = storage.history(SHOP, "2002");

    assertThat(now.forgetBefore(NOON)).isEqualTo(1);
    assertThat(storage.archive(SHOP).exports()).isEmpty();
  }

  @Test
  void erasesWhatItHasJustSavedItself() {
    Row row = new Row(page("/a"), facts(1));
    save(PAGES, NOON.minusSeconds(1), row);
    StoredExport kept = save(PAGES, NOON, row);
    history.forgetBefore(NOON.minusSeconds(1));

    assertThat(storage.archive(SHOP).erase(NOON)).isEqualTo(1);
    assertThat(storage.archive(SHOP).erase(NOON)).isZero();
    assertThat(storage.archive(SHOP).exports()).containsExactly(kept);
    assertThat(history.rows(kept, List.of())).containsExactly(row);
  }

  @Test
  void aLaterSaveOfAnOlderExportDoesNotLoseItsValues() {
    Row row = new Row(page("/a"), facts(1));
    StoredExport young = save(PAGES, NOON, row);
    save(PAGES, NOON.minusSeconds(9), row);
    history.forgetBefore(NOON);

    assertThat(history.rows(young, List.of())).containsExactly(row);
  }

  @Test
  void forgettingAllLeavesAStoreThatWorks() {
    Row row = new Row(page("/a"), facts(1));
    save(PAGES, NOON, row);
    assertThat(history.forgetBefore(NOON.plusSeconds(1))).isEqualTo(1);

    StoredExport stored = save(PAGES, NOON, row);
    assertThat(history.rows(stored, List.of(is(Dimension.URL, "/a")))).containsExactly(row);
  }

  @Test
  void readsWhileOthersSave() throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(8);
    try {
      Callable<List<Row>> one =
          () -> {
            Instant at = NOON.plus(Duration.ofNanos(System.nanoTime()));
            StoredExport stored = save(PAGES, at, new Row(page("/a"), facts(1)));
            assertThat(history.takenSince(NOON)).contains(stored);
            return history.rows(stored, List.of());
          };
      for (Future<List<Row>> reader : threads.invokeAll(Collections.nCopies(24, one))) {
        assertThat(reader.get()).hasSize(1);
      }
      assertThat(history.takenSince(NOON)).hasSize(24);
    } finally {
      threads.shutdownNow();
    }
  }

  OptionalInt take(int limit) {
    return ledger.take(SHOP, TODAY, limit, PURPOSE);
  }

  private void takeTimes(int times) {
    for (int i = 0; i < times; i++) {
      take(times);
    }
  }

  StoredExport save(Cube cube, Instant takenAt, Row... rows) {
    return history.save(
        new Export(cube, 3, takenAt, List.of(rows), List.of(), false, "[]", List.of()));
  }

  static List<String> page(String path) {
    return List.of("https://shop.example" + path, "PC");
  }

  static Facts facts(double sessions) {
    return new Facts(Map.of(Measure.SESSIONS, sessions, Measure.SCROLL_DEPTH_PERCENT, 41.25));
  }

  private static Filter is(Dimension dimension, String... values) {
    return new Filter(dimension, Filter.Op.IS, List.of(values));
  }
}
