package io.claritytoolbox.tools;

import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * JSON Schemas of the structured contents. Compact, since every client loads them at every start:
 * measures are named by the arguments, so here all figures are just numbers.
 */
final class OutputSchema {
  private static final String QUOTA =
      """
      {"type":"object","properties":{
        "limit":{"type":"integer"},"spent":{"type":"integer"},"remaining":{"type":"integer"},
        "resets_at":{"type":"string"}}}""";

  private static final String DATA =
      """
      {"type":"object","properties":{
        "project":{"type":"string"},
        "demo":{"type":"boolean"},
        "window":{"type":"object","properties":{
          "from":{"type":"string"},
          "to":{"type":"string"},
          "days":{"type":"integer"}}},
        "coverage":{"type":"object","properties":{
          "days_asked":{"type":"integer"},
          "days_covered":{"type":"integer"},
          "missing":{"type":"array","items":{"type":"string"}},
          "inexact":{"type":"object","additionalProperties":{"type":"string"}}}},
        "group_by":{"type":"array","items":{"type":"string"}},
        "rows":{"type":"array","items":{"type":"object"}},
        "total_rows":{"type":"integer"},
        "total":{"type":"object","additionalProperties":{"type":"number"}},
        "provenance":{"type":"object","properties":{
          "requests_spent":{"type":"integer"},
          "derived":{"type":"array","items":{"type":"string"}},
          "age_minutes":{"type":"integer"},
          "stale":{"type":"boolean"},
          "exports":{"type":"array","items":{"type":"object"}}}},
        "quality":{"type":"object",
          "additionalProperties":{"enum":["exact","upper_bound","estimate"]}},
        "quota":%s,
        "warnings":{"type":"array","items":{"type":"string"}}},
       "required":["project","window","coverage","group_by","rows","total_rows","total","provenance",
         "quality","quota","warnings"],
       "additionalProperties":false}"""
          .replace("%s", QUOTA);

  private static final String BUDGET =
      """
      {"type":"object","properties":{
        "project":{"type":"string"},
        "demo":{"type":"boolean"},
        "quota":%s,
        "requests":{"type":"array","items":{"type":"object","properties":{
          "at":{"type":"string"},
          "dimensions":{"type":"array","items":{"type":"string"}},
          "days":{"type":"integer"},
          "outcome":{"enum":["sent","answered","refused","unreadable","lost"]}}}},
        "routine":{"type":"object","properties":{"due":{"type":"integer"}}},
        "cost":{"type":"object","properties":{
          "requests":{"type":"integer"},
          "answerable":{"type":"boolean"},
          "from":{"enum":["store","clarity"]}}},
        "free_now":{"type":"array","items":{"type":"object","properties":{
          "dimensions":{"type":"array","items":{"type":"string"}},
          "days":{"type":"integer"},
          "age_minutes":{"type":"integer"},
          "rows":{"type":"integer"},
          "may_be_cut":{"type":"boolean"}}}},
        "warnings":{"type":"array","items":{"type":"string"}}},
       "required":["project","quota","requests","routine","free_now"],
       "additionalProperties":false}"""
          .replace("%s", QUOTA);

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
