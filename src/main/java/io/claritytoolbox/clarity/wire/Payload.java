package io.claritytoolbox.clarity.wire;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.claritytoolbox.model.Dimension;
import io.claritytoolbox.scrub.FieldScrub;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/** Copies an answer, with unknown blocks and fields, without addresses and visitors' texts. */
record Payload(FieldScrub scrub) {
  private static final int LONGEST_NAME = 100;
  private static final Set<String> FIGURES = figures();
  private static final Set<String> TEXTS = texts();
  private static final Set<String> TAGS = Set.of("campaign", "medium", "source");
  private static final Set<String> KNOWN_NAMES = knownNames();

  String write(ArrayNode answer) {
    ArrayNode written = JsonNodeFactory.instance.arrayNode();
    for (JsonNode block : answer) {
      boolean referrers =
          Block.named(block.path("metricName").asText())
              .filter(known -> known == Block.REFERRER)
              .isPresent();
      written.add(copy("", block, referrers ? Set.of("url", "name") : Set.of("url")));
    }
    return written.toString();
  }

  /** Copies a property's value; elements of an array as if they were the value. */
  private JsonNode copy(String property, JsonNode value, Set<String> addresses) {
    if (value.isObject()) {
      ObjectNode copy = JsonNodeFactory.instance.objectNode();
      value
          .properties()
          .forEach(
              field ->
                  copy.set(
                      name(field.getKey()),
                      copy(lower(field.getKey()), field.getValue(), addresses)));
      return copy;
    }
    if (value.isArray()) {
      ArrayNode copy = JsonNodeFactory.instance.arrayNode();
      value.forEach(element -> copy.add(copy(property, element, addresses)));
      return copy;
    }
    return value.isTextual()
        ? TextNode.valueOf(text(property, value.textValue(), addresses))
        : value;
  }

  private String text(String property, String text, Set<String> addresses) {
    boolean metric = property.equals("metricname") && Block.named(text).isPresent();
    boolean figure = FIGURES.contains(property) && Field.isDecimal(text);
    if (metric || figure || text.isBlank()) {
      return text;
    }
    if (addresses.contains(property)) {
      return scrub.address(text);
    }
    if (TAGS.contains(property)) {
      return scrub.tag(text);
    }
    return TEXTS.contains(property) ? scrub.text(text) : scrub.anything(text);
  }

  private String name(String name) {
    if (KNOWN_NAMES.contains(lower(name))) {
      return name;
    }
    String scrubbed = scrub.anything(name);
    return scrubbed.codePointCount(0, scrubbed.length()) <= LONGEST_NAME
        ? scrubbed
        : scrubbed.substring(0, scrubbed.offsetByCodePoints(0, LONGEST_NAME));
  }

  private static Set<String> figures() {
    Set<String> names = new HashSet<>();
    Arrays.stream(Field.values()).forEach(field -> names.addAll(field.spellings()));
    return Set.copyOf(names);
  }

  /** Names of dimensions, and {@code name} of a list's entry. */
  private static Set<String> texts() {
    Set<String> names = new HashSet<>(Set.of("name"));
    Arrays.stream(Dimension.values()).forEach(dimension -> names.add(lower(dimension.label())));
    return Set.copyOf(names);
  }

  private static Set<String> knownNames() {
    Set<String> names = new HashSet<>(Set.of("metricname", "information", "url"));
    names.addAll(FIGURES);
    names.addAll(TEXTS);
    return Set.copyOf(names);
  }

  private static String lower(String name) {
    return name.toLowerCase(Locale.ROOT);
  }
}
