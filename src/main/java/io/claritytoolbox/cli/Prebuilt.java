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
 * @param catalog in the order it is listed; each tool of a name of its own
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
   * What its operator looks after.
   *
   * @throws UsageFault where it keeps nothing
   */
  public ProjectRegistry kept() {
    if (projects instanceof ProjectRegistry kept) {
      return kept;
    }
    throw new UsageFault("These tools keep nothing: there is no store to look after.");
  }

  /**
   * The names of the projects that a command is for: the one that is named, or all that are kept.
   *
   * @throws UsageFault where there is no such project, or none at all
   */
  public List<String> keptNames(@Nullable String name) {
    List<String> names = kept().keptNames();
    if (name == null && !names.isEmpty()) {
      return names;
    }
    if (name != null && names.contains(name)) {
      return List.of(name);
    }
    throw new UsageFault(
        projects.open(name).match(open -> "There is no such project.", sentence -> sentence));
  }

  /**
   * Both sets as one.
   *
   * @throws UsageFault where a tool is in both
   */
  public Prebuilt and(Prebuilt other) {
    for (Tool tool : other.tools()) {
      String name = tool.definition().name();
      if (tool(name).isPresent()) {
        throw new UsageFault("Two of the prebuilts have a tool " + name + ": name one of them.");
      }
    }
    return new Prebuilt(projects, catalog.and(other.catalog));
  }
}
