package io.claritytoolbox.differential;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A question and its result.
 *
 * @param number of the question in its scenario
 * @param now when it was asked
 * @param inquiry the question
 * @param before the requests that had reached Clarity before it
 * @param during the requests that it sent
 * @param text of the answer or the refusal
 * @param answer of a data tool; null if it was refused
 * @param judged the answer of a tool that judges; null if it was refused
 * @param forecast the cost that get_quota forecast just before; null if not asked
 * @param paid the cost that get_quota forecast if requests were allowed; null if they were
 */
record Exchange(
    int number,
    Instant now,
    Inquiry inquiry,
    List<Served> before,
    List<Served> during,
    String text,
    @Nullable AnswerView answer,
    @Nullable JudgedView judged,
    @Nullable JsonNode forecast,
    @Nullable JsonNode paid) {

  /** All requests so far. */
  List<Served> served() {
    List<Served> all = new ArrayList<>(before);
    all.addAll(during);
    return all;
  }

  /** The requests for the answer's exports, if known. */
  List<Served> sources() {
    return answer == null
        ? List.of()
        : answer.exports().stream().flatMap(export -> export.among(served()).stream()).toList();
  }
}
