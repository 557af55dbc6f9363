package io.claritytoolbox.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.claritytoolbox.history.ExportHistory;
import io.claritytoolbox.history.StoredExport;
import io.claritytoolbox.model.Cube;
import io.claritytoolbox.model.Dimension;
import io.claritytoolbox.model.Export;
import io.claritytoolbox.model.Facts;
import io.claritytoolbox.model.Filter;
import io.claritytoolbox.model.Listing;
import io.claritytoolbox.model.Measure;
import io.claritytoolbox.model.ProjectId;
import io.claritytoolbox.model.Row;
import io.claritytoolbox.model.StorageFailure;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * The requirements of exports for every database, in addition to those of {@link LedgerContract}.
 */
abstract class StorageContract extends LedgerContract {
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
        .hasMessageContaining("Nothing was stored");
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
    assertThat(storage.exports(SHOP)).isEmpty();
  }

  @Test
  void erasesWhatItHasJustSavedItself() {
    Row row = new Row(page("/a"), facts(1));
    save(PAGES, NOON.minusSeconds(1), row);
    StoredExport kept = save(PAGES, NOON, row);
    history.forgetBefore(NOON.minusSeconds(1));

    assertThat(storage.erase(SHOP, NOON)).isEqualTo(1);
    assertThat(storage.erase(SHOP, NOON)).isZero();
    assertThat(storage.exports(SHOP)).containsExactly(kept);
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
