package io.claritytoolbox.tools;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;

/**
 * What an assistant is told of a tool.
 *
 * @param name {@code get_sessions} for example
 * @param title for people
 * @param description two sentences for the model
 * @param inputSchema JSON Schema of the arguments
 * @param outputSchema JSON Schema of the structured result
 * @param annotations the four hints
 */
public record ToolDefinition(
    String name,
    String title,
    String description,
    ObjectNode inputSchema,
    ObjectNode outputSchema,
    Annotations annotations) {

  /** The address of the resource that draws its results. */
  public Optional<String> panel() {
    return Panel.of(name);
  }

  /**
   * MCP's hints, each stated: their defaults are pessimistic.
   *
   * @param readOnly changes nothing that the user owns
   * @param destructive deletes or overwrites
   * @param idempotent calling again changes nothing more
   * @param openWorld reaches systems outside
   */
  public record Annotations(
      boolean readOnly, boolean destructive, boolean idempotent, boolean openWorld) {
    /** Nothing of the user's changes; what comes back holds text that visitors wrote. */
    public static final Annotations READS_CLARITY = new Annotations(true, false, true, true);

    /** Our own ledger and store alone. */
    static final Annotations READS_OWN_RECORDS = new Annotations(true, false, true, false);
  }
}
