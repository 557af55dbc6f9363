package io.claritytoolbox.judge;

import static org.assertj.core.api.Assertions.assertThat;

import io.claritytoolbox.insight.Hotspots.Hotspot;
import io.claritytoolbox.model.Caller;
import io.claritytoolbox.model.Cube;
import io.claritytoolbox.model.Dimension;
import io.claritytoolbox.model.Facts;
import io.claritytoolbox.model.Measure;
import io.claritytoolbox.model.Period;
import io.claritytoolbox.model.Quality;
import io.claritytoolbox.model.Row;
import io.claritytoolbox.model.Signal;
import io.claritytoolbox.model.Spend;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Tests which rows a ranking rests on where exports lack some. */
class HotspotsJudgeTest {
  private static final Instant NOW = Instant.parse("2026-03-11T08:00:00Z");

  private final StoredShop shop = new StoredShop(NOW);

  @AfterEach
  void close() {
    shop.close();
  }

  @Test
  void theRowsOfACutExportAreNotAddedUpWhereAWholeOneCountsThePage() {
    save(false, row(165, 90, "/a"), row(900, 9, "/b"));
    save(true, row(113, 38, "/a", "PC"), row(600, 6, "/b", "PC"));

    HotspotsAnswer answer = StoredShop.answered(judged());

    assertThat(sessions(answer)).containsEntry("https://shop.example/a", 165.0);
    assertThat(answer.expectedBy()).isEmpty();
    assertThat(answer.basis().quality()).containsEntry(Measure.SESSIONS, Quality.EXACT);
  }

  @Test
  void whereOnlyACutExportByDeviceIsStoredItsSumsAreNotExact() {
    save(true, row(113, 38, "/a", "PC"), row(40, 2, "/a", "Mobile"), row(600, 6, "/b", "PC"));

    String said =
        judged()
            .match(
                answer -> String.valueOf(answer.basis().quality().get(Measure.SESSIONS)),
                refused -> refused);

    assertThat(said).isNotEqualTo("EXACT");
  }

  @Test
  void nothingIsSaidOfGroupsWhoseSessionsAreUnknown() {
    save(true, row(113, 38, "/a", "PC"), row(40, 2, "/a", "Mobile"));

    String said = judged().match(answer -> "ranked " + sessions(answer), refused -> refused);

    assertThat(said).startsWith("The exports don't determine the sessions and the shares");
  }

  private static Map<String, Double> sessions(HotspotsAnswer answer) {
    return answer.ranked().stream()
        .collect(
            Collectors.toMap(
                each -> String.valueOf(each.key().get(Dimension.URL)), Hotspot::sessions));
  }

  private Judgement<HotspotsAnswer> judged() {
    HotspotsQuestion question =
        new HotspotsQuestion(
            List.of(Dimension.URL),
            List.of(),
            new Period(1, 0),
            List.of(Signal.DEAD_CLICKS),
            null,
            Spend.NEVER);
    return HotspotsJudge.judge(question, shop.analyst(), Caller.PATIENT);
  }

  private void save(boolean mayBeCut, Row... rows) {
    boolean byDevice = rows[0].key().size() > 1;
    Cube cube = byDevice ? Cube.of(Dimension.URL, Dimension.DEVICE) : Cube.of(Dimension.URL);
    shop.save(cube, NOW, mayBeCut, List.of(rows));
  }

  private static Row row(double sessions, double dead, String page, String... device) {
    Facts facts =
        new Facts(
            Map.of(
                Measure.SESSIONS, sessions,
                Measure.USERS, sessions,
                Measure.DEAD_CLICKS_SESSIONS, dead));
    List<String> key =
        device.length == 0
            ? List.of("https://shop.example" + page)
            : List.of("https://shop.example" + page, device[0]);
    return new Row(key, facts);
  }
}
