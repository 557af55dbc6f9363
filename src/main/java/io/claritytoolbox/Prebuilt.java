package io.claritytoolbox;

import io.claritytoolbox.tools.Tool;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A set of tools that needs no file to describe it.
 *
 * @param instructions what an assistant is told of all of them together
 * @param tools each of a name of its own, in the order they are listed
 */
record Prebuilt(String instructions, List<Tool> tools) {
  Prebuilt {
    tools = List.copyOf(tools);
  }

  Optional<Tool> tool(String name) {
    return tools.stream().filter(tool -> tool.definition().name().equals(name)).findFirst();
  }

  /** The tools' names, for a sentence. */
  String names() {
    return tools.stream().map(tool -> tool.definition().name()).collect(Collectors.joining(", "));
  }

  /**
   * Both sets as one.
   *
   * @throws UsageFault where a tool is in both
   */
  Prebuilt and(Prebuilt other) {
    for (Tool tool : other.tools) {
      String name = tool.definition().name();
      if (tool(name).isPresent()) {
        throw new UsageFault("Two of the prebuilts have a tool " + name + ": name one of them.");
      }
    }
    List<Tool> both = new ArrayList<>(tools);
    both.addAll(other.tools);
    return new Prebuilt((instructions + "\n" + other.instructions).strip(), both);
  }
}
