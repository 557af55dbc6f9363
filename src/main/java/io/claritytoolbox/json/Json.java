package io.claritytoolbox.json;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** Reads and writes JSON trees without loading an {@code ObjectMapper} and its many classes. */
public final class Json {
  private Json() {}

  /**
   * Reads exactly one value. If an object repeats a name, the last value counts.
   *
   * @throws IOException if the line is malformed or has more than one value
   */
  public static JsonNode read(byte[] line) throws IOException {
    JsonNode plain = PlainReader.read(line);
    return plain == null ? JacksonReader.read(line) : plain;
  }

  /** Same as {@link #read(byte[])}. */
  public static JsonNode read(String text) throws IOException {
    return read(text.getBytes(StandardCharsets.UTF_8));
  }

  /** Writes a value as one line, with its line end, in UTF-8. */
  public static byte[] line(JsonNode value) {
    return JsonWriter.text(value).append('\n').toString().getBytes(StandardCharsets.UTF_8);
  }
}
