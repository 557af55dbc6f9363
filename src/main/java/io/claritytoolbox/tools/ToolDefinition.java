package io.claritytoolbox.tools;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;

/**
 * The description of a tool.
 *
 * @param name for example {@code get_sessions}
 * @param title for people
 * @param description two sentences for models
 * @param inputSchema the JSON Schema of the arguments
 * @param outputSchema the JSON Schema of the structured result
 * @param annotations the four hints
 */
public record ToolDefinition(
    String name,
    String title,
    String description,
    ObjectNode inputSchema,
    ObjectNode outputSchema,
    Annotations annotations) {

  /** The address of the panel that draws its results. */
  public Optional<String> panel() {
    return Panel.of(name);
  }

  /**
   * MCP's hints. All are set, because their defaults are pessimistic.
   *
   * @param readOnly changes nothing of the user's
   * @param destructive deletes or overwrites data
   * @param idempotent another call changes nothing more
   * @param openWorld uses other systems
   */
  public record Annotations(
      boolean readOnly, boolean destructive, boolean idempotent, boolean openWorld) {
    /** Changes nothing of the user's. Results contain text from visitors. */
    public static final Annotations READS_CLARITY = new Annotations(true, false, true, true);

    /** Reads only this program's own ledger and store. */
    static final Annotations READS_OWN_RECORDS = new Annotations(true, false, true, false);
  }
}
