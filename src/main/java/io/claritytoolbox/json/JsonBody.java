package io.claritytoolbox.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.io.JsonEOFException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/**
 * The body of an HTTP answer that should be JSON, from a server that may send anything. Bytes that
 * are not UTF-8 are replaced, and of a repeated property the last one counts. Never throws.
 *
 * @param form what it is
 * @param tree its value; a missing node unless it is JSON
 * @param hasBrokenText whether bytes were replaced
 */
public record JsonBody(Form form, JsonNode tree, boolean hasBrokenText) {
  /** What is deeper than this is no answer of an API. */
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

  /** What a body is. */
  public enum Form {
    JSON,
    /** HTML or XML, such as a sign-in page. */
    WEB_PAGE,
    /** Nothing, or JSON that ends too early. */
    CUT,
    /** Anything else. */
    OTHER
  }

  /**
   * Reads a body.
   *
   * @param body without compression
   */
  public static JsonBody of(byte[] body) {
    boolean broken = false;
    String text;
    try {
      text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(body)).toString();
    } catch (CharacterCodingException e) {
      broken = true;
      text = new String(body, StandardCharsets.UTF_8);
    }
    text = text.strip();
    text = text.startsWith(BYTE_ORDER_MARK) ? text.substring(1).strip() : text;
    if (text.isEmpty() || text.startsWith("<")) {
      return without(text.isEmpty() ? Form.CUT : Form.WEB_PAGE);
    }
    try {
      return new JsonBody(Form.JSON, JSON.readTree(text), broken);
    } catch (JsonProcessingException e) {
      return without(isAtEnd(e, text) ? Form.CUT : Form.OTHER);
    }
  }

  private static JsonBody without(Form form) {
    return new JsonBody(form, MissingNode.getInstance(), false);
  }

  /** The parser reports half a word or half a number at the very end as another error. */
  private static boolean isAtEnd(JsonProcessingException e, String text) {
    if (e instanceof JsonEOFException) {
      return true;
    }
    int half = HALF_TOKEN.matcher(text).find() ? LONGEST_HALF : 0;
    return e.getLocation() != null && e.getLocation().getCharOffset() >= text.length() - half;
  }
}
