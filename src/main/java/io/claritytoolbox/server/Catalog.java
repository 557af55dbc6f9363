package io.claritytoolbox.server;

import io.claritytoolbox.tools.Prompt;
import io.claritytoolbox.tools.Resource;
import io.claritytoolbox.tools.Tool;
import java.util.List;
import java.util.stream.Stream;

/**
 * The tools, resources and prompts of a server, in the order of the lists that clients get. Empty
 * lists are not announced.
 *
 * @param tools to call
 * @param resources to read, and families of them
 * @param prompts to start from
 */
public record Catalog(List<Tool> tools, List<Resource> resources, List<Prompt> prompts) {
  public Catalog {
    tools = List.copyOf(tools);
    resources = List.copyOf(resources);
    prompts = List.copyOf(prompts);
  }

  /** A catalog of tools only. */
  public static Catalog of(List<Tool> tools) {
    return new Catalog(tools, List.of(), List.of());
  }

  /** Joins two catalogs. */
  public Catalog and(Catalog other) {
    return new Catalog(
        joined(tools, other.tools),
        joined(resources, other.resources),
        joined(prompts, other.prompts));
  }

  private static <T> List<T> joined(List<T> one, List<T> other) {
    return Stream.concat(one.stream(), other.stream()).toList();
  }
}
