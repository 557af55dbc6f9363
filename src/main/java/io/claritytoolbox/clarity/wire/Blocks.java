package io.claritytoolbox.clarity.wire;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.claritytoolbox.model.Cube;
import io.claritytoolbox.model.Dimension;
import io.claritytoolbox.model.Export;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The known blocks of an answer. */
final class Blocks {
  private final Map<Block, List<Line>> lines = new EnumMap<>(Block.class);
  private final Set<Oddity> oddities;
  private boolean mayBeCut;

  Blocks(ArrayNode answer, Set<Oddity> oddities) {
    this.oddities = oddities;
    for (JsonNode block : answer) {
      Block.named(block.path("metricName").asText())
          .ifPresent(known -> add(known, block.path("information")));
    }
  }

  private void add(Block block, JsonNode information) {
    mayBeCut |= information.size() >= Export.MAX_ROWS;
    if (!information.isArray()) {
      oddities.add(Oddity.UNREADABLE_BLOCK);
    } else if (lines.containsKey(block)) {
      oddities.add(Oddity.REPEATED_BLOCK);
    } else {
      lines.put(block, read(information));
    }
  }

  private List<Line> read(JsonNode information) {
    List<Line> read = new ArrayList<>();
    for (JsonNode row : information) {
      if (row.isObject()) {
        read.add(new Line(row, oddities));
      } else {
        oddities.add(Oddity.UNREADABLE_ROW);
      }
    }
    return read;
  }

  boolean isEmpty() {
    return lines.isEmpty();
  }

  boolean has(Block block) {
    return lines.containsKey(block);
  }

  List<Line> lines(Block block) {
    return lines.getOrDefault(block, List.of());
  }

  boolean mayBeCut() {
    return mayBeCut;
  }

  /**
   * Whether this answers another question. Clarity silently drops unknown dimensions, which shows
   * in lists and in rows without the key.
   */
  boolean isOtherThan(Cube asked) {
    return asked.size() == 0
        ? lines.keySet().stream().anyMatch(this::hasSeveralFigures)
        : hasLists() || !withoutKey(asked).isEmpty();
  }

  /** The dropped dimensions; all if the answer is the one without dimensions. */
  List<Dimension> dropped(Cube asked) {
    List<Dimension> missing = withoutKey(asked);
    return missing.isEmpty() && hasLists() ? asked.dimensions() : missing;
  }

  private List<Dimension> withoutKey(Cube asked) {
    return asked.dimensions().stream().filter(dimension -> !allHave(dimension)).toList();
  }

  private boolean allHave(Dimension dimension) {
    return lines.entrySet().stream()
        .filter(block -> block.getKey().listing().isEmpty())
        .flatMap(block -> block.getValue().stream())
        .allMatch(line -> line.has(dimension.label()));
  }

  private boolean hasLists() {
    return lines.keySet().stream().anyMatch(block -> block.listing().isPresent());
  }

  private boolean hasSeveralFigures(Block block) {
    return block.listing().isEmpty() && lines(block).size() > 1;
  }

  /** A row of a block; field names have no case. */
  static final class Line {
    private final Map<String, JsonNode> fields = new HashMap<>();
    private final Set<Oddity> oddities;

    private Line(JsonNode object, Set<Oddity> oddities) {
      this.oddities = oddities;
      object
          .properties()
          .forEach(field -> fields.putIfAbsent(lower(field.getKey()), field.getValue()));
    }

    boolean has(String field) {
      return fields.containsKey(lower(field));
    }

    OptionalDouble number(Field field) {
      return field.read(first(field.spellings()), oddities);
    }

    /** The raw value; numbers in decimals. */
    @Nullable String text(String field) {
      JsonNode value = first(List.of(lower(field)));
      if (value.isContainerNode()) {
        oddities.add(Oddity.UNREADABLE_VALUE);
      }
      return value.isTextual() || value.isNumber() || value.isBoolean() ? value.asText() : null;
    }

    private JsonNode first(List<String> spellings) {
      for (String spelling : spellings) {
        JsonNode value = fields.get(spelling);
        if (value != null && !value.isNull()) {
          return value;
        }
      }
      return MissingNode.getInstance();
    }

    private static String lower(String name) {
      return name.toLowerCase(Locale.ROOT);
    }
  }
}
