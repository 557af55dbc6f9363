package io.claritytoolbox.dashboard;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.TextNode;
import io.claritytoolbox.cli.Corpus;
import io.claritytoolbox.dashboard.Recording.Event;
import io.claritytoolbox.dashboard.Recording.Visit;
import io.claritytoolbox.scrub.AddressFolding;
import io.claritytoolbox.scrub.FieldScrub;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests parsing of responses of the undocumented interface. */
final class WireReaderTest {
  private final WireReader reader =
      new WireReader(new FieldScrub(new AddressFolding(List.of())), "THE_VARIABLE");

  private List<Recording> recordings(String json) {
    return reader
        .recordings(json.getBytes(UTF_8))
        .match(
            came -> came,
            failed -> {
              throw new AssertionError(failed.sentence());
            });
  }

  private DashboardAnswer answer(String json) {
    return reader
        .answer(json.getBytes(UTF_8))
        .match(
            came -> came,
            failed -> {
              throw new AssertionError(failed.sentence());
            });
  }

  @Test
  void readsASessionWithWhatWasDoneOnItsPages() {
    Recording recording =
        recordings(
                """
                [{"link": "https://clarity.microsoft.com/player/a1/b2/c3",
                  "timestamp": "2026-03-05 11:22:33", "totalDuration": "09 minutes and 05 seconds",
                  "activeDuration": "1 hour, 00 minutes and 01 second", "pagesCount": 3,
                  "sessionClickCount": "12", "unknown": {},
                  "timeline": [{"url": "https://shop.example/a?mail=x@y.example#z",
                    "displayTitle": "Orders of jane.doe@example.com", "referrerUrl": "",
                    "start": 0, "duration": 61000, "timelineEvents": [
                      {"eventtype": "Click", "text": "Buy now", "start": 1500},
                      {"eventtype": "Input", "text": "Jane Doe, 12 Main Street", "start": 2500},
                      {"eventtype": "Selection", "text": "my diagnosis"},
                      {"eventtype": "Resize", "text": ""}]}]}]""")
            .get(0);

    assertThat(recording)
        .isEqualTo(
            new Recording(
                "https://clarity.microsoft.com/player/a1/b2/c3",
                Instant.parse("2026-03-05T11:22:33Z"),
                Duration.ofSeconds(545),
                Duration.ofSeconds(3601),
                3,
                12,
                List.of(
                    new Visit(
                        "https://shop.example/a",
                        "Orders of [email]",
                        null,
                        Duration.ofSeconds(61),
                        List.of(
                            new Event("Click", "Buy now", Duration.ofMillis(1500)),
                            new Event("Input", "[masked]", Duration.ofMillis(2500)),
                            new Event("Selection", "[masked]", null),
                            new Event("Resize", null, null))))));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"link\":\"L\",\"timestamp\":5,\"totalDuration\":[],\"activeDuration\":null,"
            + "\"pagesCount\":\"many\",\"sessionClickCount\":-1,\"timeline\":{}}",
        "{\"timestamp\":\"yesterday\",\"totalDuration\":\"long\",\"timeline\":\"none\"}",
        "{\"link\":\"https://evil.example/player\",\"timeline\":[5,{\"url\":7},null]}",
        "{\"link\":\"https://clarity.microsoft.com/a b](javascript:x)\"}"
      })
  void leavesOutWhatIsOfAnotherTypeOrLeadsElsewhere(String strange) {
    assertThat(recordings("[" + strange + ", 7, \"x\", []]"))
        .containsExactly(new Recording(null, null, null, null, null, null, List.of()));
  }

  @Test
  void readsNoMorePagesAndEventsThanItsBounds() {
    String event = "{\"eventtype\":\"Click\",\"text\":\"x\"},";
    String page =
        "{\"url\":\"https://a.example/\",\"timelineEvents\":[%s0]},".formatted(event.repeat(400));
    Recording recording =
        recordings("[{\"timestamp\":\"\",\"timeline\":[" + page.repeat(300) + "0]}]").get(0);

    assertThat(recording.visits()).hasSize(50).allMatch(visit -> visit.events().size() == 50);
  }

  @Test
  void keepsNothingThatVisitorsLeave() {
    for (Corpus.Line line : Corpus.lines()) {
      String quoted = TextNode.valueOf(line.text()).toString();
      String url = line.isAddress() ? quoted : "\"https://a.example/\"";
      String text = line.isText() ? quoted : "\"Shop\"";
      String told =
          recordings(
                      """
                      [{"timestamp": "", "timeline": [{"url": %1$s, "displayTitle": %2$s,
                        "referrerUrl": %1$s, "timelineEvents": [
                          {"eventtype": "Click", "text": %2$s}, {"eventtype": "Input", "text": %2$s}]}]}]"""
                          .formatted(url, text))
                  .toString()
              + answer(
                  "{\"query\":%s,\"data\":[{\"Page\":%s}],\"dataErrorType\":0}"
                      .formatted(text, line.isAddress() ? url : text));

      assertThat(line.foundIn(told)).as(line.text()).isEmpty();
    }
  }

  @Test
  void readsTheDashboardsRowsAsTheyCome() {
    DashboardAnswer answer =
        answer(
            """
            {"query": "Sessions by browser, last 3 days",
             "data": [{"Browser": "Chrome", "Sessions": "12"}, {"Browser": "Edge", "Share": 0.5}, 7],
             "dataErrorType": 0, "more": 1}""");

    assertThat(answer)
        .isEqualTo(
            new DashboardAnswer(
                "Sessions by browser, last 3 days",
                List.of("Browser", "Sessions", "Share"),
                List.of(
                    Map.of("Browser", "Chrome", "Sessions", "12"),
                    Map.of("Browser", "Edge", "Share", "0.5")),
                true,
                true));
    assertThat(answer.isAllZero()).isFalse();
  }

  @Test
  void knowsAQuestionThatWasNotUnderstoodAndFiguresThatAreAllZero() {
    assertThat(answer("{\"query\":\"None\",\"data\":null,\"dataErrorType\":4}").isUnderstood())
        .isFalse();
    assertThat(answer("{\"query\":\"x\",\"data\":[],\"dataErrorType\":0}").isUnderstood()).isTrue();
    assertThat(
            answer("{\"query\":\"x\",\"data\":[{\"a\":\"0\",\"b\":\"0.0%\",\"c\":\"Chrome\"}]}")
                .isAllZero())
        .isTrue();
  }

  @Test
  void passesTheDocumentationThroughInItsShape() {
    String told =
        reader
            .documentation("{\"answers\":[{\"text\":\"Masking …\"}]}".getBytes(UTF_8))
            .match(tree -> tree.at("/answers/0/text").asText(), failed -> failed.sentence());

    assertThat(told).isEqualTo("Masking …");
  }
}
