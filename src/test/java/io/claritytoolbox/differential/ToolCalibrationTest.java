package io.claritytoolbox.differential;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A short {@link ToolCalibration}, with fixed seeds and bounds that allow for few sites. */
@Tag("slow")
final class ToolCalibrationTest {
  @Test
  void sidesWithoutADifferenceRarelyGetADirection() {
    ToolCalibration calibration = new ToolCalibration(21);

    calibration.sameSides(2);

    assertThat(calibration.share("same: all: a direction")).isLessThanOrEqualTo(0.06);
  }

  @Test
  void plantedDifferencesAreFoundAndInsideTheirIntervals() {
    ToolCalibration calibration = new ToolCalibration(22);

    calibration.plantedPages(4);

    assertThat(calibration.share("planted: all: found alone")).isGreaterThanOrEqualTo(0.8);
    assertThat(calibration.share("planted: all: found of six")).isGreaterThanOrEqualTo(0.65);
    assertThat(calibration.share("planted: all: raw interval holds")).isGreaterThanOrEqualTo(0.85);
    assertThat(calibration.share("planted: all: adjusted interval holds"))
        .isGreaterThanOrEqualTo(0.85);
  }

  @Test
  void theVerdictFollowsTheDevices() {
    ToolCalibration calibration = new ToolCalibration(23);

    calibration.simpson(2);

    assertThat(calibration.share("simpson: only mix: raw interval says higher")).isEqualTo(1);
    assertThat(calibration.share("simpson: only mix: a direction")).isZero();
    assertThat(calibration.share("simpson: reversed: b_lower")).isEqualTo(1);
    assertThat(calibration.share("simpson: reversed: warned")).isEqualTo(1);
  }

  @Test
  void theFirstFiveHotspotsAreThePlantedPages() {
    ToolCalibration calibration = new ToolCalibration(24);

    calibration.hotspots(1);

    assertThat(calibration.share("hotspots: all: first five")).isGreaterThanOrEqualTo(0.85);
    assertThat(calibration.share("hotspots: all: browser named")).isGreaterThanOrEqualTo(0.5);
  }

  @Test
  void quietDaysRaiseFewAlarms() {
    ToolCalibration calibration = new ToolCalibration(25);

    calibration.quietDays(1, 8);

    assertThat(calibration.share("quiet: all: names a change")).isLessThanOrEqualTo(0.25);
  }

  @Test
  void aReleaseIsFoundWithItsBrowserAndItsDay() {
    ToolCalibration calibration = new ToolCalibration(26);

    calibration.releases(2);

    assertThat(calibration.share("release: all: found")).isGreaterThanOrEqualTo(0.8);
    assertThat(calibration.share("release: all: with its browser")).isGreaterThanOrEqualTo(0.8);
    assertThat(calibration.share("release: all: with its day")).isGreaterThanOrEqualTo(0.8);
  }
}
