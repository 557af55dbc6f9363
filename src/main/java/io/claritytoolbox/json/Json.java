package io.claritytoolbox.json;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** JSON text to trees and back, without an {@code ObjectMapper} and its hundreds of classes. */
public final class Json {
  private Json() {}

  /**
   * The one value in a line. Of a name that an object has twice, the last value counts.
   *
   * @throws IOException if it is not exactly one well-formed value
   */
  public static JsonNode read(byte[] line) throws IOException {
    JsonNode plain = PlainReader.read(line);
    return plain == null ? JacksonReader.read(line) : plain;
  }

  /** The value in a text, read as {@link #read(byte[])} does. */
  public static JsonNode read(String text) throws IOException {
    return read(text.getBytes(StandardCharsets.UTF_8));
  }

  /** The value in one line with its line end, in UTF-8. */
  public static byte[] line(JsonNode value) {
    return JsonWriter.text(value).append('\n').toString().getBytes(StandardCharsets.UTF_8);
  }
}
