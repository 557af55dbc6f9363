package io.claritytoolbox.render;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.claritytoolbox.answer.FreeNow;
import io.claritytoolbox.answer.QuotaReport;
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
            List.of(new FreeNow(pages, 1, Spend.AUTO, past, true)),
            4,
            List.of(Cube.SITE, pages),
            Answers.NOW,
            List.of());

    assertThat(new QuotaView(Answers.SHOP, report, null).text(OptionalInt.of(80)))
        .isEqualTo(
            """
            Project: Shop.
            Quota: 7 of 10 requests left until 2026-03-12 00:00 UTC.
            Daily sync: 4 requests due. The next one takes site, URL×Device.

            Requests:
            at                    by          days  outcome
            2026-03-11 05:00 UTC  URL×Device     1  answered

            Free now:
            days  broken down         newest
               1  by page and device  3 hours old  may be cut""");
  }

  @Test
  void tellsWhatIsFreeAndWithWhichArguments() {
    Cube pages = Cube.of(Dimension.URL, Dimension.DEVICE, Dimension.CHANNEL);
    List<FreeNow> free =
        List.of(
            free(Cube.SITE, 5, Spend.AUTO, Duration.ofMinutes(3)),
            free(pages, 13, Spend.NEVER, Duration.ofHours(7)));
    QuotaReport report =
        new QuotaReport(Answers.QUOTA, List.of(), free, 0, List.of(), Answers.NOW, List.of());

    assertThat(json(report).path("free_now").toString())
        .isEqualTo(
            "[{\"dimensions\":[],\"days\":5,\"age\":\"3 minutes\"},"
                + "{\"dimensions\":[\"URL\",\"Device\",\"Channel\"],\"days\":13,"
                + "\"spend\":\"never\",\"age\":\"7 hours\"}]");
    assertThat(new QuotaView(Answers.SHOP, report, null).markdown())
        .contains(
            "Free now: 5 days of the whole site (newest 3 minutes old); 13 days by page, device and"
                + " channel with spend: never (newest 7 hours old).");
  }

  /** A day without remaining requests, after a month with daily syncs and other requests. */
  @Test
  void takesUnderFiveHundredTokens() {
    List<FreeNow> free = new ArrayList<>();
    List<Cube> cubes =
        List.of(
            Cube.SITE,
            Cube.of(Dimension.URL, Dimension.DEVICE, Dimension.CHANNEL),
            Cube.of(Dimension.BROWSER, Dimension.OS, Dimension.DEVICE),
            Cube.of(Dimension.COUNTRY, Dimension.DEVICE, Dimension.CHANNEL),
            Cube.of(Dimension.SOURCE, Dimension.MEDIUM, Dimension.CAMPAIGN),
            Cube.of(Dimension.URL, Dimension.BROWSER, Dimension.OS));
    List<QuotaReport.Request> requests = new ArrayList<>();
    for (int index = 0; index < 10; index++) {
      Cube cube = cubes.get(index % cubes.size());
      requests.add(new QuotaReport.Request(Answers.NOW.plusSeconds(index), cube, 1, "answered"));
    }
    for (Cube cube : cubes) {
      free.add(free(cube, 30, Spend.NEVER, Duration.ofHours(9)));
    }
    QuotaView view =
        new QuotaView(
            Answers.SHOP,
            new QuotaReport(Answers.QUOTA, requests, free, 0, cubes, Answers.NOW, List.of()),
            null);

    assertThat(view.json().toString().length()).isLessThan(500 * Answers.CHARACTERS_PER_TOKEN);
    assertThat(view.markdown().length()).isLessThan(500 * Answers.CHARACTERS_PER_TOKEN);
  }

  private static FreeNow free(Cube cube, int days, Spend spend, Duration age) {
    return new FreeNow(cube, days, spend, Answers.NOW.minus(age), false);
  }

  @Test
  void warnsInWordsAndInData() {
    QuotaReport report =
        new QuotaReport(
            Answers.QUOTA,
            List.of(),
            List.of(),
            0,
            List.of(),
            Answers.NOW,
            List.of("Clarity is away."));

    ObjectNode content = json(report);

    assertThat(content.path("warnings")).hasSize(1);
    assertThat(content.path("warnings").path(0).asText()).isEqualTo("Clarity is away.");
  }

  private static ObjectNode json(QuotaReport report) {
    return new QuotaView(Answers.SHOP, report, null).json();
  }
}
