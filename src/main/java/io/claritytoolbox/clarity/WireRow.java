package io.claritytoolbox.clarity;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One row of a block, its fields found without regard to case. */
final class WireRow {
  private final Map<String, JsonNode> fields = new HashMap<>();

  WireRow(JsonNode object) {
    object
        .properties()
        .forEach(field -> fields.putIfAbsent(lower(field.getKey()), field.getValue()));
  }

  boolean has(String field) {
    return fields.containsKey(lower(field));
  }

  /** Empty where it is unknown. */
  OptionalDouble number(WireField field, Set<WireOddity> oddities) {
    return field.kind().read(first(field.spellings()), oddities);
  }

  /** The value as it came, a bare number in decimals; null where there is none. */
  @Nullable String text(String field, Set<WireOddity> oddities) {
    JsonNode value = first(List.of(lower(field)));
    if (value.isContainerNode()) {
      oddities.add(WireOddity.UNREADABLE_VALUE);
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
