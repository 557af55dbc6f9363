package io.claritytoolbox.clarity.wire;

import static org.assertj.core.api.Assertions.assertThat;

import io.claritytoolbox.clarity.ExportOutcome.Answered;
import io.claritytoolbox.demo.DemoExportClient;
import io.claritytoolbox.demo.SimulatedSite;
import io.claritytoolbox.demo.SiteShape;
import io.claritytoolbox.model.Cube;
import io.claritytoolbox.model.Dimension;
import io.claritytoolbox.model.Export;
import io.claritytoolbox.model.ExportRequest;
import io.claritytoolbox.model.Measure;
import io.claritytoolbox.model.Row;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Tests that the demo's responses are parsed as intended. */
final class DemoReadBackTest {
  @ParameterizedTest
  @MethodSource("cubes")
  void readsBackWhatTheDemoWrote(Cube cube) {
    DemoExportClient demo =
        new DemoExportClient(new SimulatedSite(SiteShape.SHOP), () -> Bodies.NOW);
    Export meant = ((Answered) demo.fetch(new ExportRequest(cube, 3))).export();

    Export read =
        Bodies.answered(Bodies.read(meant.payload().getBytes(StandardCharsets.UTF_8), cube));

    // A full list may lack names that fold into one of its own; other irregularities are errors.
    assertThat(read.warnings()).allMatch(warning -> warning.startsWith("Clarity's list of "));
    assertThat(read.mayBeCut()).isEqualTo(meant.mayBeCut());
    assertThat(read.listings()).containsExactlyInAnyOrderElementsOf(meant.listings());
    assertThat(read.rows()).hasSameSizeAs(meant.rows());
    assertThat(byKey(read)).isEqualTo(byKey(meant));
  }

  static List<Cube> cubes() {
    return List.of(
        Cube.SITE,
        Cube.of(Dimension.URL),
        Cube.of(Dimension.URL, Dimension.DEVICE, Dimension.CHANNEL),
        Cube.of(Dimension.BROWSER, Dimension.OS, Dimension.DEVICE),
        Cube.of(Dimension.COUNTRY, Dimension.DEVICE, Dimension.CHANNEL),
        Cube.of(Dimension.SOURCE, Dimension.MEDIUM, Dimension.CAMPAIGN));
  }

  /** The figures without the rates, which are derived only where needed. */
  private static Map<List<String>, Map<Measure, Double>> byKey(Export export) {
    Map<List<String>, Map<Measure, Double>> facts = new HashMap<>();
    for (Row row : export.rows()) {
      Map<Measure, Double> values = new EnumMap<>(Measure.class);
      values.putAll(row.facts().values());
      values.keySet().removeIf(measure -> measure.kind() == Measure.Kind.RATE);
      facts.put(row.key(), values);
    }
    return facts;
  }
}
