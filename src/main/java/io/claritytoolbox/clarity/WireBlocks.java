package io.claritytoolbox.clarity;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import io.claritytoolbox.model.Cube;
import io.claritytoolbox.model.Dimension;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The known blocks of an answer. */
final class WireBlocks {
  /** Clarity's limit on rows; a block that reaches it may have been cut. */
  private static final int MAX_ROWS = 1_000;

  private final Map<WireMetric, List<WireRow>> rows = new EnumMap<>(WireMetric.class);

  private final Set<WireOddity> oddities;
  private boolean mayBeCut;

  WireBlocks(ArrayNode answer, Set<WireOddity> oddities) {
    this.oddities = oddities;
    for (JsonNode block : answer) {
      WireMetric.named(block.path("metricName").asText())
          .ifPresent(metric -> add(metric, block.path("information")));
    }
  }

  private void add(WireMetric metric, JsonNode information) {
    mayBeCut |= information.size() >= MAX_ROWS;
    if (!information.isArray()) {
      oddities.add(WireOddity.UNREADABLE_BLOCK);
    } else if (rows.containsKey(metric)) {
      oddities.add(WireOddity.REPEATED_BLOCK);
    } else {
      rows.put(metric, read(information));
    }
  }

  private List<WireRow> read(JsonNode information) {
    List<WireRow> read = new ArrayList<>();
    for (JsonNode row : information) {
      if (row.isObject()) {
        read.add(new WireRow(row));
      } else {
        oddities.add(WireOddity.UNREADABLE_ROW);
      }
    }
    return read;
  }

  boolean isEmpty() {
    return rows.isEmpty();
  }

  /** Before rows of one folded address are merged. */
  boolean mayBeCut() {
    return mayBeCut;
  }

  /** Empty where there is no such block. */
  Optional<List<WireRow>> rows(WireMetric metric) {
    return Optional.ofNullable(rows.get(metric));
  }

  /**
   * Whether this is the answer to another question. Clarity drops a dimension that it doesn't know
   * without an error, which shows in lists and in rows without the key that was asked for.
   */
  boolean isOtherThan(Cube asked) {
    return asked.size() == 0
        ? rows.keySet().stream().anyMatch(this::hasSeveralFigures)
        : hasLists() || !withoutKey(asked).isEmpty();
  }

  /** The dimensions that were dropped; all where the answer is one for no dimension. */
  List<Dimension> missing(Cube asked) {
    List<Dimension> missing = withoutKey(asked);
    return missing.isEmpty() && hasLists() ? asked.dimensions() : missing;
  }

  private List<Dimension> withoutKey(Cube asked) {
    return asked.dimensions().stream().filter(dimension -> !allHave(dimension)).toList();
  }

  private boolean allHave(Dimension dimension) {
    return rows.entrySet().stream()
        .filter(block -> block.getKey().listing().isEmpty())
        .flatMap(block -> block.getValue().stream())
        .allMatch(row -> row.has(dimension.label()));
  }

  private boolean hasLists() {
    return rows.keySet().stream().anyMatch(metric -> metric.listing().isPresent());
  }

  private boolean hasSeveralFigures(WireMetric metric) {
    return metric.listing().isEmpty() && rows(metric).orElseThrow().size() > 1;
  }
}
