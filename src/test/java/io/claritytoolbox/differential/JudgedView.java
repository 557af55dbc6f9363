package io.claritytoolbox.differential;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.claritytoolbox.model.Dimension;
import io.claritytoolbox.model.Measure;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The structured content of a tool that judges. No other class of these tests knows the form of
 * what all these tools share.
 */
record JudgedView(ObjectNode content) {
  private static final Duration HALF_A_DAY = Duration.ofHours(12);

  /** The time of a part with a window, without its missing days. */
  static List<Span> covered(JsonNode part) {
    return new AnswerView((ObjectNode) part).covered();
  }

  static Span window(JsonNode part) {
    return new AnswerView((ObjectNode) part).window();
  }

  /**
   * The days of 24 hours that end at an instant, without those of missing dates.
   *
   * @param node names the missing dates
   */
  static List<Span> days(Instant from, Instant to, JsonNode node) {
    Set<LocalDate> missing = new TreeSet<>();
    node.path("missing").forEach(date -> missing.add(LocalDate.parse(date.asText())));
    if (missing.isEmpty()) {
      return List.of(new Span(from, to));
    }
    List<Span> days = new ArrayList<>();
    Instant end = to;
    while (Duration.between(from, end).compareTo(HALF_A_DAY) > 0) {
      Span day = Span.endingAt(end, 1);
      if (!missing.contains(day.date())) {
        days.add(day.from().isBefore(from) ? new Span(from, end) : day);
      }
      end = day.from();
    }
    return days;
  }

  Map<Measure, String> quality() {
    return new AnswerView(content).quality();
  }

  Set<String> derived() {
    return new AnswerView(content).derived();
  }

  int requestsSpent() {
    return new AnswerView(content).requestsSpent();
  }

  int quotaSpent() {
    return new AnswerView(content).quotaSpent();
  }

  long ageMinutes() {
    return new AnswerView(content).ageMinutes();
  }

  boolean warns(String pattern) {
    return new AnswerView(content).warns(pattern);
  }

  List<String> warnings() {
    return new AnswerView(content).warnings();
  }

  boolean isCut() {
    return exports().stream().anyMatch(Exports::mayBeCut);
  }

  /** The exports of one breakdown. */
  record Exports(Set<Dimension> dimensions, int count, Instant newest, boolean mayBeCut) {}

  List<Exports> exports() {
    List<Exports> all = new ArrayList<>();
    for (JsonNode node : content.path("provenance").path("exports")) {
      Set<Dimension> dimensions = EnumSet.noneOf(Dimension.class);
      node.path("dimensions")
          .forEach(name -> dimensions.add(Dimension.named(name.asText()).orElseThrow()));
      all.add(
          new Exports(
              dimensions,
              node.path("exports").asInt(),
              Instant.parse(node.path("newest").asText()),
              node.path("may_be_cut").asBoolean()));
    }
    return all;
  }

  /** The group of a row or a change: a value for each dimension. */
  static Map<Dimension, @Nullable String> group(JsonNode node) {
    Map<Dimension, @Nullable String> group = new TreeMap<>();
    for (Dimension dimension : Dimension.values()) {
      if (node.has(dimension.label())) {
        JsonNode value = node.path(dimension.label());
        group.put(dimension, value.isNull() ? null : value.asText());
      }
    }
    return group;
  }

  static ObjectNode empty() {
    return JsonNodeFactory.instance.objectNode();
  }
}
