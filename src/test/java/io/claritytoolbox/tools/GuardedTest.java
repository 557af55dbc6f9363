package io.claritytoolbox.tools;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.claritytoolbox.model.Caller;
import io.claritytoolbox.model.StorageFailure;
import java.io.IOException;
import org.junit.jupiter.api.Test;

final class GuardedTest {
  @Test
  void turnsABrokenStoreIntoItsSentence() {
    ToolResult result =
        call(new StorageFailure("The store is locked.", new IOException("/secret/path")));
    assertThat(result.isError()).isTrue();
    assertThat(result.text()).isEqualTo("The store is locked.");
  }

  @Test
  void turnsABugIntoASentenceWithoutItsText() {
    ToolResult result = call(new IllegalStateException("/secret/path"));
    assertThat(result.isError()).isTrue();
    assertThat(result.text())
        .contains("get_toy failed because of a fault in this server")
        .doesNotContain("secret");
  }

  private static ToolResult call(RuntimeException failure) {
    return new Guarded(() -> new Failing(failure)).call(Room.json("{}"), Caller.PATIENT);
  }

  private record Failing(RuntimeException failure) implements Tool {
    @Override
    public ToolDefinition definition() {
      return new ToolDefinition(
          "get_toy",
          "Toy",
          "",
          Room.json("{}"),
          Room.json("{}"),
          ToolDefinition.Annotations.READS_CLARITY);
    }

    @Override
    public ToolResult call(ObjectNode arguments, Caller caller) {
      throw failure;
    }
  }
}
