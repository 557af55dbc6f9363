package io.claritytoolbox.tools;

import static org.assertj.core.api.Assertions.assertThat;

import io.claritytoolbox.model.Caller;
import io.claritytoolbox.model.StorageFailure;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

final class DefinedToolTest {
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
    ToolDefinition toy = new ToolDefinition("get_toy", "Toy", "", List.of(), List.of(), List.of());
    DefinedTool.Answering failing =
        caller -> {
          throw failure;
        };
    return new DefinedTool(() -> new DefinedTool.Spec(toy, call -> failing))
        .call(Room.json("{}"), Caller.PATIENT);
  }
}
