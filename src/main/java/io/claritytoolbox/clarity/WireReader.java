package io.claritytoolbox.clarity;

import com.fasterxml.jackson.databind.node.ArrayNode;
import io.claritytoolbox.clarity.ExportOutcome.Answered;
import io.claritytoolbox.clarity.ExportOutcome.Unreadable;
import io.claritytoolbox.clarity.ExportOutcome.What;
import io.claritytoolbox.model.Cube;
import io.claritytoolbox.model.Export;
import io.claritytoolbox.model.ExportRequest;
import io.claritytoolbox.model.Listing;
import io.claritytoolbox.scrub.AddressFolding;
import io.claritytoolbox.scrub.FieldScrub;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * Reads the body of an answer with status 200: strict on what it is, tolerant of what it holds,
 * since each answer has cost a request. Never throws for what Clarity sends.
 */
final class WireReader {
  private final FieldScrub scrub;

  WireReader(AddressFolding folding) {
    this.scrub = new FieldScrub(folding);
  }

  /**
   * Reads an answer to the request.
   *
   * @param takenAt when Clarity was asked
   * @return {@link Answered}, what was odd told in its warnings, or {@link Unreadable}
   */
  ExportOutcome read(byte[] body, ExportRequest request, Instant takenAt) {
    Set<WireOddity> oddities = EnumSet.noneOf(WireOddity.class);
    return WireJson.parse(body, oddities, answer -> read(answer, request, takenAt, oddities));
  }

  private ExportOutcome read(
      ArrayNode answer, ExportRequest request, Instant takenAt, Set<WireOddity> oddities) {
    Cube cube = request.cube();
    WireBlocks blocks = new WireBlocks(answer, oddities);
    if (blocks.isEmpty()) {
      if (!answer.isEmpty()) {
        return new Unreadable(What.NOT_AN_ARRAY);
      }
      oddities.add(WireOddity.NO_BLOCKS);
    }
    if (blocks.isOtherThan(cube)) {
      return new Unreadable(What.OTHER_BREAKDOWN, blocks.missing(cube));
    }
    List<Listing> listings = new WireListings(scrub, oddities).read(blocks);
    return new Answered(
        new Export(
            cube,
            request.days(),
            takenAt,
            new WireRows(cube, scrub).fold(WireCells.join(blocks, cube, oddities)),
            listings,
            blocks.mayBeCut(),
            new WirePayload(scrub).write(answer),
            WireOddity.sentences(oddities)));
  }
}
