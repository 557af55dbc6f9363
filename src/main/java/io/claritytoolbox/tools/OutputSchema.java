package io.claritytoolbox.tools;

import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * The JSON Schemas of structured results. They contain only the outline, because every client loads
 * them at every start; {@code clarity://metrics} explains the rest.
 */
final class OutputSchema {
  private static final String DATA =
      """
      {"type":"object","required":["project","window","rows","total","provenance","quality",
        "quota","warnings"]}""";

  private static final String BUDGET =
      """
      {"type":"object","required":["project","quota","requests","routine","free_now"]}""";

  private static final String COMPARISON =
      """
      {"type":"object","required":["project","a","b","comparisons","provenance","quality","quota",
        "warnings"]}""";

  private static final String HOTSPOTS =
      """
      {"type":"object","required":["project","window","hotspots","rows","provenance","quality",
        "quota","warnings"]}""";
  private static final String CHANGES =
      """
      {"type":"object","required":["project","since","tested","changes","false_alarms_expected",
        "baseline_days","provenance","quota","warnings"]}""";

  private static final String RECORDINGS =
      """
      {"type":"object","required":["project","window","recordings","returned","quota","warnings"]}""";
  private static final String DASHBOARD =
      """
      {"type":"object","required":["project","read_as","columns","rows","quota","warnings"]}""";
  private static final String DOCUMENTATION =
      """
      {"type":"object","required":["project","result","quota","warnings"]}""";

  private OutputSchema() {}

  static ObjectNode data() {
    return LooseJson.ours(DATA);
  }

  static ObjectNode budget() {
    return LooseJson.ours(BUDGET);
  }

  static ObjectNode comparison() {
    return LooseJson.ours(COMPARISON);
  }

  static ObjectNode hotspots() {
    return LooseJson.ours(HOTSPOTS);
  }

  static ObjectNode recordings() {
    return LooseJson.ours(RECORDINGS);
  }

  static ObjectNode dashboard() {
    return LooseJson.ours(DASHBOARD);
  }

  static ObjectNode documentation() {
    return LooseJson.ours(DOCUMENTATION);
  }

  static ObjectNode changes() {
    return LooseJson.ours(CHANGES);
  }
}
