package io.claritytoolbox.answer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.claritytoolbox.clarity.wire.ExportReader;
import io.claritytoolbox.model.Cube;
import io.claritytoolbox.model.Dimension;
import io.claritytoolbox.model.Export;
import io.claritytoolbox.model.ExportRequest;
import io.claritytoolbox.model.Facts;
import io.claritytoolbox.model.Measure;
import io.claritytoolbox.model.Period;
import io.claritytoolbox.model.Quality;
import io.claritytoolbox.model.Question;
import io.claritytoolbox.model.Row;
import io.claritytoolbox.model.Signal;
import io.claritytoolbox.model.Spend;
import io.claritytoolbox.scrub.AddressFolding;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Tests answers from recorded exports of a real site, if available. */
final class RecordedAnswersTest {
  private static final Path RECORDINGS = Path.of("..", "shared", "recordings");
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final double ROUNDING = 1e-9;

  private final AddressFolding folding = new AddressFolding(Set.of());

  @Test
  void sharesAndSecondsOfTheSiteAreThoseOfClarity() throws IOException {
    for (Path recording : recordings("3d")) {
      Answer answer = answer(recording, Cube.SITE);
      Facts site = answer.rows().get(0).facts();
      assertSame(site, lines(recording, null).get("site").get(0), recording.toString());
      assertThat(answer.quality().values()).as("%s", recording).containsOnly(Quality.EXACT);
    }
  }

  @Test
  void sharesAndSecondsOfPagesAreThoseOfClarity() throws IOException {
    for (Path recording : recordings("3d-URL")) {
      Map<String, List<Line>> pages = lines(recording, "Url");
      for (Row row : answer(recording, Cube.of(Dimension.URL), Dimension.URL).rows()) {
        String page = String.valueOf(row.key().get(0));
        List<Line> addresses = pages.getOrDefault(page, List.of());
        if (addresses.size() == 1) {
          assertSame(row.facts(), addresses.get(0), recording + " " + page);
        } else {
          assertNear(row.facts(), addresses, recording + " " + page);
        }
      }
    }
  }

  @Test
  void pagesGiveNoSecondsAndSharesOfTheSite() throws IOException {
    for (Path recording : recordings("3d-URL")) {
      Answer answer = answer(recording, Cube.of(Dimension.URL));
      Facts all = answer.rows().get(0).facts();
      Facts site = site(recording.getFileName().toString());
      assertThat(answer.quality())
          .doesNotContainKeys(
              Measure.ACTIVE_SECONDS, Measure.TOTAL_SECONDS, Measure.DEAD_CLICKS_SESSION_PERCENT)
          .containsEntry(Measure.SESSIONS, Quality.UPPER_BOUND);
      assertThat(all.get(Measure.SESSIONS, 0)).isGreaterThan(site.get(Measure.SESSIONS, 0));
    }
  }

  /** The largest of a page's addresses counts each of its sessions once. */
  private static void assertNear(Facts page, List<Line> addresses, String of) {
    double most = addresses.stream().mapToDouble(Line::sessions).max().orElse(0);
    double seconds =
        addresses.stream().mapToDouble(each -> each.sessions() * each.active()).sum() / most;
    page.get(Measure.ACTIVE_SECONDS)
        .ifPresent(told -> assertThat(told).as(of).isBetween(0.8 * seconds, seconds + ROUNDING));
    for (Signal signal : Signal.values()) {
      boolean isTold = page.has(signal.sessionPercent());
      assertThat(isTold && page.get(Measure.SESSIONS, 0) > 1.2 * most + ROUNDING)
          .as(of + " " + signal)
          .isFalse();
    }
  }

  private static void assertSame(Facts facts, Line line, String of) {
    for (Signal signal : Signal.values()) {
      facts
          .get(signal.sessionPercent())
          .ifPresent(
              share ->
                  assertThat(share)
                      .as(of + " " + signal)
                      .isCloseTo(line.shares().get(signal), within(ROUNDING)));
    }
    if (facts.has(Measure.ACTIVE_SECONDS)) {
      assertThat(facts.get(Measure.ACTIVE_SECONDS)).as(of).hasValue(line.active());
      assertThat(facts.get(Measure.TOTAL_SECONDS)).as(of).hasValue(line.total());
    }
    if (line.sessions() > 0) {
      assertThat(facts.has(Measure.DEAD_CLICKS_SESSION_PERCENT)).as(of).isTrue();
    }
  }

  private Facts site(String day) throws IOException {
    return answer(RECORDINGS.resolve("3d").resolve(day), Cube.SITE).rows().get(0).facts();
  }

  private Answer answer(Path recording, Cube cube, Dimension... groupBy) throws IOException {
    Desk desk = Desk.ofShop();
    byte[] body = Files.readAllBytes(recording);
    Export export =
        new ExportReader(folding)
            .read(body, new ExportRequest(cube, 3), desk.instant())
            .match(
                read -> read.export(),
                unreadable -> {
                  throw new AssertionError(recording + " " + unreadable);
                });
    desk.history.save(export);
    return desk.answer(
        new Question(
            List.of(Measure.values()),
            List.of(groupBy),
            List.of(),
            new Period(3, 0),
            null,
            Spend.NEVER));
  }

  /**
   * The figures of an address or the site in a recording.
   *
   * @param sessions without bots
   * @param active seconds per session
   * @param total seconds per session
   * @param shares of sessions, in percent
   */
  private record Line(double sessions, double active, double total, Map<Signal, Double> shares) {}

  private Map<String, List<Line>> lines(Path recording, String key) throws IOException {
    Map<String, Map<String, JsonNode>> blocks = new HashMap<>();
    for (JsonNode block : JSON.readTree(recording.toFile())) {
      Map<String, JsonNode> byKey = new HashMap<>();
      block
          .path("information")
          .forEach(row -> byKey.put(key == null ? "site" : row.path(key).asText(), row));
      blocks.put(block.path("metricName").asText(), byKey);
    }
    Map<String, List<Line>> lines = new HashMap<>();
    for (String address : blocks.get("Traffic").keySet()) {
      lines
          .computeIfAbsent(
              key == null || address.equals("null") ? address : folding.fold(address),
              any -> new ArrayList<>())
          .add(line(blocks, address));
    }
    return lines;
  }

  private static Line line(Map<String, Map<String, JsonNode>> blocks, String address) {
    Map<Signal, Double> shares = new HashMap<>();
    Map<Signal, String> names =
        Map.of(
            Signal.RAGE_CLICKS, "RageClickCount",
            Signal.DEAD_CLICKS, "DeadClickCount",
            Signal.QUICKBACKS, "QuickbackClick",
            Signal.SCRIPT_ERRORS, "ScriptErrorCount",
            Signal.ERROR_CLICKS, "ErrorClickCount",
            Signal.EXCESSIVE_SCROLLS, "ExcessiveScroll");
    names.forEach(
        (signal, name) ->
            shares.put(signal, number(blocks, name, address, "sessionsWithMetricPercentage")));
    return new Line(
        number(blocks, "Traffic", address, "totalSessionCount"),
        number(blocks, "EngagementTime", address, "activeTime"),
        number(blocks, "EngagementTime", address, "totalTime"),
        shares);
  }

  private static double number(
      Map<String, Map<String, JsonNode>> blocks, String block, String address, String field) {
    JsonNode row = blocks.get(block).get(address);
    return row == null ? 0 : row.path(field).asDouble();
  }

  private static List<Path> recordings(String folder) throws IOException {
    Path root = RECORDINGS.resolve(folder);
    assumeTrue(Files.isDirectory(root), "the recordings are not part of the repository");
    try (Stream<Path> files = Files.list(root)) {
      List<Path> recordings =
          files.filter(path -> path.toString().endsWith(".json")).sorted().toList();
      assertThat(recordings).isNotEmpty();
      return recordings;
    }
  }
}
