package io.claritytoolbox.cli;

import io.claritytoolbox.answer.Projects;
import io.claritytoolbox.history.Holding;
import io.claritytoolbox.projects.ProjectRegistry;
import io.claritytoolbox.server.Catalog;
import io.claritytoolbox.tools.Tool;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A set of tools, documents and prompts.
 *
 * @param projects the projects; {@link #NO_PROJECTS} for tools that are not about websites
 * @param catalog in the order of lists; tool names are unique
 * @param holdings stored data other than exports, read at the first use
 */
public record Prebuilt(Projects projects, Catalog catalog, Supplier<List<Holding>> holdings) {
  /** The projects of tools that are not about websites. */
  public static final Projects NO_PROJECTS = new NoProjects();

  /** A set that stores only exports. */
  public Prebuilt(Projects projects, Catalog catalog) {
    this(projects, catalog, List::of);
  }

  private static final class NoProjects implements Projects {
    @Override
    public List<String> names() {
      return List.of();
    }

    @Override
    public Access open(@Nullable String name) {
      return new Closed("This is about websites. Add --prebuilt clarity.");
    }
  }

  boolean hasProjects() {
    return projects != NO_PROJECTS;
  }

  public List<Tool> tools() {
    return catalog.tools();
  }

  public Optional<Tool> tool(String name) {
    return tools().stream().filter(tool -> tool.definition().name().equals(name)).findFirst();
  }

  /** The names of the tools, for a sentence. */
  public String names() {
    return tools().stream().map(tool -> tool.definition().name()).collect(Collectors.joining(", "));
  }

  /**
   * The projects with their store, for maintenance commands.
   *
   * @throws CommandFault if there is no store
   */
  public ProjectRegistry registry() {
    if (projects instanceof ProjectRegistry registry) {
      return registry;
    }
    throw CommandFault.misused(
        hasProjects() ? "These tools have no store." : "This is for the prebuilt clarity alone.");
  }

  /**
   * The projects of a command: the named one, or all.
   *
   * @throws CommandFault if there is no such project, or none at all
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
   * The holdings of a command: the named one, or all.
   *
   * @param name null for all
   */
  List<Holding> holdings(@Nullable String name) {
    return holdings.get().stream()
        .filter(holding -> name == null || holding.name().equals(name))
        .toList();
  }

  /**
   * The projects of a command that also applies to holdings.
   *
   * @throws CommandFault if there are neither projects nor holdings
   */
  List<String> storedNames(@Nullable String name, List<Holding> beside) {
    boolean areNone = !hasProjects() || (name != null && !registry().storedNames().contains(name));
    if (areNone && !beside.isEmpty()) {
      return List.of();
    }
    if (!hasProjects()) {
      throw CommandFault.failed(
          name == null
              ? "Nothing is stored that these settings lead to. See toolbox doctor."
              : "There is nothing of that name.");
    }
    return storedNames(name);
  }

  /**
   * Joins two sets.
   *
   * @throws CommandFault if a tool is in both
   */
  public Prebuilt and(Prebuilt other) {
    for (Tool tool : other.tools()) {
      String name = tool.definition().name();
      if (tool(name).isPresent()) {
        throw CommandFault.misused(
            "Two of the prebuilts have a tool " + name + ". Choose one of them.");
      }
    }
    return new Prebuilt(
        hasProjects() ? projects : other.projects,
        catalog.and(other.catalog),
        () -> Stream.concat(holdings.get().stream(), other.holdings.get().stream()).toList());
  }
}
