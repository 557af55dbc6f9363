package io.claritytoolbox.clarity.wire;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import io.claritytoolbox.clarity.wire.Blocks.Line;
import io.claritytoolbox.clarity.wire.Reading.Fault;
import io.claritytoolbox.clarity.wire.Reading.Unreadable;
import io.claritytoolbox.json.JsonBody;
import io.claritytoolbox.model.Cube;
import io.claritytoolbox.model.Export;
import io.claritytoolbox.model.ExportRequest;
import io.claritytoolbox.model.Listing;
import io.claritytoolbox.model.Row;
import io.claritytoolbox.scrub.AddressFolding;
import io.claritytoolbox.scrub.FieldScrub;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads the body of a successful answer. It is strict about the kind of answer and tolerant of its
 * content, because each one cost a request. Invalid UTF-8 is replaced; of a repeated property the
 * last counts. Never throws because of a body.
 */
public final class ExportReader {
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
    JsonBody json = JsonBody.of(body);
    if (json.hasBrokenText()) {
      oddities.add(Oddity.BROKEN_TEXT);
    }
    return switch (json.form()) {
      case CUT -> new Unreadable(Fault.CUT);
      case WEB_PAGE -> new Unreadable(Fault.WEB_PAGE);
      case OTHER -> new Unreadable(Fault.NOT_AN_EXPORT);
      case JSON ->
          json.tree() instanceof ArrayNode answer && holdsObjects(answer)
              ? read(answer, request, takenAt, oddities)
              : new Unreadable(Fault.NOT_AN_EXPORT);
    };
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
    List<Listing> listings = listings(blocks, scrub, oddities, warnings);
    List<Row> rows = Rows.of(blocks, cube, scrub, oddities);
    if (blocks.mayBeCut() && rows.stream().anyMatch(row -> row.addresses() > 1)) {
      warnings.add(Export.CUT_AND_MERGED);
    }
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

  /** Reads every top-ten list, and adds irregularities to the warnings. */
  private static List<Listing> listings(
      Blocks blocks, FieldScrub scrub, Set<Oddity> oddities, List<String> warnings) {
    List<Listing> listings = new ArrayList<>();
    for (Block block : Block.values()) {
      if (blocks.has(block)) {
        block
            .listing()
            .map(kind -> listing(kind, blocks.lines(block), scrub, oddities, warnings))
            .ifPresent(listings::add);
      }
    }
    return listings;
  }

  /**
   * Adds up entries whose names fold to one; of titles the largest count is taken, because a
   * session has several. Entries without a count are left out.
   */
  private static Listing listing(
      Listing.Kind kind,
      List<Line> lines,
      FieldScrub scrub,
      Set<Oddity> oddities,
      List<String> warnings) {
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

  private static boolean holdsObjects(ArrayNode array) {
    for (JsonNode element : array) {
      if (!element.isObject()) {
        return false;
      }
    }
    return true;
  }
}
