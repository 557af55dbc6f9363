package io.claritytoolbox.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.io.JsonStringEncoder;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads and writes JSON trees without loading an {@code ObjectMapper} and its many classes. */
public final class Json {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private final StringBuilder text = new StringBuilder(512);

  private Json() {}

  /**
   * Reads exactly one value. If an object repeats a name, the last value counts.
   *
   * @throws IOException if the line is malformed or has more than one value
   */
  public static JsonNode read(byte[] line) throws IOException {
    JsonNode plain = PlainReader.read(line);
    return plain == null ? Jackson.read(line) : plain;
  }

  /** Same as {@link #read(byte[])}. */
  public static JsonNode read(String text) throws IOException {
    return read(text.getBytes(StandardCharsets.UTF_8));
  }

  /** Writes a value as one line, with its line end, in UTF-8, exactly as Jackson does. */
  public static byte[] line(JsonNode value) {
    Json json = new Json();
    json.write(value);
    return json.text.append('\n').toString().getBytes(StandardCharsets.UTF_8);
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

  /** Builds a tree with Jackson's streaming parser. */
  static final class Jackson {
    private static final JsonFactory FACTORY = new JsonFactory();

    private Jackson() {}

    static JsonNode read(byte[] text) throws IOException {
      try (JsonParser parser = FACTORY.createParser(text)) {
        JsonNode value = value(parser, parser.nextToken());
        if (parser.nextToken() != null) {
          throw new JsonParseException(parser, "more than one value");
        }
        return value;
      }
    }

    private static JsonNode value(JsonParser parser, @Nullable JsonToken token) throws IOException {
      if (token == null) {
        throw new JsonParseException(parser, "no value");
      }
      return switch (token) {
        case START_OBJECT -> object(parser);
        case START_ARRAY -> array(parser);
        case VALUE_STRING -> NODES.textNode(parser.getText());
        case VALUE_NUMBER_INT -> integer(parser);
        case VALUE_NUMBER_FLOAT -> NODES.numberNode(parser.getDoubleValue());
        case VALUE_TRUE -> NODES.booleanNode(true);
        case VALUE_FALSE -> NODES.booleanNode(false);
        case VALUE_NULL -> NODES.nullNode();
        default -> throw new JsonParseException(parser, "unexpected token");
      };
    }

    private static JsonNode object(JsonParser parser) throws IOException {
      ObjectNode object = NODES.objectNode();
      for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
        object.set(name, value(parser, parser.nextToken()));
      }
      return object;
    }

    private static JsonNode array(JsonParser parser) throws IOException {
      ArrayNode array = NODES.arrayNode();
      JsonToken token = parser.nextToken();
      while (token != JsonToken.END_ARRAY) {
        array.add(value(parser, token));
        token = parser.nextToken();
      }
      return array;
    }

    private static JsonNode integer(JsonParser parser) throws IOException {
      return switch (parser.getNumberType()) {
        case INT -> NODES.numberNode(parser.getIntValue());
        case LONG -> NODES.numberNode(parser.getLongValue());
        default -> NODES.numberNode(parser.getBigIntegerValue());
      };
    }
  }
}
