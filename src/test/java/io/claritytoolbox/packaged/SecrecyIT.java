package io.claritytoolbox.packaged;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.InflaterInputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;
import org.junit.jupiter.api.io.TempDir;

/** Neither the token nor a visitor is to be found where the program writes. */
@Timeout(value = 60, threadMode = ThreadMode.SEPARATE_THREAD)
final class SecrecyIT {
  private static final String[] SERVE_LOUDLY = {
    "--prebuilt", "clarity", "--stdio", "--log-level", "DEBUG"
  };

  private final Toolbox toolbox;

  SecrecyIT(@TempDir Path folder) {
    toolbox = new Toolbox(folder);
  }

  @AfterEach
  void close() {
    toolbox.close();
  }

  @Test
  void theTokenIsNowhere() throws IOException {
    Pipe server = toolbox.start(SERVE_LOUDLY).introduce();
    server.call(2, "get_sessions", "{'group_by':['Device']}").answerTo(2);
    toolbox.clarity().answers(aResponse().withBody("<html>" + Token.VALUE + "</html>"));
    server.call(4, "get_sessions", "{'group_by':['Source']}").answerTo(4);
    toolbox.clarity().answers(aResponse().withStatus(302).withHeader("Location", Token.VALUE));
    server.call(5, "get_sessions", "{'group_by':['URL']}").answerTo(5);
    // Last, for a token that was refused isn't sent again.
    toolbox.clarity().answers(aResponse().withStatus(401).withBody("bad token " + Token.VALUE));
    server.call(3, "get_sessions", "{'group_by':['Country']}").answerTo(3);

    assertThat(toolbox.clarity().requestsWith(Token.VALUE)).isEqualTo(4);
    assertThat(server.handle().info().commandLine().orElse("")).doesNotContain(Token.parts());
    assertThat(server.handle().info().arguments().map(List::of).orElse(List.of()).toString())
        .doesNotContain(Token.parts());
    assertThat(written()).contains("status 401").doesNotContain(Token.parts());
    server.end();
    assertThat(String.join("\n", server.stdout())).contains("(401)").doesNotContain(Token.parts());
    assertThat(written()).doesNotContain(Token.parts());
    assertThat(stored()).contains("Mobile").doesNotContain(Token.parts());
  }

  @Test
  void aTokenInThePlaceOfTheIdIsNotRepeated() throws IOException {
    toolbox.with("CLARITY_PROJECT_ID", Token.VALUE).with("CLARITY_API_TOKEN", "Bearer");
    Pipe server = toolbox.start(SERVE_LOUDLY).introduce().call(2, "get_quota", "{}").end();

    assertThat(server.replyTo(2).text())
        .contains("CLARITY_PROJECT_ID holds a token")
        .doesNotContain(Token.parts());
    assertThat(written()).doesNotContain(Token.parts());
  }

  @Test
  void anAddressOfAPersonInAnAddressOfAPageIsNowhere() throws IOException {
    Pipe server = toolbox.start(SERVE_LOUDLY).introduce();
    toolbox.clarity().answers(aResponse().withBody(Visited.byPage()));
    Told pages = server.call(2, "get_ux_by_url", "{}").answerTo(2);
    toolbox.clarity().answers(aResponse().withBody(Visited.site()));
    Told popular = server.call(3, "get_sessions", "{'group_by':['PopularPage']}").answerTo(3);
    Told referrers = server.call(4, "get_sessions", "{'group_by':['Referrer']}").answerTo(4);

    assertThat(pages.column("URL"))
        .anyMatch(url -> url.startsWith("https://shop.example/account/"));
    assertThat(popular.column("PopularPage")).hasSize(1);
    assertThat(referrers.column("Referrer")).hasSize(1);
    assertThat(written()).doesNotContain(Visited.TRACES);
    server.end();
    assertThat(String.join("\n", server.stdout())).doesNotContain(Visited.TRACES);
    assertThat(written()).doesNotContain(Visited.TRACES);
    assertThat(stored()).contains("shop.example/account/").doesNotContain(Visited.TRACES);
  }

  /** Every byte of every file: the store, what SQLite keeps beside it, the log. */
  private String written() throws IOException {
    StringBuilder all = new StringBuilder();
    try (Stream<Path> files = Files.walk(toolbox.folder())) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        all.append(new String(Files.readAllBytes(file), ISO_8859_1)).append('\n');
      }
    }
    return all.toString();
  }

  /** Every value in the store, unpacked. */
  private String stored() {
    StringBuilder all = new StringBuilder();
    try (Connection store = DriverManager.getConnection("jdbc:sqlite:" + toolbox.store());
        Statement statement = store.createStatement()) {
      for (String table : tables(statement)) {
        try (ResultSet rows = statement.executeQuery("SELECT * FROM " + table)) {
          while (rows.next()) {
            for (int column = 1; column <= rows.getMetaData().getColumnCount(); column++) {
              all.append(text(rows.getObject(column))).append('\n');
            }
          }
        }
      }
    } catch (SQLException e) {
      throw new AssertionError(e);
    }
    return all.toString();
  }

  private static List<String> tables(Statement statement) throws SQLException {
    List<String> names = new ArrayList<>();
    try (ResultSet tables =
        statement.executeQuery("SELECT name FROM sqlite_master WHERE type = 'table'")) {
      while (tables.next()) {
        names.add(tables.getString(1));
      }
    }
    return names;
  }

  private static String text(Object value) {
    if (!(value instanceof byte[] bytes)) {
      return String.valueOf(value);
    }
    try (InflaterInputStream unpacking = new InflaterInputStream(new ByteArrayInputStream(bytes))) {
      return new String(unpacking.readAllBytes(), UTF_8);
    } catch (IOException e) {
      return new String(bytes, ISO_8859_1);
    }
  }
}
