package io.claritytoolbox.insight;

import static org.assertj.core.api.Assertions.assertThat;

import io.claritytoolbox.insight.ChangesCalibration.Planted;
import io.claritytoolbox.insight.Simulated.Crowd;
import io.claritytoolbox.model.Dimension;
import io.claritytoolbox.model.Signal;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Short calibrations with fixed seeds. Each class named {@code …Calibration} has a {@code main}
 * that prints all tables.
 */
@Tag("slow")
final class CalibrationTest {
  private static final List<Signal> ALL = List.of(Signal.values());

  @Test
  void fewComparisonsNameADirectionWithoutAnEffect() {
    Crowd crowd = new Crowd(CompareCalibration.mix(500, 0.5), 1.2, 0.2, 7, 0.15);

    double share = new CompareCalibration(11).falseDirections(200, crowd, crowd, false, ALL);

    assertThat(share).isLessThanOrEqualTo(0.05);
  }

  @Test
  void anotherMixOfDevicesIsNoDifference() {
    Crowd a = new Crowd(CompareCalibration.mix(1500, 0.25));
    Crowd b = new Crowd(CompareCalibration.mix(1500, 0.8));

    double share = new CompareCalibration(12).falseDirections(200, a, b, false, ALL);

    assertThat(share).isLessThanOrEqualTo(0.06);
  }

  @Test
  void intervalsHoldAPlantedDifference() {
    Crowd crowd = new Crowd(CompareCalibration.mix(800, 0.5));

    double[] shares =
        new CompareCalibration(13).planted(300, crowd, crowd, Signal.DEAD_CLICKS, 1.65, ALL);

    assertThat(shares[0]).as("raw").isGreaterThanOrEqualTo(0.93);
    assertThat(shares[1]).as("adjusted").isGreaterThanOrEqualTo(0.93);
    assertThat(shares[2]).as("found").isGreaterThanOrEqualTo(0.85);
  }

  @Test
  void quietSitesRaiseFewAlarms() {
    var site = new ChangesCalibration.Site(20, 500, 28, 1, 0.6, 0.15, 0.15, 1.2);

    double[] shares = new ChangesCalibration(14).run(40, site, List.of(), 1);

    assertThat(shares[0]).isLessThanOrEqualTo(0.1);
  }

  @Test
  void aPageBrokenOnOneBrowserIsFoundInTheFinestGroup() {
    var site = new ChangesCalibration.Site(20, 800, 14, 1, 0.6, 0.1, 0.1, 1.2);
    Map<Dimension, String> group =
        Map.of(Dimension.URL, "/page-1", Dimension.BROWSER, "MobileSafari");
    Planted planted = new Planted(group, Signal.SCRIPT_ERRORS, 20);

    double[] shares = new ChangesCalibration(15).run(20, site, List.of(planted), 1);

    assertThat(shares[1]).as("found").isGreaterThanOrEqualTo(0.9);
    assertThat(shares[2]).as("finest").isGreaterThanOrEqualTo(0.85);
  }

  @Test
  void hotspotsAreTheTroubledPages() {
    var site = new HotspotsCalibration.Site(100, 2000, 0.1, 5, 4);

    var score = new HotspotsCalibration(16).run(10, site);

    assertThat(score.firstFive / score.of).as("precision").isGreaterThanOrEqualTo(0.9);
    assertThat(score.signalHolds / score.intervals).as("coverage").isGreaterThanOrEqualTo(0.93);
  }
}
