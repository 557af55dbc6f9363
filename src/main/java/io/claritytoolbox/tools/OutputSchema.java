package io.claritytoolbox.tools;

import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * JSON Schemas of the structured contents. Every client loads them at every start, so they tell the
 * outline alone: {@code clarity://metrics} explains what stands in it.
 */
final class OutputSchema {
  private static final String DATA =
      """
      {"type":"object","required":["project","window","coverage","group_by","rows","total_rows",
        "total","provenance","quality","quota","warnings"]}""";

  private static final String BUDGET =
      """
      {"type":"object","required":["project","quota","requests","routine","free_now"]}""";

  private OutputSchema() {}

  /** Of the data tools. */
  static ObjectNode data() {
    return LooseJson.ours(DATA);
  }

  /** Of {@code get_quota}. */
  static ObjectNode budget() {
    return LooseJson.ours(BUDGET);
  }
}
