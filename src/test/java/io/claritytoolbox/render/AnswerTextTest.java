package io.claritytoolbox.render;

import static io.claritytoolbox.model.Measure.SCROLL_DEPTH_PERCENT;
import static io.claritytoolbox.model.Measure.SESSIONS;
import static io.claritytoolbox.model.Measure.USERS;
import static org.assertj.core.api.Assertions.assertThat;

import io.claritytoolbox.answer.Answer;
import io.claritytoolbox.model.Facts;
import io.claritytoolbox.model.Quality;
import io.claritytoolbox.model.Row;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Tests the text for terminals. */
final class AnswerTextTest {
  private static final AnswerView.Layout LAYOUT =
      Answers.layout(RowOrder.by(SESSIONS), 2, SESSIONS, USERS, SCROLL_DEPTH_PERCENT);
  private static final List<Row> ROWS =
      List.of(
          row(
              "https://shop.example/checkout/payment",
              "Mobile",
              SESSIONS,
              12_345,
              USERS,
              9,
              SCROLL_DEPTH_PERCENT,
              61.5),
          row(null, "PC", SESSIONS, 5, USERS, 4),
          row("/last", "PC", SESSIONS, 1));
  private static final Answer TWO_SITES =
      Answers.judged(
          Answers.of(
              List.of("URL", "Device"),
              List.of(ROWS.get(0), row("https://blog.example/", "PC", SESSIONS, 5, USERS, 4))),
          Map.of(USERS, Quality.UPPER_BOUND, SCROLL_DEPTH_PERCENT, Quality.ESTIMATE),
          List.of());
  private static final Answer ANSWER =
      Answers.judged(
          Answers.of(List.of("URL", "Device"), ROWS),
          Map.of(
              SESSIONS,
              Quality.EXACT,
              USERS,
              Quality.UPPER_BOUND,
              SCROLL_DEPTH_PERCENT,
              Quality.ESTIMATE),
          List.of("One day is missing."));

  @Test
  void alignsRowsAndTellsWhatTheyRestOn() {
    assertThat(text(ANSWER, OptionalInt.empty()))
        .isEqualTo(
            """
            URL                Device  sessions  users  scroll %
            /checkout/payment  Mobile    12,345     ≤9     ≈61.5
            (none)             PC             5     ≤4         –
            total                           245      –         –

            Site: https://shop.example.
            Rows: the first 2 of 3.
            Window: 2026-03-08 08:00 UTC to 2026-03-11 08:00 UTC, 3 days.
            Source: stored, rolled up; 42 minutes old; cost nothing.
            Quota: 7 of 10 requests left until 2026-03-12 00:00 UTC.
            ≤ at most: some may be counted more than once.
            ≈ estimated, near the truth.
            Warning: One day is missing.""");
  }

  @Test
  void keepsAddressesWholeWhereTheyAreOfSeveralSites() {
    List<Row> rows =
        List.of(
            row("https://a.example/x", "PC", SESSIONS, 2),
            row("https://b.example/x", "PC", SESSIONS, 1));
    assertThat(text(Answers.of(List.of("URL", "Device"), rows), OptionalInt.empty()))
        .contains("https://a.example/x  PC", "https://b.example/x  PC")
        .doesNotContain("Site:");
  }

  @Test
  void breaksHeadingsThenCutsLongTextInItsMiddle() {
    String headings =
        """
        |                                                            scroll
        |URL                                Device  sessions  users       %
        |https://sh…ample/checkout/payment  Mobile    12,345     ≤9   ≈61.5
        """;
    assertThat(text(TWO_SITES, OptionalInt.of(66))).startsWith(headings.replace("|", ""));
  }

  @Test
  void leavesDetailsOutOfATableThatIsTooWideAndSaysSo() {
    assertThat(text(TWO_SITES, OptionalInt.of(50)))
        .startsWith(
            """
            URL                        Device  sessions  users
            https://…checkout/payment  Mobile    12,345     ≤9
            """)
        .contains("Columns: 1 more in a wider terminal, or with --format json.")
        .doesNotContain("≈");
  }

  @Test
  void turnsATableThatIsTooWideIntoBlocks() {
    assertThat(text(TWO_SITES, OptionalInt.of(30)))
        .startsWith(
            """
            URL       https://shop.example/checkout/payment
            Device    Mobile
            sessions  12,345
            users     ≤9
            scroll %  ≈61.5

            URL       http""");
  }

  @Test
  void explainsOnlyTheMarksThatAreThere() {
    Answer exact = Answers.judged(ANSWER, Map.of(), List.of());
    assertThat(text(exact, OptionalInt.empty())).doesNotContain("≤", "≈");
  }

  @Test
  void hasNoTotalWhereTheSiteIsTheOnlyRow() {
    Row site = new Row(List.of(), Answers.facts(SESSIONS, 1));
    String text =
        AnswerView.of(Answers.DEMO, Answers.of(List.of(), List.of(site)), LAYOUT)
            .text(OptionalInt.empty());
    assertThat(text).startsWith("sessions\n       1\n\nDemo:");
  }

  @Test
  void hasNoTotalWhereNothingAddsUp() {
    Answer unsummed =
        new Answer(
            ANSWER.window(),
            ANSWER.coverage(),
            ANSWER.groupBy(),
            ANSWER.rows(),
            Facts.NONE,
            ANSWER.provenance(),
            ANSWER.quality(),
            ANSWER.quota(),
            List.of());
    assertThat(text(unsummed, OptionalInt.empty())).doesNotContain("total");
  }

  @Test
  void letsNoStrangersTextSteerATerminal() {
    Answer hostile =
        Answers.of(
            List.of("PageTitle"),
            List.of(Answers.row("a\u001b[2Jb\u202ec\nd\u009be", SESSIONS, 1)));
    assertThat(text(hostile, OptionalInt.empty())).contains("a [2Jbc d e");
  }

  private static Row row(@Nullable String page, String device, Object... facts) {
    return new Row(Arrays.asList(page, device), Answers.facts(facts));
  }

  private static String text(Answer answer, OptionalInt width) {
    return AnswerView.of(Answers.SHOP, answer, LAYOUT).text(width);
  }

  @Test
  void aSparklineLeavesABlankWhereADayIsMissing() {
    assertThat(AnswerText.sparkline(Arrays.asList(0.0, 4.0, null, 8.0))).isEqualTo("▁▅ █");
    assertThat(AnswerText.sparkline(Arrays.asList(null, null))).isEmpty();
    assertThat(AnswerText.sparkline(List.of(0.0))).isEqualTo("▁");
  }
}
