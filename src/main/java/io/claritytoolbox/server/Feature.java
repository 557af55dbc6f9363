package io.claritytoolbox.server;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A part of the protocol that answers some methods, in the same way in both eras. */
interface Feature {
  /** Answers a request. If it throws, the caller logs the exception and sends {@link #failed}. */
  Outcome answer(Call call);

  /** The reply to a request for which {@link #answer} threw. */
  default Outcome failed(Call call) {
    return Outcome.Refused.failed();
  }

  /** A list in one page. It rejects cursors, because the server never returns one. */
  static Outcome list(Call call, ObjectNode list) {
    JsonNode cursor = call.params().path("cursor");
    return cursor.isMissingNode() || cursor.isNull() || cursor.asText().isEmpty()
        ? new Outcome.Result(list)
        : Outcome.Refused.invalidParams("This list has one page. Omit the cursor.");
  }

  /** The text of a field; null if it is not text. */
  static @Nullable String text(JsonNode object, String field) {
    return object.path(field).textValue();
  }

  /** The fields of an object that are text, in order. */
  static Map<String, String> texts(JsonNode object) {
    Map<String, String> texts = new LinkedHashMap<>();
    for (Map.Entry<String, JsonNode> field : object.properties()) {
      if (field.getValue().isTextual()) {
        texts.put(field.getKey(), field.getValue().textValue());
      }
    }
    return texts;
  }
}
