package io.claritytoolbox.insight;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.claritytoolbox.model.Facts;
import io.claritytoolbox.model.Measure;
import io.claritytoolbox.model.Signal;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class TallyTest {
  @Test
  void readsWhatARowKnows() {
    Facts facts =
        new Facts(
            Map.of(
                Measure.SESSIONS, 120.0,
                Measure.USERS, 90.0,
                Measure.DEAD_CLICKS_SESSIONS, 12.0,
                Measure.SCROLL_DEPTH_PERCENT, 61.5));

    Tally tally = Tally.of(facts).orElseThrow();

    assertThat(tally.effective()).isEqualTo(90);
    assertThat(tally.affected()).containsExactly(Map.entry(Signal.DEAD_CLICKS, 12.0));
    assertThat(tally.means()).containsExactly(Map.entry(Measure.SCROLL_DEPTH_PERCENT, 61.5));
    assertThat(tally.counts(Signal.RAGE_CLICKS)).isEmpty();
  }

  @Test
  void moreUsersThanSessionsAreSessions() {
    Facts facts = new Facts(Map.of(Measure.SESSIONS, 120.0, Measure.USERS, 130.0));

    assertThat(Tally.of(facts).orElseThrow().effective()).isEqualTo(120);
  }

  @Test
  void aRowWithoutSessionsTellsNothing() {
    assertThat(Tally.of(new Facts(Map.of(Measure.USERS, 4.0)))).isEmpty();
  }

  @Test
  void visitsOfOneSessionCountOnce() {
    Tally visits = new Tally(1200, 1100, Map.of(), Map.of());

    assertThat(visits.overPages(1.5, 300).effective()).isEqualTo(800);
    assertThat(visits.overPages(6, 300).effective()).isEqualTo(300);
    assertThat(visits.overPages(1, 300).effective()).isEqualTo(1100);
  }

  @Test
  void refusesMoreAffectedThanSessions() {
    assertThatThrownBy(() -> new Tally(10, 10, Map.of(Signal.RAGE_CLICKS, 11.0), Map.of()))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
