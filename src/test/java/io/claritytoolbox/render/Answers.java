package io.claritytoolbox.render;

import io.claritytoolbox.answer.Answer;
import io.claritytoolbox.answer.Coverage;
import io.claritytoolbox.answer.Project;
import io.claritytoolbox.answer.Provenance;
import io.claritytoolbox.answer.Source;
import io.claritytoolbox.model.Facts;
import io.claritytoolbox.model.Measure;
import io.claritytoolbox.model.ProjectId;
import io.claritytoolbox.model.Quality;
import io.claritytoolbox.model.QuotaState;
import io.claritytoolbox.model.Row;
import io.claritytoolbox.model.Window;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Answers for rendering tests. */
public final class Answers {
  public static final Instant NOW = Instant.parse("2026-03-11T08:00:00.123456Z");
  public static final QuotaState QUOTA =
      new QuotaState(10, 3, 7, Instant.parse("2026-03-12T00:00:00Z"));
  public static final Project SHOP = new Project(new ProjectId("1"), "Shop", false);
  public static final Project DEMO = new Project(new ProjectId("1"), "Shop", true);

  /** Figures and addresses need more tokens than prose. */
  public static final int CHARACTERS_PER_TOKEN = 4;

  private Answers() {}

  public static Answer of(List<String> groupBy, List<Row> rows) {
    return of(groupBy, rows, List.of());
  }

  public static Answer of(List<String> groupBy, List<Row> rows, List<Source> exports) {
    return new Answer(
        Window.endingAt(NOW, 3),
        new Coverage(List.of(day(2), missing(1), day(0))),
        groupBy,
        rows,
        facts(Measure.SESSIONS, 245.0),
        new Provenance(
            0,
            Set.of(Provenance.Derivation.ROLLED_UP, Provenance.Derivation.STORED),
            Duration.ofSeconds(42 * 60 + 59),
            false,
            exports),
        Map.of(Measure.SESSIONS, Quality.EXACT, Measure.USERS, Quality.UPPER_BOUND),
        QUOTA,
        List.of());
  }

  /** A copy with other marks and warnings. */
  static Answer judged(Answer answer, Map<Measure, Quality> quality, List<String> warnings) {
    return new Answer(
        answer.window(),
        answer.coverage(),
        answer.groupBy(),
        answer.rows(),
        answer.total(),
        answer.provenance(),
        quality,
        answer.quota(),
        warnings);
  }

  private static Coverage.Day day(int daysAgo) {
    Window window = Window.endingAt(NOW.minus(Duration.ofDays(daysAgo)), 1);
    return new Coverage.Day(window.date(), window, Quality.EXACT);
  }

  private static Coverage.Day missing(int daysAgo) {
    return new Coverage.Day(day(daysAgo).date(), day(daysAgo).window(), null);
  }

  static AnswerView.Layout layout(RowOrder order, int limit, Measure... columns) {
    return new AnswerView.Layout(List.of(columns), order, limit);
  }

  public static Row row(@Nullable String key, Object... measuresAndValues) {
    return new Row(Arrays.asList(key), facts(measuresAndValues));
  }

  public static Facts facts(Object... measuresAndValues) {
    Map<Measure, Double> values = new EnumMap<>(Measure.class);
    for (int index = 0; index < measuresAndValues.length; index += 2) {
      values.put(
          (Measure) measuresAndValues[index],
          ((Number) measuresAndValues[index + 1]).doubleValue());
    }
    return new Facts(values);
  }
}
