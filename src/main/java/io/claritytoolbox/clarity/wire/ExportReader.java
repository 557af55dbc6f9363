package io.claritytoolbox.clarity.wire;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.io.JsonEOFException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import io.claritytoolbox.clarity.wire.Blocks.Line;
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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads the body of an answer with status 200: strict on what it is, tolerant of what it holds,
 * since each answer has cost a request. Bytes that are not UTF-8 are replaced, and of a repeated
 * property the last one counts. Never throws for what Clarity sends.
 */
public final class ExportReader {
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

  private final FieldScrub scrub;

  /**
   * @param folding what addresses go through before anything else sees them
   */
  public ExportReader(AddressFolding folding) {
    this.scrub = new FieldScrub(folding);
  }

  /**
   * Reads an answer to the request.
   *
   * @param body without compression
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
    List<Listing> listings = listings(blocks, oddities, warnings);
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

  private List<Listing> listings(Blocks blocks, Set<Oddity> oddities, List<String> warnings) {
    List<Listing> listings = new ArrayList<>();
    for (Block block : Block.values()) {
      if (blocks.has(block)) {
        block
            .listing()
            .ifPresent(
                kind -> listings.add(listing(kind, blocks.lines(block), oddities, warnings)));
      }
    }
    return listings;
  }

  /**
   * Adds up entries whose names fold to one; of titles, of which a session has several, the largest
   * counts. Leaves out entries without a count.
   */
  private Listing listing(
      Listing.Kind kind, List<Line> lines, Set<Oddity> oddities, List<String> warnings) {
    boolean pages = kind == Listing.Kind.POPULAR_PAGE;
    Map<@Nullable String, Long> counts = new LinkedHashMap<>();
    for (Line line : lines) {
      String name = scrub.name(kind, line.text(pages ? "url" : "name"));
      OptionalDouble count = line.number(pages ? Field.VISITS : Field.SESSIONS);
      if (count.isPresent()) {
        counts.merge(
            name,
            (long) count.getAsDouble(),
            kind == Listing.Kind.PAGE_TITLE ? Math::max : Long::sum);
      } else {
        oddities.add(Oddity.UNREADABLE_ROW);
      }
    }
    boolean isMerged = kind == Listing.Kind.PAGE_TITLE && counts.size() < lines.size();
    if (isMerged || (kind.isFolded() && lines.size() >= Listing.TOP)) {
      warnings.add(kind.foldedWarning());
    }
    List<Listing.Entry> entries = new ArrayList<>();
    counts.forEach((name, count) -> entries.add(new Listing.Entry(name, count)));
    return new Listing(kind, entries);
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

  /** The parser reports half a word or half a number at the very end as another error. */
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
