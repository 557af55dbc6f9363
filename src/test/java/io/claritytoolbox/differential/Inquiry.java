package io.claritytoolbox.differential;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.claritytoolbox.model.Dimension;
import io.claritytoolbox.model.Listing;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A call of a tool, or a side of a comparison, as arguments and as their meaning. */
final class Inquiry {
  /** The tools that judge. */
  static final List<String> JUDGEMENTS = List.of("compare", "get_hotspots", "get_changes");

  final String tool;
  final ObjectNode arguments = JsonNodeFactory.instance.objectNode();
  final List<Sieve> sieves = new ArrayList<>();
  private final Set<Dimension> dimensions = EnumSet.noneOf(Dimension.class);
  private final Map<String, Inquiry> sides = new LinkedHashMap<>();
  private Listing.@Nullable Kind list;
  private int days;
  private int endsDaysAgo;
  private boolean hasOddFilter;

  Inquiry(String tool) {
    this.tool = tool;
    this.days = isTrend() ? 30 : tool.equals("get_changes") ? 1 : 3;
    if (tool.equals("get_ux_by_url")) {
      dimensions.add(Dimension.URL);
    }
  }

  Inquiry over(int days, int endsDaysAgo) {
    this.days = days;
    this.endsDaysAgo = endsDaysAgo;
    arguments.put("days", days);
    if (endsDaysAgo > 0) {
      arguments.put("ends_days_ago", endsDaysAgo);
    }
    return this;
  }

  Inquiry by(List<Dimension> groupBy) {
    dimensions.addAll(groupBy);
    if (!groupBy.isEmpty()) {
      ArrayNode names = arguments.putArray("group_by");
      groupBy.forEach(dimension -> names.add(dimension.label()));
    }
    return this;
  }

  /** Groups a ranking, by page unless stated. */
  void groups(List<Dimension> groupBy) {
    if (groupBy.equals(List.of(Dimension.URL))) {
      dimensions.addAll(groupBy);
    } else {
      by(groupBy);
    }
  }

  Inquiry list(Listing.Kind kind) {
    list = kind;
    arguments.putArray("group_by").add(kind.label());
    return this;
  }

  /**
   * Adds a filter.
   *
   * @param written the values as typed
   * @param sieve their meaning
   */
  Inquiry where(Sieve sieve, List<String> written) {
    sieves.add(sieve);
    dimensions.add(sieve.dimension());
    ObjectNode filter = arguments.withArrayProperty("filters").addObject();
    filter.put("dimension", sieve.dimension().label());
    if (!sieve.op().equals("is")) {
      filter.put("op", sieve.op());
    }
    written.forEach(filter.putArray("values")::add);
    return this;
  }

  /** Marks the last filter as having a spelling without a documented meaning. */
  Inquiry oddly() {
    hasOddFilter = true;
    return this;
  }

  /** A side of this comparison, which starts with the shared filters and period. */
  Inquiry side(String name) {
    Inquiry side = new Inquiry(name);
    side.days = days;
    side.endsDaysAgo = endsDaysAgo;
    side.sieves.addAll(sieves);
    side.dimensions.addAll(dimensions);
    side.hasOddFilter = hasOddFilter;
    sides.put(name, side);
    arguments.set(name, side.arguments);
    return side;
  }

  /** A side by its name. */
  Inquiry side(char name) {
    return Objects.requireNonNull(sides.get(String.valueOf(name)));
  }

  boolean isJudgement() {
    return JUDGEMENTS.contains(tool);
  }

  boolean isTrend() {
    return tool.equals("get_trend");
  }

  /** Whether it is a trend of users. */
  boolean isOfUsers() {
    return arguments.path("measure").asText().equals("users");
  }

  boolean isFiltered() {
    return !sieves.isEmpty() || sides.values().stream().anyMatch(Inquiry::isFiltered);
  }

  boolean hasOddFilter() {
    return hasOddFilter || sides.values().stream().anyMatch(side -> side.hasOddFilter);
  }

  Listing.@Nullable Kind list() {
    return list;
  }

  int days() {
    return days;
  }

  int endsDaysAgo() {
    return endsDaysAgo;
  }

  String spend() {
    return arguments.path("spend").asText("auto");
  }

  @Nullable Duration maxAge() {
    return arguments.has("max_age_hours")
        ? Duration.ofHours(arguments.path("max_age_hours").asLong())
        : null;
  }

  int limit() {
    return arguments.path("limit").asInt(25);
  }

  /** The dimensions that an export needs for an answer. */
  Set<Dimension> dimensions() {
    return dimensions;
  }

  /** The call that returns its cost. */
  ObjectNode forecast() {
    return forecast(spend());
  }

  /** The call that returns its cost with another {@code spend}. */
  ObjectNode forecast(String spend) {
    ObjectNode call = JsonNodeFactory.instance.objectNode();
    call.set("question", arguments.deepCopy().put("tool", tool).put("spend", spend));
    return call;
  }

  @Override
  public String toString() {
    return tool + " " + arguments;
  }
}
