package io.claritytoolbox.differential;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A question and what came of it.
 *
 * @param number of the question in its scenario
 * @param now when it was asked
 * @param inquiry the question
 * @param before every request that had reached Clarity until then
 * @param during those that it made
 * @param text of the answer or of the refusal
 * @param answer null where it was refused
 * @param forecast what get_quota said of its cost just before; null where it wasn't asked
 * @param paid what get_quota says that it would cost if it might; null where it might
 */
record Exchange(
    int number,
    Instant now,
    Inquiry inquiry,
    List<Served> before,
    List<Served> during,
    String text,
    @Nullable AnswerView answer,
    @Nullable JsonNode forecast,
    @Nullable JsonNode paid) {

  /** Every request so far. */
  List<Served> served() {
    List<Served> all = new ArrayList<>(before);
    all.addAll(during);
    return all;
  }

  /** The requests that brought what the answer rests on, as far as they are known. */
  List<Served> sources() {
    return answer == null
        ? List.of()
        : answer.exports().stream().flatMap(export -> export.among(served()).stream()).toList();
  }
}
