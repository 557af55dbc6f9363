package io.claritytoolbox.tools;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.claritytoolbox.answer.QuotaReport;
import io.claritytoolbox.answer.Source;
import io.claritytoolbox.model.Caller;
import io.claritytoolbox.model.Cube;
import io.claritytoolbox.model.Dimension;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class QuotaToolTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{}                                                 | 1 | true  | clarity",
        "{'tool': 'GET_UX_BY_URL', 'group_by': 'Device'}    | 1 | true  | clarity",
        "{'tool': 'get_trend', 'measure': 'users'}          | 1 | true  | clarity",
        "{'group_by': 'PageTitle'}                          | 1 | true  | clarity",
        "{'days': '1', 'ends_days_ago': 1}                  | 2 | true  | clarity",
        "{'group_by': 'Browser', 'spend': 'never'}           | 0 | false | ``",
        "{'group_by': 'Country', 'days': 1}                 | 0 | true  | store"
      })
  void tellsWhatAQuestionWouldCostWithoutAskingIt(
      String question, int requests, boolean answerable, String from) {
    try (Room room = new Room()) {
      room.answer("get_sessions", "{'group_by': 'Device,Country', 'days': 1}");
      ObjectNode content = room.answer("get_quota", "{'question': " + question + "}");
      assertThat(content.at("/cost/requests").asInt()).isEqualTo(requests);
      assertThat(content.at("/cost/answerable").asBoolean()).isEqualTo(answerable);
      assertThat(content.at("/cost/from").asText()).isEqualTo(from);
      assertThat(content.at("/quota/spent").asInt()).isEqualTo(1);
    }
  }

  @Test
  void refusesAQuestionByWhatIsWrongWithIt() {
    try (Room room = new Room()) {
      assertThat(room.call("get_quota", "{'question': {'tool': 'get_trends', 'days': 0}}").text())
          .contains("question.tool is one of get_sessions,", "did you mean get_trend?");
      assertThat(room.call("get_quota", "{'question': {'days': 0, 'measure': 'users'}}").text())
          .contains("question: days is a whole number from 1 to 90, not 0.")
          .contains("question: \"measure\" is no argument of get_sessions.");
      assertThat(room.call("get_quota", "{'question': 3}").text())
          .contains("question is an object of a data tool's arguments, not 3.");
    }
  }

  @Test
  void aQuestionIsAboutTheProjectOfTheCall() {
    Tool tool =
        Tools.of(Room.named("shop", "blog")).stream()
            .filter(each -> each.definition().name().equals("get_quota"))
            .findFirst()
            .orElseThrow();
    assertThat(tool.call(Room.json("{'project': 'blog', 'question': {}}"), Caller.PATIENT).text())
        .isEqualTo("CLARITY_API_TOKEN is not set for blog");
  }

  @Test
  void tellsWhatTheRoutineWouldStillTake() {
    try (Room room = new Room()) {
      assertThat(room.answer("get_quota", "{}").at("/routine/due").asInt()).isEqualTo(5);
      room.answer("get_sessions", "{'days': 1}");
      assertThat(room.answer("get_quota", "{}").at("/routine/due").asInt()).isEqualTo(4);
    }
  }

  @Test
  void listsTheNewestExportsWhereTheyAreTooManyForOneReply() {
    List<Source> free = new ArrayList<>();
    for (int index = 0; index < 2_000; index++) {
      free.add(
          new Source(
              1,
              Answers.NOW.minus(Duration.ofMinutes(index)),
              1,
              Cube.of(Dimension.COUNTRY, Dimension.DEVICE, Dimension.CHANNEL),
              1_000,
              true));
    }
    ObjectNode content =
        QuotaTool.content(
            Answers.SHOP,
            new QuotaReport(Answers.QUOTA, List.of(), free, 0, Answers.NOW, List.of()));
    assertThat(content.toString().length()).isLessThanOrEqualTo(SizeBound.MAX_BYTES);
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

    ObjectNode content = QuotaTool.content(Answers.SHOP, report);

    assertThat(content.path("warnings")).hasSize(1);
    assertThat(content.path("warnings").path(0).asText()).isEqualTo("Clarity is away.");
  }
}
