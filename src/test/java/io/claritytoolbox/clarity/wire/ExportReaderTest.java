package io.claritytoolbox.clarity.wire;

import static io.claritytoolbox.clarity.wire.Bodies.BY_DEVICE;
import static io.claritytoolbox.clarity.wire.Bodies.BY_URL;
import static io.claritytoolbox.clarity.wire.Bodies.answered;
import static io.claritytoolbox.clarity.wire.Bodies.array;
import static io.claritytoolbox.clarity.wire.Bodies.block;
import static io.claritytoolbox.clarity.wire.Bodies.figures;
import static io.claritytoolbox.clarity.wire.Bodies.friction;
import static io.claritytoolbox.clarity.wire.Bodies.only;
import static io.claritytoolbox.clarity.wire.Bodies.read;
import static io.claritytoolbox.clarity.wire.Bodies.site;
import static io.claritytoolbox.clarity.wire.Bodies.traffic;
import static io.claritytoolbox.clarity.wire.Bodies.url;
import static io.claritytoolbox.clarity.wire.Bodies.value;
import static org.assertj.core.api.Assertions.assertThat;

import io.claritytoolbox.model.Cube;
import io.claritytoolbox.model.Dimension;
import io.claritytoolbox.model.Export;
import io.claritytoolbox.model.Listing;
import io.claritytoolbox.model.Measure;
import io.claritytoolbox.model.Row;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class ExportReaderTest {
  @Test
  void readsEveryMeasureOfTheSite() {
    Export export = answered(site(), Cube.SITE);

    assertThat(export.mayBeCut()).isFalse();
    assertThat(only(export).values())
        .containsEntry(Measure.SESSIONS, 10.0)
        .containsEntry(Measure.BOT_SESSIONS, 2.0)
        .containsEntry(Measure.USERS, 7.0)
        .containsEntry(Measure.PAGES_PER_SESSION, 1.5)
        .containsEntry(Measure.SCROLL_DEPTH_PERCENT, 40.5)
        .containsEntry(Measure.TOTAL_SECONDS, 60.0)
        .containsEntry(Measure.ACTIVE_SECONDS, 30.0)
        .containsEntry(Measure.RAGE_CLICKS, 5.0)
        .containsEntry(Measure.QUICKBACKS_PAGE_VIEWS, 3.0)
        .containsEntry(Measure.EXCESSIVE_SCROLLS_SESSIONS, 2.0)
        .hasSize(7 + 6 * 4);
  }

  @Test
  void aRowThatIsNotMergedKeepsClaritysOwnShare() {
    Export export =
        answered(
            array(
                block("Traffic", traffic("53", "")),
                block("RageClickCount", friction(52, 5.77, 4, ""))),
            Cube.SITE);

    assertThat(value(export, Measure.RAGE_CLICKS_SESSION_PERCENT)).isEqualTo(5.77);
    assertThat(value(export, Measure.RAGE_CLICKS_SESSIONS)).isEqualTo(3);
    assertThat(export.warnings()).containsExactly(Export.BLOCKS_DISAGREE);
  }

  @Test
  void aListOfTenAddressesMayLackOthersThatBecomeOneOfThem() {
    String[] pages = new String[10];
    for (int page = 0; page < pages.length; page++) {
      pages[page] = "{\"url\":\"https://shop.example/" + page + "\",\"visitsCount\":\"9\"}";
    }

    assertThat(answered(array(block("PopularPages", pages)), Cube.SITE).warnings())
        .containsExactly(Listing.Kind.POPULAR_PAGE.foldedWarning());
    assertThat(answered(array(block("PopularPages", pages[0])), Cube.SITE).warnings()).isEmpty();
  }

  @Test
  void aCutKeyThatFoldingChangedCountsAsTwoAtLeast() {
    String[] rows = new String[1_000];
    for (int row = 0; row < rows.length; row++) {
      String query = row == 0 ? "?gclid=1" : "";
      rows[row] = traffic("1", url("https://shop.example/" + row + query));
    }

    Export export = answered(array(block("Traffic", rows)), BY_URL);
    List<Row> read = export.rows();

    assertThat(read.get(0).addresses()).isEqualTo(2);
    assertThat(read.get(1).addresses()).isEqualTo(1);
    assertThat(export.warnings()).containsExactly(Export.CUT_AND_MERGED);
  }

  @Test
  void valuesThatAreMaskedAlikeCountAsMerged() {
    Export export =
        answered(
            array(
                block("Traffic", traffic("1", "\"Device\":\"\""), traffic("2", "\"Device\":null"))),
            BY_DEVICE);

    assertThat(export.rows()).singleElement().extracting(Row::addresses).isEqualTo(2);
  }

  @Test
  void affectedSessionsAreRoundedFromThePercentage() {
    Export export =
        answered(array(block("RageClickCount", friction(13, 46.15, 24, ""))), Cube.SITE);

    assertThat(value(export, Measure.RAGE_CLICKS_SESSIONS)).isEqualTo(6);
  }

  @Test
  void sessionsComeFromFrictionWhereTrafficIsMissing() {
    Export export = answered(array(block("ErrorClickCount", friction(13, 0, 0, ""))), Cube.SITE);

    assertThat(value(export, Measure.SESSIONS)).isEqualTo(13);
    assertThat(export.warnings()).isEmpty();
  }

  @Test
  void trafficWinsWhereBlocksDisagreeOnSessionsAndTheWarningComesOnce() {
    Export export =
        answered(
            array(
                block("ErrorClickCount", friction(13, 0, 0, "")),
                block("RageClickCount", friction(14, 0, 0, "")),
                block("Traffic", traffic("12", ""))),
            Cube.SITE);

    assertThat(value(export, Measure.SESSIONS)).isEqualTo(12);
    assertThat(export.warnings()).containsExactly(sentence(Oddity.OTHER_SESSIONS));
  }

  @ParameterizedTest
  @CsvSource({
    "distinctUserCount, USERS",
    "distantUserCount, USERS",
    "DISTINCTUSERCOUNT, USERS",
    "pagesPerSessionPercentage, PAGES_PER_SESSION",
    "PagesPerSessionPercentage, PAGES_PER_SESSION"
  })
  void knowsBothSpellings(String field, Measure measure) {
    Export export = answered(array(block("Traffic", "{\"" + field + "\":\"3\"}")), Cube.SITE);

    assertThat(value(export, measure)).isEqualTo(3);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"RageClickCount", "Rage Click Count", "rage_click_count", "RAGECLICKCOUNT"})
  void metricNamesAreComparedByLettersAndDigits(String name) {
    Export export = answered(array(block(name, friction(10, 20, 5, ""))), Cube.SITE);

    assertThat(value(export, Measure.RAGE_CLICKS)).isEqualTo(5);
  }

  @ParameterizedTest
  @ValueSource(strings = {"Url", "URL", "url"})
  void keysOfDimensionsAreComparedWithoutCase(String key) {
    Export export =
        answered(
            array(block("Traffic", traffic("1", "\"" + key + "\":\"https://shop.example/a\""))),
            BY_URL);

    assertThat(export.rows().get(0).key()).containsExactly("https://shop.example/a");
  }

  @Test
  void nullIsUnknownAndNeverZero() {
    Export export =
        answered(
            array(
                block("ScrollDepth", "{\"averageScrollDepth\":null}"),
                block("Traffic", "{\"totalSessionCount\":\"0\"}")),
            Cube.SITE);

    assertThat(only(export).values()).containsOnlyKeys(Measure.SESSIONS);
    assertThat(export.warnings()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"NaN\"",
        "\"Infinity\"",
        "-1",
        "\"-3\"",
        "1e999",
        "1e13",
        "\"1000000000001\"",
        "2.5",
        "true",
        "\"many\"",
        "\"\"",
        "\"0x10\"",
        "[1]",
        "{}",
        "123456789012345678901234567890"
      })
  void unbelievableNumbersAreUnknownAndToldOnce(String number) {
    String row = traffic(number, "").replace("\"7\"", number);
    Export export = answered(array(block("Traffic", row)), Cube.SITE);

    assertThat(only(export).values())
        .containsOnlyKeys(Measure.BOT_SESSIONS, Measure.PAGES_PER_SESSION);
    assertThat(export.warnings()).containsExactly(sentence(Oddity.UNBELIEVABLE_NUMBER));
  }

  @ParameterizedTest
  @CsvSource({"100.01, false", "-0.01, false", "100.00000000000001, true", "-1e-12, true"})
  void percentagesMayLeaveTheirRangeByFloatNoiseAlone(double percent, boolean known) {
    Export export =
        answered(
            array(block("ScrollDepth", "{\"averageScrollDepth\":" + percent + "}")), Cube.SITE);

    assertThat(only(export).has(Measure.SCROLL_DEPTH_PERCENT)).isEqualTo(known);
    assertThat(only(export).get(Measure.SCROLL_DEPTH_PERCENT, 0)).isBetween(0.0, 100.0);
    assertThat(export.warnings()).hasSize(known ? 0 : 1);
  }

  @Test
  void theFirstOfTwoBlocksOfOneNameIsUsed() {
    String first = block("Traffic", traffic("1", ""));
    String second = block("traffic", traffic("2", ""));
    Export export = answered(array(first, second, second), Cube.SITE);

    assertThat(value(export, Measure.SESSIONS)).isEqualTo(1);
    assertThat(export.warnings()).containsExactly(sentence(Oddity.REPEATED_BLOCK));
  }

  @Test
  void theFirstOfTwoRowsOfOneKeyIsUsed() {
    String key = "\"Device\":\"PC\"";
    Export export =
        answered(array(block("Traffic", traffic("1", key), traffic("2", key))), BY_DEVICE);

    assertThat(value(export, Measure.SESSIONS)).isEqualTo(1);
    assertThat(export.warnings()).containsExactly(sentence(Oddity.REPEATED_ROW));
  }

  @Test
  void theLastOfARepeatedPropertyCounts() {
    Export export =
        answered(
            array(block("Traffic", "{\"totalSessionCount\":\"1\",\"totalSessionCount\":\"2\"}")),
            Cube.SITE);

    assertThat(value(export, Measure.SESSIONS)).isEqualTo(2);
  }

  @Test
  void rowsAndBlocksOfAnotherShapeAreLeftOutAndTold() {
    Export export =
        answered(
            """
            [{"metricName":"Traffic","information":[7,null,{"totalSessionCount":"3"}]},
             {"metricName":"ScrollDepth","information":null}]""",
            Cube.SITE);

    assertThat(value(export, Measure.SESSIONS)).isEqualTo(3);
    assertThat(export.warnings())
        .containsExactly(sentence(Oddity.UNREADABLE_BLOCK), sentence(Oddity.UNREADABLE_ROW));
  }

  @Test
  void blocksAreJoinedByKeyWhereverOneHasARow() {
    Export export =
        answered(
            array(
                block("RageClickCount", friction(4, 25, 9, "\"Device\":\"Mobile\"")),
                block(
                    "Traffic",
                    traffic("0", "\"Device\":null"),
                    traffic("4", "\"Device\":\"Mobile\""),
                    traffic("0", "\"Device\":\"Other\"")),
                block("ScrollDepth", "{\"averageScrollDepth\":12,\"Device\":\"Tablet\"}")),
            BY_DEVICE);

    assertThat(export.rows())
        .extracting(row -> row.key().get(0))
        .containsExactly(null, "Mobile", "Other", "Tablet");
    assertThat(export.rows().get(1).facts().get(Measure.RAGE_CLICKS, 0)).isEqualTo(9);
    assertThat(export.rows().get(2).facts().has(Measure.RAGE_CLICKS)).isFalse();
    assertThat(export.rows().get(3).facts().values())
        .containsOnlyKeys(Measure.SCROLL_DEPTH_PERCENT);
  }

  @Test
  void keysAreInTheOrderOfTheCubeWhateverTheirOrderInTheRow() {
    String key = "\"Channel\":\"Direct\",\"OS\":\"IOS\",\"Url\":\"https://shop.example/a\"";
    Cube cube = Cube.of(Dimension.CHANNEL, Dimension.URL, Dimension.OS);

    assertThat(answered(array(block("Traffic", traffic("1", key))), cube).rows().get(0).key())
        .containsExactly("https://shop.example/a", "IOS", "Direct");
  }

  @Test
  void anEmptyValueIsTheSameAsNone() {
    Export export =
        answered(
            array(
                block("Traffic", traffic("1", "\"Device\":\"\""), traffic("2", "\"Device\":null"))),
            BY_DEVICE);

    assertThat(export.rows()).extracting(Row::key).containsExactly(Collections.singletonList(null));
    assertThat(value(export, Measure.SESSIONS)).isEqualTo(3);
    assertThat(value(export, Measure.PAGES_PER_SESSION)).isEqualTo(1.5);
  }

  @Test
  void aValueThatIsNoTextIsNone() {
    Export export =
        answered(
            array(block("Traffic", traffic("1", "\"Device\":{}"), traffic("2", "\"Device\":2024"))),
            BY_DEVICE);

    assertThat(export.rows()).extracting(row -> row.key().get(0)).containsExactly(null, "2024");
    assertThat(export.warnings()).containsExactly(sentence(Oddity.UNREADABLE_VALUE));
  }

  @Test
  void aSourceThatIsAnAddressIsFolded() {
    String source = "\"Source\":\"https://partner.example/a?name=me\"";
    Export export =
        answered(array(block("Traffic", traffic("1", source))), Cube.of(Dimension.SOURCE));

    assertThat(export.rows().get(0).key()).containsExactly("https://partner.example/a");
    assertThat(export.payload()).doesNotContain("name=me");
  }

  @Test
  void addressesThatFoldToOneAreMergedByTheAlgebra() {
    Export export =
        answered(
            array(
                figures(
                        url("https://shop.example/a?gclid=1"),
                        url("https://shop.example/a?gclid=2"),
                        url("https://shop.example/b"))
                    .toArray(String[]::new)),
            BY_URL);

    assertThat(export.rows())
        .extracting(row -> row.key().get(0))
        .containsExactly("https://shop.example/a", "https://shop.example/b");
    Row merged = export.rows().get(0);
    assertThat(merged.addresses()).isEqualTo(2);
    assertThat(merged.facts().values())
        .containsEntry(Measure.SESSIONS, 20.0)
        .containsEntry(Measure.RAGE_CLICKS, 10.0)
        .containsEntry(Measure.SCROLL_DEPTH_PERCENT, 40.5)
        .doesNotContainKey(Measure.PAGES_PER_SESSION);
    assertThat(export.rows().get(1).addresses()).isEqualTo(1);
    assertThat(export.rows().get(1).facts().has(Measure.PAGES_PER_SESSION)).isTrue();
  }

  @Test
  void joinsByTheRawAddressBeforeItMerges() {
    String one = url("https://shop.example/a?x=1");
    String two = url("https://shop.example/a?x=2");
    Export export =
        answered(
            array(
                block("Traffic", traffic("8", one), traffic("2", two)),
                block("RageClickCount", friction(2, 50, 3, two), friction(8, 25, 4, one))),
            BY_URL);

    assertThat(value(export, Measure.RAGE_CLICKS_SESSIONS)).isEqualTo(3);
    assertThat(value(export, Measure.SESSIONS)).isEqualTo(10);
    assertThat(export.warnings()).isEmpty();
  }

  @Test
  void aThousandRowsOfABlockMayBeCutBeforeTheyAreFolded() {
    assertThat(answered(withRows(1_000), BY_URL))
        .satisfies(export -> assertThat(export.mayBeCut()).isTrue())
        .satisfies(export -> assertThat(export.rows()).hasSize(1));
    assertThat(answered(withRows(999), BY_URL).mayBeCut()).isFalse();
  }

  private static String withRows(int count) {
    return array(
        block(
            "Traffic",
            IntStream.range(0, count)
                .mapToObj(index -> traffic("1", url("https://shop.example/a?id=" + index)))
                .toArray(String[]::new)));
  }

  @Test
  void noTrafficOfTheSiteIsZeroAndEmptyLists() {
    String[] blocks = {
      block("Traffic", "{\"totalSessionCount\":\"0\",\"pagesPerSessionPercentage\":null}"),
      block("RageClickCount", friction(0, 0, 0, "")),
      block("Browser"),
      block("PopularPages")
    };
    Export export = answered(array(blocks), Cube.SITE);

    assertThat(value(export, Measure.SESSIONS)).isZero();
    assertThat(value(export, Measure.RAGE_CLICKS_SESSIONS)).isZero();
    assertThat(export.listings()).extracting(Listing::entries).containsOnly(List.of());
    assertThat(export.warnings()).isEmpty();
  }

  @Test
  void noTrafficOfABreakdownIsNoRows() {
    Export export = answered(array(figures().toArray(String[]::new)), BY_URL);

    assertThat(export.rows()).isEmpty();
    assertThat(export.warnings()).isEmpty();
  }

  @Test
  void listsAreFoldedAndAddedUpInTheirOrder() {
    List<Listing> listings = answered(site(), Cube.SITE).listings();

    assertThat(listings).extracting(Listing::kind).containsExactly(Listing.Kind.values());
    assertThat(listings.get(0).entries())
        .containsExactly(new Listing.Entry("Browser one", 6), new Listing.Entry("Browser two", 4));
    assertThat(listings.get(5).entries())
        .containsExactly(new Listing.Entry(null, 5), new Listing.Entry("https://a.example/x", 5));
    assertThat(listings.get(6).entries())
        .containsExactly(
            new Listing.Entry("https://shop.example/a", 6),
            new Listing.Entry("https://shop.example/b", 3));
  }

  @Test
  void anEntryWithoutACountIsLeftOut() {
    Export export =
        answered(
            array(block("Browser", "{\"name\":\"Chrome\",\"sessionsCount\":null}")), Cube.SITE);

    assertThat(export.listings()).containsExactly(new Listing(Listing.Kind.BROWSER, List.of()));
    assertThat(export.warnings()).containsExactly(sentence(Oddity.UNREADABLE_ROW));
  }

  private static String sentence(Oddity oddity) {
    return Oddity.sentences(List.of(oddity)).get(0);
  }
}
