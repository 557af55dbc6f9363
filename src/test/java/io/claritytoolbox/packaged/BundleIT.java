package io.claritytoolbox.packaged;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;
import org.junit.jupiter.api.io.TempDir;

/** Tests the MCPB bundle for Claude Desktop with the format's own program. */
@Timeout(value = 300, threadMode = ThreadMode.SEPARATE_THREAD)
final class BundleIT {
  private static final List<String> MCPB = List.of("npx", "-y", "@anthropic-ai/mcpb@2.1.2");

  @Test
  void isValidAndAnswersAfterPackingAndUnpacking(@TempDir Path temp) throws Exception {
    Distributed.assumeNpm();
    Distributed made = Distributed.made();
    Path bundle = temp.resolve("clarity.mcpb");
    Path unpacked = temp.resolve("Claude Extensions").resolve("Müller");

    mcpb(temp, "validate", made.folder().resolve("manifest.json"));
    mcpb(temp, "pack", made.folder(), bundle);
    mcpb(temp, "unpack", bundle, unpacked);

    assertThat(bundle.toFile().length()).isLessThan(60_000_000);
    JsonNode config =
        Told.json(Files.readString(unpacked.resolve("manifest.json"))).at("/server/mcp_config");
    Told answer = Distributed.answer(temp, environment(config), command(config, unpacked));
    assertThat(answer.refused()).as(answer.text()).isFalse();
    assertThat(answer.column("Browser")).contains("MobileSafari");
  }

  @Test
  void theTokenIsASecret() throws Exception {
    JsonNode manifest = Told.json(Files.readString(Path.of("src", "dist", "manifest.json")));

    assertThat(manifest.at("/user_config/api_token/sensitive").asBoolean()).isTrue();
    assertThat(manifest.at("/server/mcp_config/env/CLARITY_API_TOKEN").asText())
        .isEqualTo("${user_config.api_token}");
  }

  private static void mcpb(Path place, Object... words) throws Exception {
    List<Object> command = new ArrayList<>(MCPB);
    command.addAll(List.of(words));
    Distributed.run(place, Map.of(), command);
  }

  /** The variables that don't depend on the user's settings. */
  private static Map<String, String> environment(JsonNode config) {
    Map<String, String> environment = new TreeMap<>(Map.of("PATH", ""));
    config.path("env").properties().stream()
        .filter(each -> !each.getValue().asText().contains("user_config"))
        .forEach(each -> environment.put(each.getKey(), each.getValue().asText()));
    return environment;
  }

  /** The command that Claude Desktop runs, with the demo. */
  private static List<String> command(JsonNode config, Path unpacked) {
    List<String> command = new ArrayList<>(List.of(config.path("command").asText()));
    config.path("args").forEach(arg -> command.add(arg.asText()));
    command.replaceAll(word -> word.replace("${__dirname}", unpacked.toString()));
    command.replaceAll(word -> word.equals("clarity") ? "clarity-demo" : word);
    return command;
  }
}
