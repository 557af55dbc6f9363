package io.claritytoolbox.packaged;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;
import org.junit.jupiter.api.io.TempDir;

/** Tests two projects in one server, and two servers with one project. */
@Timeout(value = 60, threadMode = ThreadMode.SEPARATE_THREAD)
final class ProjectsIT {
  private static final String SHOP = Token.of("271828");
  private static final String BLOG = Token.of("161803");

  private final Toolbox toolbox;
  private final Path folder;

  ProjectsIT(@TempDir Path folder) {
    this.folder = folder;
    toolbox = new Toolbox(folder);
  }

  @AfterEach
  void close() {
    toolbox.close();
  }

  private void configureTwo() throws IOException {
    Path file =
        Files.writeString(
            folder.resolve("projects.json"),
            """
            [{"name": "Shop", "project_id": "shop-1", "token_variable": "CLARITY_TOKEN_SHOP"},
             {"name": "Blog", "project_id": "blog-1", "token_variable": "CLARITY_TOKEN_BLOG"}]
            """);
    toolbox
        .without("CLARITY_API_TOKEN")
        .without("CLARITY_PROJECT_ID")
        .with("CLARITY_PROJECTS", file.toString())
        .with("CLARITY_TOKEN_SHOP", SHOP)
        .with("CLARITY_TOKEN_BLOG", BLOG);
  }

  @Test
  void eachProjectHasItsOwnTokenBudgetAndHistory() throws IOException {
    configureTwo();
    Client client = toolbox.connect();

    Told shop = client.ask("get_sessions", "{'group_by':['Device'],'project':'Shop'}");
    Told blog = client.ask("get_sessions", "{'group_by':['Device'],'project':'Blog'}");
    Told again = client.ask("get_sessions", "{'group_by':['Browser'],'project':'Shop'}");
    client.ask("get_sessions", "{'group_by':['Country'],'project':'Shop'}");

    assertThat(shop.content().path("project").asText()).isEqualTo("Shop");
    assertThat(blog.content().path("project").asText()).isEqualTo("Blog");
    assertThat(List.of(shop, blog, again)).extracting(Told::requestsSpent).containsExactly(1, 1, 0);
    assertThat(toolbox.clarity().requestsWith(SHOP)).isEqualTo(2);
    assertThat(toolbox.clarity().requestsWith(BLOG)).isEqualTo(1);
    assertThat(client.ask("get_quota", "{'project':'Shop'}").spent()).isEqualTo(2);
    assertThat(client.ask("get_quota", "{'project':'Blog'}").spent()).isEqualTo(1);
  }

  @Test
  void aQuestionWithoutAProjectIsAskedBackWithBothNames() throws IOException {
    configureTwo();
    Client client = toolbox.connect();

    Told refused = client.ask("get_sessions", "{'group_by':['Device']}");

    assertThat(refused.refused()).isTrue();
    assertThat(refused.text()).contains("Shop, Blog");
    assertThat(toolbox.clarity().requests()).isZero();
  }

  @Test
  void aRefusedTokenIsNamedByItsOwnVariable() throws IOException {
    configureTwo();
    toolbox.clarity().refuses(BLOG);

    Told refused = toolbox.connect().ask("get_sessions", "{'project':'Blog'}");

    assertThat(refused.text())
        .contains("put it into CLARITY_TOKEN_BLOG")
        .doesNotContain("CLARITY_API_TOKEN");
  }

  @Test
  void twoProcessesThatAskTheSameAtOnceSpendOneRequest() {
    toolbox.clarity().answersAfter(1_500);
    List<Pipe> servers = Stream.of(0, 1).map(number -> toolbox.start(Toolbox.SERVE)).toList();
    servers.forEach(Pipe::introduce);
    servers.get(0).call(2, "get_sessions", "{'group_by':['Device']}");
    servers.get(1).call(2, "get_rage_clicks", "{'group_by':['Browser']}");

    List<Told> replies = servers.stream().map(server -> server.answerTo(2)).toList();

    assertThat(toolbox.clarity().requests()).isEqualTo(1);
    assertThat(replies).extracting(Told::requestsSpent).containsExactlyInAnyOrder(1, 0);
    assertThat(replies.get(0).column("Device")).contains("Mobile", "PC");
    assertThat(replies.get(1).column("Browser")).contains("Chrome");
  }
}
