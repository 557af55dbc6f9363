package io.claritytoolbox.server;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A part of the protocol that answers some methods, the same way in both eras. */
interface Feature {
  /**
   * Answers a request for one of its methods. May throw: the caller logs it and sends {@link
   * #failed}.
   */
  Outcome answer(Call call);

  /** What the client learns where {@link #answer} threw. */
  default Outcome failed(Call call) {
    return Outcome.Refused.failed();
  }

  /** A list in one page: it takes no cursor, for none is ever given. */
  static Outcome list(Call call, ObjectNode list) {
    JsonNode cursor = call.params().path("cursor");
    return cursor.isMissingNode() || cursor.isNull() || cursor.asText().isEmpty()
        ? new Outcome.Result(list)
        : Outcome.Refused.invalidParams("This list has one page: leave the cursor out.");
  }

  /** The text at that place, null if there is none. */
  static @Nullable String text(JsonNode object, String field) {
    return object.path(field).textValue();
  }

  /** The texts of an object, in their order; whatever is no text is left out. */
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
