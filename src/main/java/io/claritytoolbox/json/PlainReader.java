package io.claritytoolbox.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Reads short JSON without fractions or escapes. It never accepts JSON that Jackson rejects, and
 * returns null for everything that it leaves to Jackson.
 */
final class PlainReader {
  /** In bytes; less than Jackson's limits for names and numbers. */
  private static final int LONGEST = 1 << 14;

  private static final int DEEPEST = 32;

  /** Numbers with this many digits always fit into a {@code long}. */
  private static final int MOST_DIGITS = 18;

  private static final int END = -1;
  private static final char REPLACEMENT = '\uFFFD';
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private final byte[] text;
  private int at;

  private PlainReader(byte[] text) {
    this.text = text;
  }

  /** The value; null if Jackson must read it. */
  static @Nullable JsonNode read(byte[] text) {
    if (text.length > LONGEST) {
      return null;
    }
    PlainReader reader = new PlainReader(text);
    JsonNode value = reader.value(0);
    return reader.next() == END ? value : null;
  }

  /** Skips white space and peeks at the next byte. */
  private int next() {
    while (at < text.length) {
      int b = text[at] & 0xFF;
      if (b != ' ' && b != '\t' && b != '\r' && b != '\n') {
        return b;
      }
      at++;
    }
    return END;
  }

  /** Skips white space and consumes the next byte if it is the expected one. */
  private boolean take(char expected) {
    boolean isNext = next() == expected;
    if (isNext) {
      at++;
    }
    return isNext;
  }

  private @Nullable JsonNode value(int depth) {
    return switch (next()) {
      case '{' -> depth < DEEPEST ? object(depth + 1) : null;
      case '[' -> depth < DEEPEST ? array(depth + 1) : null;
      case '"' -> text();
      case 't' -> word("true", NODES.booleanNode(true));
      case 'f' -> word("false", NODES.booleanNode(false));
      case 'n' -> word("null", NODES.nullNode());
      default -> whole();
    };
  }

  private @Nullable JsonNode object(int depth) {
    ObjectNode object = NODES.objectNode();
    at++;
    if (take('}')) {
      return object;
    }
    do {
      String name = next() == '"' ? string() : null;
      JsonNode value = name != null && take(':') ? value(depth) : null;
      if (value == null) {
        return null;
      }
      object.set(name, value);
    } while (take(','));
    return take('}') ? object : null;
  }

  private @Nullable JsonNode array(int depth) {
    ArrayNode array = NODES.arrayNode();
    at++;
    if (take(']')) {
      return array;
    }
    do {
      JsonNode value = value(depth);
      if (value == null) {
        return null;
      }
      array.add(value);
    } while (take(','));
    return take(']') ? array : null;
  }

  private @Nullable JsonNode text() {
    String string = string();
    return string == null ? null : NODES.textNode(string);
  }

  /** Starts at a quote. Invalid UTF-8 shows up as the replacement character. */
  private @Nullable String string() {
    int start = ++at;
    while (at < text.length && text[at] != '"') {
      boolean isControl = text[at] >= 0 && text[at] < ' ';
      if (isControl || text[at] == '\\') {
        return null;
      }
      at++;
    }
    if (at == text.length) {
      return null;
    }
    String string = new String(text, start, at - start, StandardCharsets.UTF_8);
    at++;
    return string.indexOf(REPLACEMENT) < 0 ? string : null;
  }

  private @Nullable JsonNode word(String word, JsonNode value) {
    for (int i = 0; i < word.length(); i++) {
      if (at == text.length || text[at++] != word.charAt(i)) {
        return null;
      }
    }
    return value;
  }

  /** Stops before a fraction or an exponent, which the caller then rejects. */
  private @Nullable JsonNode whole() {
    boolean isNegative = take('-');
    int start = at;
    long number = 0;
    while (at < text.length && text[at] >= '0' && text[at] <= '9' && at - start <= MOST_DIGITS) {
      number = 10 * number + text[at++] - '0';
    }
    int digits = at - start;
    if (digits == 0 || digits > MOST_DIGITS || (digits > 1 && text[start] == '0')) {
      return null;
    }
    long signed = isNegative ? -number : number;
    return signed == (int) signed ? NODES.numberNode((int) signed) : NODES.numberNode(signed);
  }
}
