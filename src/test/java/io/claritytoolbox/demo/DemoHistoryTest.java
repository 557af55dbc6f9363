package io.claritytoolbox.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.claritytoolbox.history.StoredExport;
import io.claritytoolbox.model.Cube;
import io.claritytoolbox.model.Dimension;
import io.claritytoolbox.model.Measure;
import io.claritytoolbox.model.ProjectId;
import io.claritytoolbox.model.Row;
import io.claritytoolbox.model.Window;
import io.claritytoolbox.storage.Storage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DemoHistoryTest {
  private static final Instant NOW = Instant.parse("2026-11-25T12:00:00Z");
  private static final Cube PAGES_BY_BROWSER =
      Cube.of(Dimension.URL, Dimension.BROWSER, Dimension.OS);
  private static final Path COUNTS =
      Path.of("src/main/resources/io/claritytoolbox/demo/row-counts.txt");

  private final DemoHistory history = history(NOW);

  @Test
  void containsASyncOnEveryMorningOfFiveWeeks() {
    List<StoredExport> all = history.takenSince(Instant.EPOCH);

    assertThat(all).hasSize(35 * DemoHistory.DAILY.size());
    assertThat(all.get(0).takenAt()).isEqualTo(Instant.parse("2026-11-25T05:30:00Z"));
    assertThat(all.get(all.size() - 1).takenAt()).isEqualTo("2026-10-22T05:30:00Z");
  }

  @Test
  void lastSyncIsYesterdaysBeforeTheMorning() {
    List<StoredExport> all =
        history(Instant.parse("2026-11-25T05:29:59Z")).takenSince(Instant.EPOCH);

    assertThat(all.get(0).takenAt()).isEqualTo(Instant.parse("2026-11-24T05:30:00Z"));
  }

  @Test
  void rowCountsMatchTheRowsCreatedLater() throws IOException {
    if ("write".equals(System.getProperty("snapshots"))) {
      Files.writeString(
          COUNTS,
          String.join("", IntStream.range(0, 7).mapToObj(DemoHistoryTest::counts).toList()));
    }
    List<String> known = Files.readString(COUNTS).lines().toList();

    assertThat(known).hasSize(7 * DemoHistory.DAYS);
    for (int weekday : List.of(0, 3)) {
      int first = weekday * DemoHistory.DAYS;
      assertThat(counts(weekday).lines())
          .containsExactlyElementsOf(known.subList(first, first + DemoHistory.DAYS));
    }
  }

  /** The lines of the file for a weekday (0 for Monday), newest morning first. */
  private static String counts(int weekday) {
    Instant now = Instant.parse("2026-11-23T12:00:00Z").plus(Duration.ofDays(weekday));
    SimulatedSite shop = DemoHistory.shop(now);
    StringBuilder counts = new StringBuilder();
    for (int morning = 0; morning < DemoHistory.DAYS; morning++) {
      Instant taken = DemoHistory.lastMorning(now).minus(Duration.ofDays(morning));
      List<Session> sessions = shop.sessions(Window.endingAt(taken, 1));
      counts.append(
          DemoHistory.DAILY.stream()
              .map(cube -> String.valueOf(DemoExportClient.rows(sessions, cube).size()))
              .collect(Collectors.joining(" ", "", "\n")));
    }
    return counts.toString();
  }

  @Test
  void pastIsTheSameOnTheSameWeekdayOfAnyYear() {
    Instant later = Instant.parse("2031-03-05T12:00:00Z"); // a Wednesday too

    assertThat(rows(history(later), PAGES_BY_BROWSER, 3))
        .isNotEmpty()
        .isEqualTo(rows(history, PAGES_BY_BROWSER, 3));
  }

  @Test
  void releaseBrokePaymentInMobileSafariNineDaysAgo() {
    assertThat(scriptErrorPercent(11, "MobileSafari")).isLessThan(35);
    assertThat(scriptErrorPercent(7, "MobileSafari")).isGreaterThan(45);
    assertThat(scriptErrorPercent(7, "Chrome")).isLessThan(25);
  }

  @Test
  void searchImprovesSlowly() {
    double then = share(Measure.QUICKBACKS_SESSIONS, 28, 34, row -> page(row, "/search"));
    double between = share(Measure.QUICKBACKS_SESSIONS, 14, 20, row -> page(row, "/search"));
    double now = share(Measure.QUICKBACKS_SESSIONS, 0, 6, row -> page(row, "/search"));

    assertThat(then).isGreaterThan(between + 5);
    assertThat(between).isGreaterThan(now + 5);
  }

  @Test
  void campaignDoublesTheVisitorsOnThreeDays() {
    List<Double> sessions = new ArrayList<>();
    for (int morning = 0; morning < DemoHistory.DAYS; morning++) {
      sessions.add(rows(history, Cube.SITE, morning).get(0).facts().get(Measure.SESSIONS, 0));
    }

    assertThat(sessions.get(15)).isGreaterThan(1.6 * sessions.get(22));
    assertThat(sessions.get(12)).isLessThan(1.3 * sessions.get(19));
  }

  @Test
  void savesNewExportsBesideThePast() {
    StoredExport saved = history.save(DemoExportClient.export(List.of(), Cube.SITE, 1, NOW));

    assertThat(history.takenSince(NOW)).containsExactly(saved);
    assertThat(history.takenSince(DemoHistory.lastMorning(NOW))).contains(saved).hasSize(7);
  }

  private double scriptErrorPercent(int morning, String browser) {
    return share(
        Measure.SCRIPT_ERRORS_SESSIONS,
        morning - 2,
        morning,
        row -> page(row, "/checkout/payment") && browser.equals(row.key().get(1)));
  }

  private double share(Measure affected, int newest, int oldest, Predicate<Row> which) {
    double sessions = 0;
    double hit = 0;
    for (int morning = newest; morning <= oldest; morning++) {
      for (Row row : rows(history, PAGES_BY_BROWSER, morning)) {
        if (which.test(row)) {
          sessions += row.facts().get(Measure.SESSIONS, 0);
          hit += row.facts().get(affected, 0);
        }
      }
    }
    return 100 * hit / sessions;
  }

  private static boolean page(Row row, String path) {
    return String.valueOf(row.key().get(0)).endsWith(path);
  }

  private static List<Row> rows(DemoHistory history, Cube cube, int morning) {
    StoredExport export =
        history.takenSince(Instant.EPOCH).stream()
            .filter(each -> each.cube().equals(cube))
            .skip(morning)
            .findFirst()
            .orElseThrow();
    return history.rows(export, List.of());
  }

  private static DemoHistory history(Instant now) {
    return new DemoHistory(
        Storage.open("jdbc:sqlite::memory:", () -> now).history(new ProjectId("demo"), ""),
        DemoHistory.shop(now),
        now);
  }
}
