package io.claritytoolbox.json;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;

/** Writes a tree as compact text, character by character what Jackson writes. */
final class JsonWriter {
  private static final String HEX = "0123456789ABCDEF";

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

  /** What is no number in JSON is a string. */
  private void number(JsonNode value) {
    if (value.isFloatingPointNumber() && !Double.isFinite(value.doubleValue())) {
      quote(value.asText());
    } else {
      text.append(value.asText());
    }
  }

  private void quote(String string) {
    text.append('"');
    int start = 0;
    for (int i = 0; i < string.length(); i++) {
      char c = string.charAt(i);
      if (c < ' ' || c == '"' || c == '\\') {
        text.append(string, start, i).append('\\');
        escape(c);
        start = i + 1;
      }
    }
    text.append(string, start, string.length()).append('"');
  }

  private void escape(char c) {
    switch (c) {
      case '"', '\\' -> text.append(c);
      case '\b' -> text.append('b');
      case '\t' -> text.append('t');
      case '\n' -> text.append('n');
      case '\f' -> text.append('f');
      case '\r' -> text.append('r');
      default -> text.append("u00").append(HEX.charAt(c >> 4)).append(HEX.charAt(c & 15));
    }
  }
}
