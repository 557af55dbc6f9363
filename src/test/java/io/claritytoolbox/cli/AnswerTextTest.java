package io.claritytoolbox.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class AnswerTextTest {
  private static final String ANSWER =
      """
      {"project": "shop", "window": {"from": "2026-11-18T04:30:12Z", "to": "2026-11-21T04:30:12Z", "days": 3},
       "group_by": ["URL", "Device"],
       "rows": [
         {"URL": "https://shop.example/checkout/payment", "Device": "Mobile", "sessions": 12345, "users": 9, "scroll_depth_percent": 61.50},
         {"URL": null, "Device": "PC", "sessions": 5, "users": 4}],
       "total_rows": 7, "total": {"sessions": 12350},
       "provenance": {"requests_spent": 0, "derived": ["stored", "rolled_up"], "age_minutes": 42, "stale": false, "exports": []},
       "quality": {"sessions": "exact", "users": "upper_bound", "scroll_depth_percent": "estimate"},
       "quota": {"limit": 10, "spent": 3, "remaining": 7, "resets_at": "2026-11-22T00:00:00Z"},
       "warnings": ["One day is missing."]}
      """;

  @Test
  void alignsRowsAndTellsWhatTheyRestOn() {
    assertThat(text(ANSWER, OptionalInt.empty()))
        .isEqualTo(
            """
            URL                                    Device  sessions  users  scroll_depth_percent
            https://shop.example/checkout/payment  Mobile    12,345     ≤9                 ≈61.5
            (none)                                 PC             5     ≤4                     –
            total                                            12,350      –                     –

            Rows: the first 2 of 7.
            Window: 2026-11-18 04:30 UTC to 2026-11-21 04:30 UTC, 3 days.
            Source: stored, rolled up; 42 minutes old; cost nothing.
            Quota: 7 of 10 requests left until 2026-11-22 00:00 UTC.
            ≤ at most: some may be counted more than once.
            ≈ estimated, near the truth.
            Warning: One day is missing.""");
  }

  @Test
  void breaksHeadingsThenCutsLongTextInItsMiddle() {
    String headings =
        """
        |                                                            scroll_
        |                                                             depth_
        |URL                                Device  sessions  users  percent
        |https://sh…ample/checkout/payment  Mobile    12,345     ≤9    ≈61.5
        """;
    assertThat(text(ANSWER, OptionalInt.of(67))).startsWith(headings.replace("|", ""));
  }

  @Test
  void leavesDetailsOutOfATableThatIsTooWideAndSaysSo() {
    assertThat(text(ANSWER, OptionalInt.of(50)))
        .startsWith(
            """
            URL                               Device  sessions
            https://sh…mple/checkout/payment  Mobile    12,345
            """)
        .contains("Columns: 2 more with --format json.")
        .doesNotContain("≤9");
  }

  @Test
  void turnsATableThatIsTooWideIntoBlocks() {
    assertThat(text(ANSWER, OptionalInt.of(30)))
        .startsWith(
            """
            URL                   https://shop.example/checkout/payment
            Device                Mobile
            sessions              12,345
            users                 ≤9
            scroll_depth_percent  ≈61.5

            URL                   (none)
            """);
  }

  @Test
  void explainsOnlyTheMarksThatAreThere() {
    String exact = ANSWER.replace("upper_bound", "exact").replace("estimate", "exact");
    assertThat(text(exact, OptionalInt.empty())).doesNotContain("≤", "≈");
  }

  @Test
  void hasNoTotalWhereTheSiteIsTheOnlyRow() {
    String site =
        """
        {"rows": [{"sessions": 1}], "total_rows": 1, "total": {"sessions": 1}, "demo": true,
         "provenance": {"requests_spent": 1, "derived": ["fetched"], "age_minutes": 0, "stale": true}}
        """;
    assertThat(text(site, OptionalInt.empty()))
        .startsWith("sessions\n       1\n\nDemo:")
        .contains("Source: fetched; of this minute, older than it should be; cost 1 request.");
  }

  @Test
  void hasNoTotalWhereNothingAddsUp() {
    String pages = "{\"rows\": [{\"PopularPage\": \"/\", \"visits\": 5}], \"total\": {}}";
    assertThat(text(pages, OptionalInt.empty())).doesNotContain("total");
  }

  @Test
  void showsAQuotaReport() {
    String quota =
        """
        {"project": "shop",
         "quota": {"limit": 10, "spent": 3, "remaining": 7, "resets_at": "2026-11-22T00:00:00Z"},
         "requests": [{"at": "2026-11-21T04:30:12Z", "dimensions": ["URL", "Device"], "days": 1}],
         "free_now": []}
        """;
    assertThat(text(quota, OptionalInt.of(80)))
        .isEqualTo(
            """
            project: shop
            Quota: 7 of 10 requests left until 2026-11-22 00:00 UTC.

            requests:
            at                    dimensions   days
            2026-11-21T04:30:12Z  URL, Device     1
            free_now: none""");
  }

  @Test
  void letsNoStrangersTextSteerATerminal() {
    String hostile = "{\"rows\": [{\"PageTitle\": \"a\\u001b[2Jb\\u202ec\\nd\\u009be\"}]}";
    assertThat(text(hostile, OptionalInt.empty())).contains("a\uFFFD[2Jb\uFFFDc\uFFFDd\uFFFDe");
  }

  private static String text(String json, OptionalInt width) {
    try {
      return AnswerText.of((ObjectNode) new ObjectMapper().readTree(json), width);
    } catch (JsonProcessingException e) {
      throw new AssertionError(e);
    }
  }
}
