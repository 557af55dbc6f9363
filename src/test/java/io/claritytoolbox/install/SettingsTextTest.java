package io.claritytoolbox.install;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.claritytoolbox.install.ClientFile.RefusedException;
import io.claritytoolbox.install.SettingsText.Format;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SettingsTextTest {
  private static final ObjectNode SERVER =
      JsonNodeFactory.instance.objectNode().put("command", "/opt/Ünser \"toolbox\"");

  static {
    SERVER.putArray("args").add("--prebuilt").add("clarity");
    SERVER.putObject("env").put("CLARITY_PROJECT_ID", "shop");
  }

  @Test
  void keepsEverythingElseByteByByte() throws RefusedException {
    String before =
        """
        // mine
        {
            "theme": "dark",   /* { */
            "mcpServers": {
                "other": {"command": "x", "args": []}, // } kept
            },
            "n": 1.50
        }
        """;

    String after = with(before);

    assertThat(after)
        .isEqualTo(
            before.replace(
                "\"mcpServers\": {",
                """
                "mcpServers": {
                        "clarity": {
                            "command": "/opt/Ünser \\"toolbox\\"",
                            "args": [ "--prebuilt", "clarity" ],
                            "env": {
                                "CLARITY_PROJECT_ID": "shop"
                            }
                        },"""));
    assertThat(without(after)).isEqualTo(before);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " \n",
        "{}",
        "{\r\n}\r\n",
        "{\"mcpServers\":{}}",
        "{ // none\n}",
        "{\"mcpServers\": {\"clarity\": {\"command\": \"old\", \"args\": [1]}}}",
        "{\"a\": \"{\\\"mcpServers\\\": {\", \"mcpServers\": {\"x\": {}}, \"z\": [1, 2]}",
        "{\n\t\"mcpServers\": {\n\t\t\"a\": {},\n\t\t\"clarity\": {}\n\t}\n}"
      })
  void addsOnceAndRemovesAgain(String before) throws RefusedException {
    String after = with(before);

    assertThat(after).contains("--prebuilt");
    assertThat(with(after)).isEqualTo(after);
    assertThat(without(after)).doesNotContain("clarity");
    assertThat(without(without(after))).isEqualTo(without(after));
  }

  @Test
  void keepsTheLineEndsOfWindows() throws RefusedException {
    assertThat(with("{\r\n  \"a\": 1\r\n}\r\n").replace("\r\n", "")).doesNotContain("\n");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{",
        "[]",
        "null",
        "{} {}",
        "{\"mcpServers\": []}",
        "{\"mcpServers\": {}, \"mcpServers\": {}}"
      })
  void refusesWhatItCannotRead(String before) {
    assertThatThrownBy(() -> with(before)).isInstanceOf(RefusedException.class);
  }

  @Test
  void addsATableToTomlAndRemovesItAgain() throws RefusedException {
    String before =
        """
        model = "o3" # mine

        [mcp_servers.other]
        command = "x"
        """;

    SettingsText after = toml(before).with("mcp_servers", "clarity", SERVER);

    assertThat(after.text())
        .isEqualTo(
            before
                + """

                [mcp_servers.clarity]
                command = "/opt/Ünser \\"toolbox\\""
                args = ["--prebuilt", "clarity"]

                [mcp_servers.clarity.env]
                CLARITY_PROJECT_ID = "shop"
                """);
    assertThat(after.with("mcp_servers", "clarity", SERVER)).isEqualTo(after);
    assertThat(after.without("mcp_servers", "clarity").text()).isEqualTo(before);
  }

  @Test
  void replacesATableAmongOthers() throws RefusedException {
    String before =
        """
        [mcp_servers.clarity]
        command = "old"

        [mcp_servers.clarity.env]
        A = "b"

        [tui]
        text = '''
        [mcp_servers.clarity]
        '''
        """;

    assertThatThrownBy(() -> toml(before).with("mcp_servers", "clarity", SERVER))
        .hasMessageContaining("can't be changed safely");
    String plain = before.replace("[mcp_servers.clarity]\n'''", "'''");
    assertThat(toml(plain).with("mcp_servers", "clarity", SERVER).text())
        .startsWith("[tui]")
        .containsOnlyOnce("[mcp_servers.clarity]")
        .doesNotContain("old");
  }

  @ParameterizedTest
  @ValueSource(strings = {"a = ", "mcp_servers = 3", "mcp_servers = {clarity = {command = 'x'}}"})
  void refusesTomlThatItCannotChange(String before) {
    assertThatThrownBy(() -> toml(before).with("mcp_servers", "clarity", SERVER))
        .isInstanceOf(RefusedException.class);
  }

  private static String with(String text) throws RefusedException {
    return new SettingsText(text, Format.JSON).with("mcpServers", "clarity", SERVER).text();
  }

  private static String without(String text) throws RefusedException {
    return new SettingsText(text, Format.JSON).without("mcpServers", "clarity").text();
  }

  private static SettingsText toml(String text) {
    return new SettingsText(text, Format.TOML);
  }
}
