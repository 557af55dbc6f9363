package io.claritytoolbox.render;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.claritytoolbox.answer.FreeNow;
import io.claritytoolbox.answer.QuotaReport;
import io.claritytoolbox.answer.Source;
import io.claritytoolbox.model.Cube;
import io.claritytoolbox.model.Dimension;
import io.claritytoolbox.model.Spend;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

final class QuotaViewTest {
  @Test
  void showsAPersonWhatWasSpentAndWhatIsFree() {
    Instant past = Answers.NOW.minus(Duration.ofHours(3));
    Cube pages = Cube.of(Dimension.URL, Dimension.DEVICE);
    QuotaReport report =
        new QuotaReport(
            Answers.QUOTA,
            List.of(new QuotaReport.Request(past, pages, 1, "answered")),
            List.of(new FreeNow(new Source(1, past, 1, pages, 412, true), 2, Spend.NEVER)),
            4,
            Answers.NOW,
            List.of());

    assertThat(new QuotaView(Answers.SHOP, report, null).text(OptionalInt.of(80)))
        .isEqualTo(
            """
            Project: Shop.
            Quota: 7 of 10 requests left until 2026-03-12 00:00 UTC.
            Routine: 4 requests due.

            Requests:
            at                    by          days  outcome
            2026-03-11 05:00 UTC  URL×Device     1  answered

            Free now:
            by          days  ends_days_ago  spend  age      rows
            URL×Device     1              2  never  3 hours   412  maybe cut""");
  }

  @Test
  void listsTheNewestExportsWhereTheyAreTooManyForOneReply() {
    List<FreeNow> free = new ArrayList<>();
    for (int index = 0; index < 2_000; index++) {
      free.add(
          new FreeNow(
              new Source(
                  1,
                  Answers.NOW.minus(Duration.ofMinutes(index)),
                  1,
                  Cube.of(Dimension.COUNTRY, Dimension.DEVICE, Dimension.CHANNEL),
                  1_000,
                  true),
              0,
              Spend.AUTO));
    }
    ObjectNode content =
        json(new QuotaReport(Answers.QUOTA, List.of(), free, 0, Answers.NOW, List.of()));
    assertThat(content.toString().length()).isLessThanOrEqualTo(ReplySize.MAX_BYTES);
    assertThat(content.at("/free_now/0").toString())
        .isEqualTo(
            "{\"dimensions\":[\"Device\",\"Country\",\"Channel\"],\"days\":1,\"age_minutes\":0,"
                + "\"rows\":1000,\"may_be_cut\":true}");
    assertThat(content.at("/warnings/0").asText())
        .isEqualTo(
            "The "
                + content.path("free_now").size()
                + " newest of 2000 stored exports are listed.");
  }

  @Test
  void warnsInWordsAndInData() {
    QuotaReport report =
        new QuotaReport(
            Answers.QUOTA, List.of(), List.of(), 0, Answers.NOW, List.of("Clarity is away."));

    ObjectNode content = json(report);

    assertThat(content.path("warnings")).hasSize(1);
    assertThat(content.path("warnings").path(0).asText()).isEqualTo("Clarity is away.");
  }

  private static ObjectNode json(QuotaReport report) {
    return new QuotaView(Answers.SHOP, report, null).json();
  }
}
