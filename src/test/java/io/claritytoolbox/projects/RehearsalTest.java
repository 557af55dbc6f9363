package io.claritytoolbox.projects;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.claritytoolbox.Main;
import io.claritytoolbox.cli.Prebuilt;
import io.claritytoolbox.config.ConfigReader;
import io.claritytoolbox.model.Caller;
import io.claritytoolbox.model.PaidRequests;
import io.claritytoolbox.tools.Tool;
import io.claritytoolbox.tools.ToolResult;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RehearsalTest {
  private static final InstantSource CLOCK =
      InstantSource.fixed(Instant.parse("2026-03-11T09:00:00Z"));

  @Test
  void answersFromItsStoreAsAConfiguredServerDoes(@TempDir Path folder) {
    Map<String, String> environment =
        new Rehearsal(folder.resolve("rehearsal.db"), CLOCK).environment();
    ConfigReader reader = new ConfigReader("Linux", folder.toString(), CLOCK);
    Prebuilt prebuilt =
        Main.prebuilt(
            new ConfiguredProjects(() -> reader.read(environment), new PaidRequests(), CLOCK));
    ObjectNode byDevice = JsonNodeFactory.instance.objectNode();
    byDevice.putArray("group_by").add("Device");
    for (String name : List.of("get_sessions", "get_ux_by_url")) {
      Tool tool = prebuilt.tool(name).orElseThrow();

      ToolResult result = tool.call(byDevice, Caller.PATIENT);

      assertThat(result.isError()).as(result.text()).isFalse();
      assertThat(result.text()).contains("Requests spent: 0");
      assertThat(result.content().path("warnings")).isEmpty();
    }
  }
}
