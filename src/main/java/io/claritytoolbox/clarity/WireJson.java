package io.claritytoolbox.clarity;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.io.JsonEOFException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import io.claritytoolbox.clarity.ExportOutcome.Unreadable;
import io.claritytoolbox.clarity.ExportOutcome.What;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * Tells JSON from what else a body can be. Strict on syntax, but for two things that cost nothing:
 * bytes that are not UTF-8 are replaced, and of a repeated property the last one counts.
 */
final class WireJson {
  /** An answer is four deep; what is deeper than this is none. */
  private static final int MAX_DEPTH = 64;

  private static final String BYTE_ORDER_MARK = "\uFEFF";

  private static final Pattern HALF_TOKEN =
      Pattern.compile("(t|tr|tru|f|fa|fal|fals|n|nu|nul|[0-9]\\.)\\z");

  private static final int LONGEST_HALF = "fals".length();

  private static final JsonMapper JSON =
      JsonMapper.builder(
              JsonFactory.builder()
                  .streamReadConstraints(
                      StreamReadConstraints.builder().maxNestingDepth(MAX_DEPTH).build())
                  .build())
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  private WireJson() {}

  /** Goes on with the array of objects that the body holds, or says what it is instead. */
  static ExportOutcome parse(
      byte[] body, Set<WireOddity> oddities, Function<ArrayNode, ExportOutcome> then) {
    String text = decode(body, oddities).strip();
    if (text.startsWith(BYTE_ORDER_MARK)) {
      text = text.substring(1).strip();
    }
    if (text.isEmpty()) {
      return new Unreadable(What.CUT);
    }
    return text.startsWith("<") ? new Unreadable(What.HTML) : parse(text, then);
  }

  private static ExportOutcome parse(String text, Function<ArrayNode, ExportOutcome> then) {
    JsonNode tree;
    try {
      tree = JSON.readTree(text);
    } catch (JsonProcessingException e) {
      return new Unreadable(isAtEnd(e, text) ? What.CUT : What.NOT_AN_ARRAY);
    }
    if (tree instanceof ArrayNode array && holdsObjects(array)) {
      return then.apply(array);
    }
    return new Unreadable(What.NOT_AN_ARRAY);
  }

  private static boolean holdsObjects(ArrayNode array) {
    for (JsonNode element : array) {
      if (!element.isObject()) {
        return false;
      }
    }
    return true;
  }

  /** To the parser, half a word or half a number at the very end is an error of its own kind. */
  private static boolean isAtEnd(JsonProcessingException e, String text) {
    if (e instanceof JsonEOFException) {
      return true;
    }
    int half = HALF_TOKEN.matcher(text).find() ? LONGEST_HALF : 0;
    return e.getLocation() != null && e.getLocation().getCharOffset() >= text.length() - half;
  }

  private static String decode(byte[] body, Set<WireOddity> oddities) {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(body)).toString();
    } catch (CharacterCodingException e) {
      oddities.add(WireOddity.BROKEN_TEXT);
      return new String(body, StandardCharsets.UTF_8);
    }
  }

  /** JSON on one line. */
  static String write(JsonNode tree) {
    return tree.toString();
  }
}
