package io.claritytoolbox.clarity.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.claritytoolbox.model.Cube;
import io.claritytoolbox.model.Export;
import io.claritytoolbox.model.Measure;
import io.claritytoolbox.model.Row;
import io.claritytoolbox.scrub.AddressFolding;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

/** Tests recorded responses of a real site, if available. */
final class RecordingsTest {
  private static final Path RECORDINGS = Path.of("..", "shared", "recordings");
  private static final ObjectMapper JSON = new ObjectMapper();

  @Test
  void readsTheSiteAsARecordingTellsIt() throws IOException {
    for (Path recording : recordings("3d")) {
      assertSameFigures(recording, Cube.SITE);
    }
  }

  @Test
  void readsPagesAsARecordingTellsThem() throws IOException {
    AddressFolding folding = new AddressFolding(List.of());
    for (Path recording : recordings("3d-URL")) {
      Export export = assertSameFigures(recording, Bodies.BY_URL);
      Set<String> pages = new HashSet<>();
      for (JsonNode row : rows(recording, "Traffic")) {
        pages.add(row.get("Url").isNull() ? "none" : folding.fold(row.get("Url").asText()));
      }
      assertThat(export.rows()).as("%s", recording).hasSameSizeAs(pages);
      assertThat(export.rows().stream().mapToInt(Row::addresses).sum())
          .as("%s", recording)
          .isEqualTo(rows(recording, "Traffic").size());
    }
  }

  private static Export assertSameFigures(Path recording, Cube cube) throws IOException {
    Export export = Bodies.answered(Bodies.read(Files.readAllBytes(recording), cube));
    assertThat(export.warnings())
        .as("%s", recording)
        .allMatch(warning -> warning.startsWith("Clarity's list of"));
    assertSum(export, Measure.SESSIONS, sum(recording, "Traffic", "totalSessionCount"));
    assertSum(export, Measure.USERS, sum(recording, "Traffic", "distinctUserCount"));
    assertSum(export, Measure.RAGE_CLICKS, sum(recording, "RageClickCount", "subTotal"));
    double affected = 0;
    for (JsonNode row : rows(recording, "RageClickCount")) {
      double share = row.get("sessionsWithMetricPercentage").asDouble() / 100;
      affected += Math.round(row.get("sessionsCount").asDouble() * share);
    }
    assertSum(export, Measure.RAGE_CLICKS_SESSIONS, affected);
    return export;
  }

  private static void assertSum(Export export, Measure measure, double expected) {
    assertThat(export.rows().stream().mapToDouble(row -> row.facts().get(measure, 0)).sum())
        .as("%s at %s", measure, export.cube())
        .isCloseTo(expected, within(1e-9));
  }

  private static double sum(Path recording, String metric, String field) throws IOException {
    return StreamSupport.stream(rows(recording, metric).spliterator(), false)
        .mapToDouble(row -> row.get(field).asDouble())
        .sum();
  }

  private static JsonNode rows(Path recording, String metric) throws IOException {
    for (JsonNode block : JSON.readTree(recording.toFile())) {
      if (block.get("metricName").asText().equals(metric)) {
        return block.get("information");
      }
    }
    throw new AssertionError("no " + metric);
  }

  private static List<Path> recordings(String folder) throws IOException {
    Path root = RECORDINGS.resolve(folder);
    assumeTrue(Files.isDirectory(root), "the recordings are not part of the repository");
    Predicate<Path> json = path -> path.toString().endsWith(".json");
    try (Stream<Path> files = Files.list(root)) {
      List<Path> recordings = files.filter(json).sorted().toList();
      assertThat(recordings).isNotEmpty();
      return recordings;
    }
  }
}
