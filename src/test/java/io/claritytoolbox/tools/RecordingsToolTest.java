package io.claritytoolbox.tools;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.claritytoolbox.dashboard.DashboardAnswer;
import io.claritytoolbox.dashboard.DashboardClient;
import io.claritytoolbox.dashboard.Fault;
import io.claritytoolbox.dashboard.Outcome;
import io.claritytoolbox.dashboard.Outcome.Answered;
import io.claritytoolbox.dashboard.Outcome.Failed;
import io.claritytoolbox.dashboard.Recording;
import io.claritytoolbox.dashboard.Recording.Event;
import io.claritytoolbox.dashboard.Recording.Visit;
import io.claritytoolbox.dashboard.RecordingsRequest;
import io.claritytoolbox.dashboard.RecordingsRequest.Order;
import io.claritytoolbox.demo.DemoExportClient;
import io.claritytoolbox.demo.SimulatedSite;
import io.claritytoolbox.demo.SiteShape;
import io.claritytoolbox.model.Caller;
import io.claritytoolbox.model.Dimension;
import io.claritytoolbox.model.Filter;
import io.claritytoolbox.model.ProjectId;
import io.claritytoolbox.model.Signal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tests recordings, questions in words and documentation as a client receives them. */
final class RecordingsToolTest {
  private static final String LINK = "https://clarity.microsoft.com/player/a1/b2/c3";
  private static final String PAYMENT = "https://shop.example/checkout/payment";

  private final Fake clarity = new Fake();
  private final Room room =
      new Room(
          new DemoExportClient(new SimulatedSite(SiteShape.SHOP), () -> Room.NOW),
          new ProjectId("3t0wlogvdz"),
          clarity);

  @AfterEach
  void close() {
    room.close();
  }

  /** Records requests and returns prepared answers. */
  private static final class Fake implements DashboardClient {
    private final List<RecordingsRequest> asked = new ArrayList<>();
    private Outcome<List<Recording>> recordings = new Answered<>(List.of(session(PAYMENT)));
    private Outcome<DashboardAnswer> answer = new Failed<>(Fault.OVERLOADED);
    private Outcome<JsonNode> documentation = new Failed<>(Fault.OVERLOADED);

    @Override
    public Outcome<List<Recording>> recordings(RecordingsRequest request) {
      asked.add(request);
      return recordings;
    }

    @Override
    public Outcome<DashboardAnswer> ask(String question) {
      return answer;
    }

    @Override
    public Outcome<JsonNode> documentation(String query) {
      return documentation;
    }
  }

  private static Recording session(String page) {
    Event click = new Event("Click", "Pay | ![now](https://evil.example/x)", Duration.ofSeconds(4));
    return new Recording(
        LINK,
        Instant.parse("2026-03-11T07:00:00Z"),
        Duration.ofSeconds(545),
        null,
        1,
        3,
        List.of(new Visit(page, "Payment", null, Duration.ofSeconds(61), List.of(click))));
  }

  private static String terminal(ToolResult result) {
    return result.match(view -> view.text(OptionalInt.of(80)), said -> said);
  }

  @Test
  void asksInClaritysTermsForWhatTheArgumentsSay() {
    room.answer(
        "get_recordings",
        "{'page':'/checkout/payment','device':'Mobile, Tablet','browser':['mobilesafari'],"
            + "'campaign':'spring, sale','signals':['rage_clicks'],'days':5,'ends_days_ago':2,"
            + "'order':'longest','limit':4}");

    RecordingsRequest asked = clarity.asked.get(0);
    assertThat(asked.window().to()).isEqualTo(Room.NOW.minus(Duration.ofDays(2)));
    assertThat(asked.window().length()).isEqualTo(Duration.ofDays(5));
    assertThat(asked.order()).isEqualTo(Order.LONGEST);
    assertThat(asked.count()).isEqualTo(12);
    assertThat(asked.page())
        .isEqualTo(new Filter(Dimension.URL, Filter.Op.IS, List.of("/checkout/payment")));
    assertThat(asked.signals()).containsExactly(Signal.RAGE_CLICKS);
    assertThat(asked.values())
        .isEqualTo(
            Map.of(
                Dimension.DEVICE, List.of("Mobile", "Tablet"),
                Dimension.BROWSER, List.of("MobileSafari"),
                Dimension.CAMPAIGN, List.of("spring, sale")));
  }

  @Test
  void tellsOfEachSessionWithItsLinkAndWhatIsLeft() {
    ObjectNode content = room.answer("get_recordings", "{'page':'/checkout/payment'}");

    assertThat(content.at("/recordings/0/link").asText()).isEqualTo(LINK);
    assertThat(content.at("/recordings/0/total_seconds").asInt()).isEqualTo(545);
    assertThat(content.at("/recordings/0").has("active_seconds")).isFalse();
    assertThat(content.at("/recordings/0").has("timeline")).isFalse();
    assertThat(content.at("/quota/remaining").asInt()).isEqualTo(49);
    assertThat(content.path("source").asText()).contains("undocumented");
    assertThat(room.answer("get_quota", "{}").at("/quota/spent").asInt()).isZero();
    assertThat(room.answer("get_quota", "{}").at("/dashboard_quota/spent").asInt()).isEqualTo(1);
  }

  @Test
  void theTimelineIsTextInEveryForm() {
    ToolResult result = room.call("get_recordings", "{'timeline':true}");

    assertThat(result.text()).contains("Click `Pay \\| ![now](https://evil.example/x)` after 4 s");
    assertThat(result.content().at("/recordings/0/timeline/0/events/0/after_seconds").asInt())
        .isEqualTo(4);
    assertThat(terminal(result)).contains("Payment", LINK);
  }

  @Test
  void linksToThePageWhereTheProjectsIdIsClaritysOwn() {
    ObjectNode content = room.answer("get_recordings", "{'page':'" + PAYMENT + "'}");

    assertThat(content.at("/links/heatmap").asText())
        .isEqualTo(
            "https://clarity.microsoft.com/projects/view/3t0wlogvdz/heatmaps?URL=2%3B2%3B"
                + "https%3A%2F%2Fshop.example%2Fcheckout%2Fpayment");
    assertThat(room.call("get_recordings", "{}").text())
        .contains("[dashboard](https://clarity.microsoft.com/projects/view/3t0wlogvdz/dashboard)");
    for (String tool : List.of("get_sessions", "get_hotspots", "get_quota")) {
      assertThat(room.answer(tool, "{}").at("/links/dashboard").asText())
          .as(tool)
          .endsWith("/projects/view/3t0wlogvdz/dashboard");
      assertThat(room.call(tool, "{}").text()).as(tool).contains("In Clarity: [dashboard](");
    }
    assertThat(
            room.answer(
                    "get_sessions",
                    "{'filters':[{'dimension':'URL','values':"
                        + "['https://shop.example/cart?mail=jane.doe@example.com']}]}")
                .at("/links/recordings")
                .asText())
        .endsWith("/impressions?URL=2%3B2%3Bhttps%3A%2F%2Fshop.example%2Fcart");
  }

  @Test
  void noneWhereExportsCountSuchSessionsIsAKnownFault() {
    clarity.recordings = new Answered<>(List.of());
    assertThat(room.call("get_recordings", "{}").text()).contains("no stored export counts one");

    room.answer("get_sessions", "{}");

    assertThat(room.call("get_recordings", "{}").text())
        .contains("a known fault of this undocumented interface", "Look in Clarity's dashboard");
  }

  @Test
  void aFaultIsASentenceAndLeavesTheExportsAlone() {
    clarity.recordings = new Failed<>(Fault.WEB_PAGE, "CLARITY_API_TOKEN");

    ToolResult refused = room.call("get_recordings", "{}");
    room.call("get_recordings", "{}");

    assertThat(refused.isError()).isTrue();
    assertThat(refused.text()).contains("login page", "never among the exports'");
    assertThat(room.call("get_recordings", "{}").text()).contains("no request is sent until");
    assertThat(room.answer("get_sessions", "{}").at("/provenance/requests_spent").asInt())
        .isEqualTo(1);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{'days':31} | `days` must be 1–30; got 31",
        "{'days':20,'ends_days_ago':11} | `days` and `ends_days_ago` must be at most 30 together",
        "{'os':'Amiga'} | `os` must be one of Windows, MacOSX",
        "{'page':'checkout'} | `page` must be an address with https:// or a path",
        "{'order':'best'} | `order` must be one of newest",
        "{'timeline':'perhaps'} | `timeline` must be true or false",
        "{'url':'/a'} | has no argument `url`"
      })
  void refusesWhatClarityWouldDropWithoutAWord(String arguments, String words) {
    assertThat(room.call("get_recordings", arguments).text())
        .contains(words, "No request was sent.");
    assertThat(clarity.asked).isEmpty();
  }

  @Test
  void aQuestionInWordsIsNeverPassedOffAsProved() {
    clarity.answer =
        new Answered<>(
            new DashboardAnswer(
                "Sessions by browser",
                List.of("Browser", "Sessions"),
                List.of(Map.of("Browser", "Chrome", "Sessions", "0")),
                true,
                false));
    ToolResult result = room.call("ask_dashboard", "{'query':'sessions by browser'}");

    assertThat(result.content().path("proved").asBoolean(true)).isFalse();
    assertThat(result.content().at("/rows/0/Browser").asText()).isEqualTo("Chrome");
    assertThat(result.text())
        .contains("| Chrome | 0 |", "nothing of it is checked", "Every figure is 0");
    assertThat(terminal(result)).contains("Chrome", "nothing of it is checked");
  }

  @Test
  void aQuestionThatWasNotUnderstoodIsRefused() {
    clarity.answer = new Answered<>(new DashboardAnswer("", List.of(), List.of(), false, false));

    ToolResult refused = room.call("ask_dashboard", "{'query':'what is love'}");

    assertThat(refused.isError()).isTrue();
    assertThat(refused.text()).contains("did not understand the question");
    assertThat(room.call("ask_dashboard", "{}").text()).contains("`query` is missing");
  }

  @Test
  void documentationComesInItsShapeAndNoLongerThanAReply() {
    clarity.documentation =
        new Answered<>(JsonNodeFactory.instance.objectNode().put("answer", "It masks ```input```"));
    ToolResult result = room.call("search_documentation", "{'query':'masking'}");
    assertThat(result.content().at("/result/answer").asText()).isEqualTo("It masks ```input```");
    assertThat(result.text()).startsWith("````\n");

    clarity.documentation = new Answered<>(TextNode.valueOf("x".repeat(100_000)));
    ToolResult longer = room.call("search_documentation", "{'query':'masking'}");
    assertThat(longer.text()).hasSizeLessThan(13_000).contains("its end is left out");
    assertThat(longer.content().path("result").asText()).hasSizeLessThan(13_000);
  }

  @Test
  void findingsNameTheCallThatListsTheirRecordings() {
    JsonNode call = room.answer("get_hotspots", "{}").at("/rows/0/get_recordings");
    assertThat(call.path("page").asText()).endsWith("/checkout/payment");
    assertThat(room.tool("get_recordings").call((ObjectNode) call, Caller.PATIENT).isError())
        .isFalse();
    assertThat(room.call("get_hotspots", "{'days':3}").text())
        .contains("get_recordings", "\"signals\":[\"");
    assertThat(
            room.answer("get_hotspots", "{'filters':[{'dimension':'Device','values':['Mobile']}]}")
                .at("/rows/0/get_recordings/device")
                .asText())
        .isEqualTo("Mobile");
  }
}
