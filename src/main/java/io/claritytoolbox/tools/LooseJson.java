package io.claritytoolbox.tools;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.claritytoolbox.json.Json;
import io.claritytoolbox.model.UntrustedText;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** Reads JSON values leniently, because clients send numbers as text and lists as JSON in text. */
final class LooseJson {
  private static final Pattern NUMBER = Pattern.compile("[+-]?\\d{1,15}(\\.\\d{1,15})?");

  private LooseJson() {}

  /** Whether a value counts as missing: null or blank text. */
  static boolean isAbsent(@Nullable JsonNode value) {
    return value == null
        || value.isNull()
        || value.isMissingNode()
        || (value.isTextual() && value.textValue().isBlank());
  }

  /** The items of a list, of JSON text, or a single item. */
  static List<JsonNode> list(JsonNode value) {
    JsonNode opened = opened(value);
    if (!opened.isArray()) {
      return List.of(opened);
    }
    return StreamSupport.stream(opened.spliterator(), false)
        .filter(item -> !isAbsent(item))
        .toList();
  }

  /** An object, or JSON text with an object. */
  static Optional<ObjectNode> object(JsonNode value) {
    return opened(value) instanceof ObjectNode object ? Optional.of(object) : Optional.empty();
  }

  /** A number, or plain decimal text. */
  static OptionalDouble number(JsonNode value) {
    if (value.isNumber()) {
      return OptionalDouble.of(value.doubleValue());
    }
    String text = value.isTextual() ? value.textValue().strip() : "";
    return NUMBER.matcher(text).matches()
        ? OptionalDouble.of(Double.parseDouble(text))
        : OptionalDouble.empty();
  }

  /** A text without lone surrogates. Numbers and booleans become text. */
  static Optional<String> text(JsonNode value) {
    return value.isValueNode() && !isAbsent(value)
        ? Optional.of(UntrustedText.wellFormed(value.asText()).strip())
        : Optional.empty();
  }

  private static JsonNode opened(JsonNode value) {
    String text = value.isTextual() ? value.textValue().strip() : "";
    try {
      return text.startsWith("[") || text.startsWith("{") ? Json.read(text) : value;
    } catch (IOException notJson) {
      return value;
    }
  }
}
