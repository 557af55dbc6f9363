package io.claritytoolbox.clarity.wire;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.io.JsonEOFException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import io.claritytoolbox.clarity.wire.Reading.Fault;
import io.claritytoolbox.clarity.wire.Reading.Unreadable;
import io.claritytoolbox.model.Cube;
import io.claritytoolbox.model.Export;
import io.claritytoolbox.model.ExportRequest;
import io.claritytoolbox.model.Listing;
import io.claritytoolbox.model.Row;
import io.claritytoolbox.scrub.AddressFolding;
import io.claritytoolbox.scrub.FieldScrub;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Reads the body of a successful answer. It is strict about the kind of answer and tolerant of its
 * content, because each one cost a request. Invalid UTF-8 is replaced; of a repeated property the
 * last counts. Never throws for what Clarity sends.
 */
public final class ExportReader {
  /** An answer is four deep. */
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

  private final AddressFolding folding;

  public ExportReader(AddressFolding folding) {
    this.folding = folding;
  }

  /**
   * Reads an answer to a request.
   *
   * @param body decompressed
   * @param takenAt the end of the time that the answer covers
   */
  public Reading read(byte[] body, ExportRequest request, Instant takenAt) {
    Set<Oddity> oddities = EnumSet.noneOf(Oddity.class);
    String text = decoded(body, oddities);
    if (text.isEmpty()) {
      return new Unreadable(Fault.CUT);
    }
    if (text.startsWith("<")) {
      return new Unreadable(Fault.WEB_PAGE);
    }
    JsonNode tree;
    try {
      tree = JSON.readTree(text);
    } catch (JsonProcessingException e) {
      return new Unreadable(isAtEnd(e, text) ? Fault.CUT : Fault.NOT_AN_EXPORT);
    }
    return tree instanceof ArrayNode answer && holdsObjects(answer)
        ? read(answer, request, takenAt, oddities)
        : new Unreadable(Fault.NOT_AN_EXPORT);
  }

  private Reading read(
      ArrayNode answer, ExportRequest request, Instant takenAt, Set<Oddity> oddities) {
    Cube cube = request.cube();
    Blocks blocks = new Blocks(answer, oddities);
    if (blocks.isEmpty()) {
      if (!answer.isEmpty()) {
        return new Unreadable(Fault.NOT_AN_EXPORT);
      }
      oddities.add(Oddity.NO_BLOCKS);
    }
    if (blocks.isOtherThan(cube)) {
      return new Unreadable(Fault.OTHER_BREAKDOWN, blocks.dropped(cube));
    }
    List<String> warnings = new ArrayList<>();
    FieldScrub scrub = new FieldScrub(folding);
    List<Listing> listings = Listings.of(blocks, scrub, oddities, warnings);
    List<Row> rows = Rows.of(blocks, cube, scrub, oddities);
    warnings.addAll(0, Oddity.sentences(oddities));
    return new Reading.Read(
        new Export(
            cube,
            request.days(),
            takenAt,
            rows,
            listings,
            blocks.mayBeCut(),
            new Payload(scrub).write(answer),
            warnings));
  }

  private static String decoded(byte[] body, Set<Oddity> oddities) {
    String text;
    try {
      text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(body)).toString();
    } catch (CharacterCodingException e) {
      oddities.add(Oddity.BROKEN_TEXT);
      text = new String(body, StandardCharsets.UTF_8);
    }
    text = text.strip();
    return text.startsWith(BYTE_ORDER_MARK) ? text.substring(1).strip() : text;
  }

  /** The parser reports half a word or number at the end as another error. */
  private static boolean isAtEnd(JsonProcessingException e, String text) {
    if (e instanceof JsonEOFException) {
      return true;
    }
    int half = HALF_TOKEN.matcher(text).find() ? LONGEST_HALF : 0;
    return e.getLocation() != null && e.getLocation().getCharOffset() >= text.length() - half;
  }

  private static boolean holdsObjects(ArrayNode array) {
    for (JsonNode element : array) {
      if (!element.isObject()) {
        return false;
      }
    }
    return true;
  }
}
