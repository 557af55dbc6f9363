package io.claritytoolbox.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.claritytoolbox.clarity.ExportOutcome;
import io.claritytoolbox.model.Cube;
import io.claritytoolbox.model.Dimension;
import io.claritytoolbox.model.Export;
import io.claritytoolbox.model.ExportRequest;
import io.claritytoolbox.model.Facts;
import io.claritytoolbox.model.Listing;
import io.claritytoolbox.model.Measure;
import io.claritytoolbox.model.Row;
import io.claritytoolbox.model.Signal;
import io.claritytoolbox.model.Window;
import java.time.Instant;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class DemoExportClientTest {
  private static final Instant NOW = Instant.parse("2026-05-20T10:15:30Z");

  private final SimulatedSite shop = new SimulatedSite(SiteShape.SHOP);

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3})
  void windowEndsNow(int days) {
    Export export = fetch(shop, Cube.SITE, days);
    assertThat(export.takenAt()).isEqualTo(NOW);
    assertThat(export.window()).isEqualTo(Window.endingAt(NOW, days));
    assertThat(export.rows().get(0).facts().values())
        .containsEntry(
            Measure.SESSIONS,
            (double)
                shop.sessions(Window.endingAt(NOW, days)).stream()
                    .filter(session -> !session.bot())
                    .count());
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 4})
  void rejectsSpansThatClarityRejects(int days) {
    assertThat(client(shop).fetch(new ExportRequest(Cube.SITE, days)))
        .isEqualTo(new ExportOutcome.Failed(ExportOutcome.Reason.MALFORMED, "400"));
  }

  @ParameterizedTest
  @MethodSource("standardCubes")
  void countsMatchBruteForce(Cube cube) {
    List<Row> truth =
        BruteForce.aggregate(shop.sessions(Window.endingAt(NOW, 3)), cube.dimensions());
    List<Row> rows = fetch(shop, cube, 3).rows();
    assertThat(rows).hasSameSizeAs(truth);
    for (int index = 0; index < rows.size(); index++) {
      assertThat(rows.get(index).key()).isEqualTo(truth.get(index).key());
      assertSameCounts(rows.get(index).facts(), truth.get(index).facts());
    }
  }

  @ParameterizedTest
  @MethodSource("standardCubes")
  void shopStaysBelowTheRowLimit(Cube cube) {
    assertThat(fetch(shop, cube, 3).mayBeCut()).isFalse();
  }

  @Test
  void missingCampaignIsKept() {
    assertThat(fetch(shop, Cube.of(Dimension.CAMPAIGN), 1).rows())
        .extracting(Row::key)
        .contains(Collections.singletonList(null));
  }

  @Test
  void pagesSeenOnlyByBotsHaveOnlyTraffic() {
    SimulatedSite haunted = new SimulatedSite(new SiteShape(3, 50, 10, 100));
    Export export = fetch(haunted, Cube.of(Dimension.URL), 1);
    assertThat(export.rows())
        .isNotEmpty()
        .allSatisfy(
            row ->
                assertThat(row.facts().values())
                    .containsOnlyKeys(Measure.SESSIONS, Measure.BOT_SESSIONS, Measure.USERS));
  }

  @Test
  void truncatesAtAThousandRows() {
    SimulatedSite store = new SimulatedSite(SiteShape.DEPARTMENT_STORE);
    Export export = fetch(store, Cube.of(Dimension.URL), 1);
    assertThat(export.rows()).hasSize(1_000);
    assertThat(export.mayBeCut()).isTrue();
    assertThat(
            BruteForce.aggregate(store.sessions(Window.endingAt(NOW, 1)), List.of(Dimension.URL)))
        .hasSizeGreaterThan(1_000);
  }

  @Test
  void affectedSessionsFollowFromTwoDecimals() {
    Facts exact =
        new Facts(
            Map.of(
                Measure.SESSIONS, 40_000.0,
                Measure.RAGE_CLICKS_SESSIONS, 1_001.0,
                Measure.RAGE_CLICKS_SESSION_PERCENT, 2.5025));
    Facts reported = DemoExportClient.reported(new Row(List.of(), exact), Cube.SITE).facts();
    assertThat(reported.values())
        .containsEntry(Measure.RAGE_CLICKS_SESSION_PERCENT, 2.5)
        .containsEntry(Measure.RAGE_CLICKS_SESSIONS, 1_000.0);
  }

  @Test
  void listsComeOnlyWithoutDimensions() {
    assertThat(fetch(shop, Cube.SITE, 3).listings())
        .extracting(Listing::kind)
        .containsExactly(Listing.Kind.values());
    assertThat(fetch(shop, Cube.of(Dimension.DEVICE), 3).listings()).isEmpty();
  }

  @Test
  void listsContainTheTopTen() {
    List<Listing> listings = fetch(shop, Cube.SITE, 3).listings();
    assertThat(listings)
        .allSatisfy(
            listing ->
                assertThat(listing.entries())
                    .hasSizeBetween(1, 10)
                    .isSortedAccordingTo((a, b) -> Long.compare(b.count(), a.count())));
    assertThat(listings.get(Listing.Kind.COUNTRY.ordinal()).entries()).hasSize(10);
    assertThat(listings.get(Listing.Kind.REFERRER.ordinal()).entries())
        .extracting(Listing.Entry::name)
        .contains("https://www.google.com/")
        .containsNull();
  }

  @Test
  void devicesInTheListAddUpToTheSite() {
    Export export = fetch(shop, Cube.SITE, 3);
    long listed =
        export.listings().get(Listing.Kind.DEVICE.ordinal()).entries().stream()
            .mapToLong(Listing.Entry::count)
            .sum();
    assertThat((double) listed)
        .isEqualTo(export.rows().get(0).facts().get(Measure.SESSIONS).orElseThrow());
  }

  static Stream<Cube> standardCubes() {
    return Stream.of(
        Cube.SITE,
        Cube.of(Dimension.URL, Dimension.DEVICE, Dimension.CHANNEL),
        Cube.of(Dimension.BROWSER, Dimension.OS, Dimension.DEVICE),
        Cube.of(Dimension.COUNTRY, Dimension.DEVICE, Dimension.CHANNEL),
        Cube.of(Dimension.SOURCE, Dimension.MEDIUM, Dimension.CAMPAIGN));
  }

  private static void assertSameCounts(Facts reported, Facts truth) {
    Set<Measure> counts = EnumSet.of(Measure.SESSIONS, Measure.BOT_SESSIONS, Measure.USERS);
    if (truth.get(Measure.SESSIONS, 0) > 0) {
      for (Signal signal : Signal.values()) {
        counts.addAll(List.of(signal.occurrences(), signal.sessions(), signal.pageViews()));
      }
    }
    for (Measure count : counts) {
      assertThat(reported.get(count)).as(count.label()).isEqualTo(truth.get(count));
    }
  }

  private static DemoExportClient client(SimulatedSite site) {
    return new DemoExportClient(site, () -> NOW);
  }

  static Export fetch(SimulatedSite site, Cube cube, int days) {
    ExportOutcome outcome = client(site).fetch(new ExportRequest(cube, days));
    assertThat(outcome).isInstanceOf(ExportOutcome.Answered.class);
    return ((ExportOutcome.Answered) outcome).export();
  }
}
