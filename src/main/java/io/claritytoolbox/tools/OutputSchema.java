package io.claritytoolbox.tools;

import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * JSON Schemas of the structured contents. Every client loads them at every start, so they tell the
 * outline alone: {@code clarity://metrics} explains what stands in it.
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

  /** Of the data tools. */
  static ObjectNode data() {
    return LooseJson.ours(DATA);
  }

  /** Of {@code get_quota}. */
  static ObjectNode budget() {
    return LooseJson.ours(BUDGET);
  }

  /** Of {@code compare}. */
  static ObjectNode comparison() {
    return LooseJson.ours(COMPARISON);
  }

  /** Of {@code get_hotspots}. */
  static ObjectNode hotspots() {
    return LooseJson.ours(HOTSPOTS);
  }

  /** Of {@code get_recordings}. */
  static ObjectNode recordings() {
    return LooseJson.ours(RECORDINGS);
  }

  /** Of {@code ask_dashboard}. */
  static ObjectNode dashboard() {
    return LooseJson.ours(DASHBOARD);
  }

  /** Of {@code search_documentation}. */
  static ObjectNode documentation() {
    return LooseJson.ours(DOCUMENTATION);
  }

  /** Of {@code get_changes}. */
  static ObjectNode changes() {
    return LooseJson.ours(CHANGES);
  }
}
