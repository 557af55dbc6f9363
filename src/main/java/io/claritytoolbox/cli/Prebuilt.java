package io.claritytoolbox.cli;

import io.claritytoolbox.answer.Projects;
import io.claritytoolbox.projects.ProjectRegistry;
import io.claritytoolbox.server.Catalog;
import io.claritytoolbox.tools.Tool;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A set of tools, documents and prompts that needs no file to describe it.
 *
 * @param projects whom they ask
 * @param catalog in the order it is listed; no two tools share a name
 */
public record Prebuilt(Projects projects, Catalog catalog) {
  public List<Tool> tools() {
    return catalog.tools();
  }

  public Optional<Tool> tool(String name) {
    return tools().stream().filter(tool -> tool.definition().name().equals(name)).findFirst();
  }

  /** The tools' names, for a sentence. */
  public String names() {
    return tools().stream().map(tool -> tool.definition().name()).collect(Collectors.joining(", "));
  }

  /**
   * The projects with their store, for the commands of an operator.
   *
   * @throws CommandFault if there is no store
   */
  public ProjectRegistry registry() {
    if (projects instanceof ProjectRegistry registry) {
      return registry;
    }
    throw CommandFault.misused("These tools have no store.");
  }

  /**
   * The projects that a command is for: the named one, or all.
   *
   * @throws CommandFault where there is no such project, or none at all
   */
  public List<String> storedNames(@Nullable String name) {
    List<String> names = registry().storedNames();
    if (name == null && !names.isEmpty()) {
      return names;
    }
    if (name != null && names.contains(name)) {
      return List.of(name);
    }
    String why = projects.open(name).match(open -> "There is no such project.", said -> said);
    throw names.isEmpty() ? CommandFault.failed(why) : CommandFault.misused(why);
  }

  /**
   * Both sets as one.
   *
   * @throws CommandFault where a tool is in both
   */
  public Prebuilt and(Prebuilt other) {
    for (Tool tool : other.tools()) {
      String name = tool.definition().name();
      if (tool(name).isPresent()) {
        throw CommandFault.misused(
            "Two of the prebuilts have a tool " + name + ". Choose one of them.");
      }
    }
    return new Prebuilt(projects, catalog.and(other.catalog));
  }
}
