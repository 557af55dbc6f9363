package io.claritytoolbox.tools;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.claritytoolbox.model.Caller;
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
}
