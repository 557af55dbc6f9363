package io.claritytoolbox.answer;

import static io.claritytoolbox.model.Dimension.BROWSER;
import static io.claritytoolbox.model.Dimension.DEVICE;
import static io.claritytoolbox.model.Dimension.OS;
import static org.assertj.core.api.Assertions.assertThat;

import io.claritytoolbox.model.Cube;
import io.claritytoolbox.model.ExportRequest;
import io.claritytoolbox.model.ProjectId;
import io.claritytoolbox.model.Spend;
import io.claritytoolbox.quota.QuotaDay;
import io.claritytoolbox.quota.QuotaLedger.Entry;
import io.claritytoolbox.quota.QuotaLedger.Fate;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests clocks that are wrong and then corrected. */
final class ClockTest {
  private static final ExportRequest DEVICES = new ExportRequest(Cube.of(BROWSER, OS, DEVICE), 3);

  private final Desk desk = Desk.ofShop();

  @ParameterizedTest
  @ValueSource(ints = {2, 24, 240, 24 * 365})
  void anExportOfATimeToComeIsLeftAsideAndSaidSo(int hours) {
    takeAhead(Duration.ofHours(hours));

    Answer answer = desk.answer(Desk.by(DEVICE));

    assertThat(desk.requests).hasSize(1);
    assertThat(answer.window().to()).isEqualTo(desk.instant());
    assertThat(answer.warnings())
        .singleElement()
        .asString()
        .startsWith("1 stored export is dated in the future")
        .contains("Check the clock");
    assertThat(desk.analyst.quota().freeNow()).hasSize(1);
    assertThat(desk.analyst.quota().warnings()).isEqualTo(answer.warnings());
  }

  @Test
  void aRefusalSaysSoToo() {
    takeAhead(Duration.ofDays(2));

    assertThat(desk.refusal(Desk.spending(Desk.by(DEVICE), Spend.NEVER)))
        .contains("dated in the future");
  }

  @Test
  void minutesAheadCountAsNow() {
    takeAhead(Duration.ofMinutes(50));

    Answer answer = desk.answer(Desk.by(DEVICE));

    assertThat(desk.requests).isEmpty();
    assertThat(answer.provenance().age()).isZero();
    assertThat(answer.warnings()).isEmpty();
  }

  @Test
  void whatWasTakenIsSettledWhereverTheClockJumps() {
    QuotaDay before = QuotaDay.of(desk.instant());
    desk.whenAsked(() -> desk.turn(Duration.ofDays(-400)));

    desk.answer(Desk.by(DEVICE));

    assertThat(entries(before)).extracting(Entry::fate).containsExactly(Fate.ANSWERED);
  }

  private List<Entry> entries(QuotaDay day) {
    return desk.ledger.read(new ProjectId("shop"), day).entries();
  }

  /** Takes an export with a clock that is ahead, and then corrects the clock. */
  private void takeAhead(Duration time) {
    desk.turn(time);
    desk.sync(DEVICES);
    desk.turn(time.negated());
  }
}
