package io.claritytoolbox.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Reads short JSON text without fractions and escapes. It accepts nothing that Jackson refuses, and
 * gives up on whatever it isn't sure of. In here null means that it gave up.
 */
final class PlainReader {
  /** In bytes. Shorter than the longest name and number that Jackson takes. */
  private static final int LONGEST = 1 << 14;

  private static final int DEEPEST = 32;

  /** Every number of so many digits is a {@code long}. */
  private static final int MOST_DIGITS = 18;

  private static final int END = -1;
  private static final char REPLACEMENT = '\uFFFD';
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private final byte[] text;
  private int at;

  private PlainReader(byte[] text) {
    this.text = text;
  }

  /** The one value in a text; null where Jackson has to decide. */
  static @Nullable JsonNode read(byte[] text) {
    if (text.length > LONGEST) {
      return null;
    }
    PlainReader reader = new PlainReader(text);
    JsonNode value = reader.value(0);
    return reader.next() == END ? value : null;
  }

  /** The byte after white space, which stays ahead. */
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

  /** Steps over a byte that is ahead after white space; false where it is another. */
  private boolean took(char wanted) {
    boolean isAhead = next() == wanted;
    if (isAhead) {
      at++;
    }
    return isAhead;
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
    if (took('}')) {
      return object;
    }
    do {
      String name = next() == '"' ? string() : null;
      JsonNode value = name != null && took(':') ? value(depth) : null;
      if (value == null) {
        return null;
      }
      object.set(name, value);
    } while (took(','));
    return took('}') ? object : null;
  }

  private @Nullable JsonNode array(int depth) {
    ArrayNode array = NODES.arrayNode();
    at++;
    if (took(']')) {
      return array;
    }
    do {
      JsonNode value = value(depth);
      if (value == null) {
        return null;
      }
      array.add(value);
    } while (took(','));
    return took(']') ? array : null;
  }

  private @Nullable JsonNode text() {
    String string = string();
    return string == null ? null : NODES.textNode(string);
  }

  /** Ahead is a quote. Bytes that are no UTF-8 show as a replacement. */
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

  /** A fraction or an exponent is met by whoever looks for what follows. */
  private @Nullable JsonNode whole() {
    boolean isNegative = took('-');
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
