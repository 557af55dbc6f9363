package io.claritytoolbox.tools;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.claritytoolbox.answer.Projects;
import io.claritytoolbox.model.Dimension;
import io.claritytoolbox.model.Measure;
import io.claritytoolbox.model.StorageFailure;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class ResourcesTest {
  private final Room room = new Room();

  @AfterEach
  void close() {
    room.close();
  }

  @Test
  void metricsExplainEveryMeasureAndDimensionBriefly() {
    String text = text(Tools.resources(room).get(0));

    assertThat(text).hasSizeLessThan(6_000);
    for (Measure measure : Measure.values()) {
      assertThat(text).contains("`" + measure.label() + "`");
    }
    for (Dimension dimension : Dimension.values()) {
      assertThat(text).contains("`" + dimension.label() + "`");
    }
  }

  @Test
  void quotaIsWhatTheToolAnswers() {
    room.answer("get_sessions", "{}");

    assertThat(Room.json(quota(room))).hasToString(room.answer("get_quota", "{}").toString());
  }

  @Test
  void exportsAreListedWithTheirIdAndProject() {
    room.answer("get_sessions", "{}");

    ObjectNode list = Room.json(exports(room));

    assertThat(list.path("exports")).hasSize(1);
    assertThat(list.at("/exports/0").toString())
        .isEqualTo(
            "{\"project\":\"Shop\",\"demo\":true,\"id\":1,\"fetched_at\":\"2026-03-11T08:00:00Z\","
                + "\"days\":3,\"dimensions\":[],\"rows\":1,\"may_be_cut\":false}");
  }

  @Test
  void anExportIsReadAsATableOfItsRows() {
    room.answer("get_ux_by_url", "{}");
    JsonNode listed = Room.json(exports(room)).at("/exports/0");

    String csv = read(room, listed.path("id").asText()).orElseThrow();

    assertThat(csv).startsWith("URL,Device,Channel,sessions,bot_sessions,users,");
    assertThat(csv.lines()).hasSize(listed.path("rows").asInt() + 1);
  }

  @Test
  void onlyIdsOfStoredExportsAreServed() {
    room.answer("get_sessions", "{}");

    for (String id : List.of("2", "-1", "x", "", "99999999999999999999999")) {
      assertThat(read(room, id)).as(id).isEmpty();
    }
  }

  @Test
  void idsAreCompletedNewestFirst() {
    room.answer("get_sessions", "{}");
    room.answer("get_ux_by_url", "{}");

    assertThat(ids(room, "")).containsExactly("2", "1");
    assertThat(ids(room, "2")).containsExactly("2");
  }

  @Test
  void readingSaysWhatIsMissingWhereNothingIsConfigured() {
    assertIsTold(Room.named(), "CLARITY_API_TOKEN is not set.");
  }

  @Test
  void readingABrokenStoreGivesItsSentenceAlone() {
    assertIsTold(new Broken(), "The store is locked.");
  }

  @Test
  void oneProjectThatIsClosedDoesNotHideTheOthers() {
    room.answer("get_sessions", "{}");
    Projects both = new HalfOpen(room);

    assertThat(Room.json(quota(both)).at("/projects/0/project").asText()).isEqualTo("Shop");
    ObjectNode list = Room.json(exports(both));
    assertThat(list.path("exports")).hasSize(1);
    assertThat(list.at("/errors/0").asText()).isEqualTo("Blog has no token.");
    assertThat(read(both, "1").orElseThrow()).startsWith("sessions,");
  }

  private static void assertIsTold(Projects projects, String sentence) {
    for (Resource resource : Tools.resources(projects).subList(1, 3)) {
      assertThat(Room.json(text(resource)).path("errors")).hasSize(1);
      assertThat(Room.json(text(resource)).at("/errors/0").asText()).isEqualTo(sentence);
    }
    assertThat(read(projects, "1")).contains("error\r\n" + sentence + "\r\n");
    assertThat(ids(projects, "")).isEmpty();
  }

  private static String quota(Projects projects) {
    return text(Tools.resources(projects).get(1));
  }

  private static String exports(Projects projects) {
    return text(Tools.resources(projects).get(2));
  }

  private static Optional<String> read(Projects projects, String id) {
    return Tools.resources(projects).get(4).read("clarity://exports/" + id);
  }

  private static String text(Resource resource) {
    return resource.read(resource.uri()).orElseThrow();
  }

  private static List<String> ids(Projects projects, String typed) {
    return Tools.resources(projects).get(4).values().apply("id", typed);
  }

  private static final class Broken implements Projects {
    @Override
    public List<String> names() {
      return List.of("Shop");
    }

    @Override
    public Access open(@Nullable String name) {
      throw new StorageFailure("The store is locked.", new IOException("/secret/path"));
    }
  }

  private record HalfOpen(Room room) implements Projects {
    @Override
    public List<String> names() {
      return List.of("Blog", "Shop");
    }

    @Override
    public Access open(@Nullable String name) {
      return "Shop".equals(name) ? room.open(name) : new Closed("Blog has no token.");
    }
  }
}
