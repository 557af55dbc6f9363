package io.claritytoolbox.json;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;

/** Writes a tree as compact JSON, exactly as Jackson does. */
final class JsonWriter {
  private final StringBuilder text = new StringBuilder(512);

  private JsonWriter() {}

  static StringBuilder text(JsonNode value) {
    JsonWriter writer = new JsonWriter();
    writer.write(value);
    return writer.text;
  }

  private void write(JsonNode value) {
    switch (value.getNodeType()) {
      case OBJECT -> object(value);
      case ARRAY -> array(value);
      case NUMBER -> number(value);
      case BOOLEAN -> text.append(value.booleanValue());
      case NULL, MISSING -> text.append("null");
      default -> quote(value.asText());
    }
  }

  private void object(JsonNode object) {
    char before = '{';
    for (Map.Entry<String, JsonNode> field : object.properties()) {
      text.append(before);
      quote(field.getKey());
      text.append(':');
      write(field.getValue());
      before = ',';
    }
    text.append(before == '{' ? "{}" : "}");
  }

  private void array(JsonNode array) {
    char before = '[';
    for (JsonNode element : array) {
      text.append(before);
      write(element);
      before = ',';
    }
    text.append(before == '[' ? "[]" : "]");
  }

  /** JSON has no NaN or infinity: they become strings. */
  private void number(JsonNode value) {
    if (value.isFloatingPointNumber() && !Double.isFinite(value.doubleValue())) {
      quote(value.asText());
    } else {
      text.append(value.asText());
    }
  }

  private void quote(String string) {
    text.append('"');
    JsonStringEncoder.getInstance().quoteAsString(string, text);
    text.append('"');
  }
}
