package io.claritytoolbox.answer;

import io.claritytoolbox.history.StoredExport;
import io.claritytoolbox.model.Dimension;
import io.claritytoolbox.model.Filter;
import io.claritytoolbox.model.Measure;
import io.claritytoolbox.model.Nearest;
import io.claritytoolbox.model.Question;
import io.claritytoolbox.model.Row;
import io.claritytoolbox.model.UntrustedText;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Checks filters that match nothing, so that a misspelt name is not reported as zero sessions. It
 * tries a page with and without its final slash and names existing values. It also notices a site
 * without any session, whose tracking code may be missing.
 */
record FilterCheck(Question question, Map<StoredExport, List<Row>> rows, List<String> warnings) {
  /** Up to this many values are all named. */
  private static final int FEW = 15;

  private static final int NEAREST = 5;
  private static final int LONGEST = 120;

  private static final String SILENT =
      "Clarity counted no session at all in this time. Is its tracking code installed on the site,"
          + " and does the token belong to this site's project?";

  private static final String BOTS_ALONE =
      "Clarity counted bots in this time, and no session of a visitor.";

  private static final String NO_ROW = "No row matches the filters in this time.";

  /**
   * @param rows of every export, at least those that may pass the filters
   */
  FilterCheck(Question question, Map<StoredExport, List<Row>> rows) {
    this(question, rows, List.of());
  }

  List<String> warnings(Table table) {
    if (question.filters().isEmpty() && isSilent()) {
      return List.of(silence());
    }
    List<String> said = new ArrayList<>(warnings);
    question.filters().stream().flatMap(this::hints).forEach(said::add);
    if (table.rows().isEmpty() && !question.filters().isEmpty() && !nothingPasses()) {
      said.add(NO_ROW);
    }
    return said;
  }

  boolean nothingPasses() {
    return !question.filters().isEmpty() && passing(question.filters()).findAny().isEmpty();
  }

  /**
   * Checks again.
   *
   * @param all rows, also those that don't pass
   */
  FilterCheck over(Map<StoredExport, List<Row>> all) {
    FilterCheck whole = new FilterCheck(question, all);
    if (whole.isSilent()) {
      return new FilterCheck(question, all, List.of(NO_ROW, whole.silence()));
    }
    List<String> said = new ArrayList<>();
    List<Filter> spelt =
        question.filters().stream().map(filter -> whole.spelt(filter, said)).toList();
    for (Filter filter : spelt) {
      if (whole.passing(List.of(filter)).findAny().isEmpty()) {
        said.add(whole.unmatched(filter));
      }
    }
    boolean eachPasses = said.stream().noneMatch(sentence -> sentence.startsWith("No "));
    if (eachPasses && whole.passing(spelt).findAny().isEmpty()) {
      said.add("Each filter lets rows through, but no row passes all of them.");
    }
    return new FilterCheck(question.withFilters(spelt), all, said);
  }

  /** A row without a count of sessions doesn't tell. */
  private boolean isSilent() {
    return rows.values().stream()
        .flatMap(List::stream)
        .allMatch(row -> row.facts().get(Measure.SESSIONS, 1) == 0);
  }

  private String silence() {
    return rows.values().stream()
            .flatMap(List::stream)
            .anyMatch(row -> row.facts().get(Measure.BOT_SESSIONS, 0) > 0)
        ? BOTS_ALONE
        : SILENT;
  }

  private Filter spelt(Filter filter, List<String> said) {
    boolean isPage = filter.dimension() == Dimension.URL && filter.op() == Filter.Op.IS;
    if (!isPage || passing(List.of(filter)).findAny().isPresent()) {
      return filter;
    }
    List<String> values = filter.values().stream().map(FilterCheck::otherSlash).toList();
    Filter other = new Filter(filter.dimension(), filter.op(), values);
    if (passing(List.of(other)).findAny().isEmpty()) {
      return filter;
    }
    said.add("There is no page " + shown(filter.values()) + "; this is " + shown(values) + ".");
    return other;
  }

  private static String otherSlash(String value) {
    return value.endsWith("/") ? value.substring(0, value.length() - 1) : value + "/";
  }

  private String unmatched(Filter filter) {
    Dimension dimension = filter.dimension();
    List<String> known = values(dimension);
    String said =
        "No row matches the filter %s %s %s."
            .formatted(
                dimension.label(), filter.op().label().replace('_', ' '), shown(filter.values()));
    if (known.isEmpty()) {
      return said;
    }
    if (known.size() <= FEW) {
      return said + " The values here: " + shown(known) + ".";
    }
    boolean byPath = dimension == Dimension.URL && filter.values().get(0).startsWith("/");
    List<String> compared = byPath ? known.stream().map(Filter::path).distinct().toList() : known;
    return said
        + " The nearest values: "
        + shown(Nearest.some(NEAREST, filter.values().get(0), compared))
        + ".";
  }

  /** Hints at what a filter that works may miss. */
  private Stream<String> hints(Filter filter) {
    List<String> values = filter.values();
    if (filter.dimension() == Dimension.BROWSER
        && filter.op() == Filter.Op.IS
        && values.stream().anyMatch("safari"::equalsIgnoreCase)
        && values.stream().noneMatch("mobilesafari"::equalsIgnoreCase)) {
      return Stream.of(
          "Browser is Safari means Safari on computers; on phones it is MobileSafari, which this"
              + " leaves out.");
    }
    if (filter.op() != Filter.Op.IS_NOT) {
      return Stream.empty();
    }
    List<String> idle =
        values.stream().filter(value -> excludesNothing(filter.dimension(), value)).toList();
    return idle.isEmpty()
        ? Stream.empty()
        : Stream.of(
            "The filter %s is_not %s leaves nothing out: no row here has it."
                .formatted(filter.dimension().label(), shown(idle)));
  }

  private boolean excludesNothing(Dimension dimension, String value) {
    return passing(List.of(new Filter(dimension, Filter.Op.IS, List.of(value))))
        .findAny()
        .isEmpty();
  }

  private Stream<Row> passing(List<Filter> filters) {
    return rows.entrySet().stream()
        .flatMap(
            each -> each.getValue().stream().filter(row -> passes(each.getKey(), row, filters)));
  }

  private static boolean passes(StoredExport export, Row row, List<Filter> filters) {
    return filters.stream()
        .allMatch(filter -> filter.accepts(value(export, row, filter.dimension())));
  }

  private List<String> values(Dimension dimension) {
    return rows.entrySet().stream()
        .flatMap(
            each ->
                each.getValue().stream()
                    .flatMap(row -> Stream.ofNullable(value(each.getKey(), row, dimension))))
        .distinct()
        .sorted()
        .toList();
  }

  private static @Nullable String value(StoredExport export, Row row, Dimension dimension) {
    return row.key().get(export.cube().dimensions().indexOf(dimension));
  }

  private static String shown(Collection<String> values) {
    return values.stream()
        .map(value -> UntrustedText.clean(value, LONGEST))
        .collect(Collectors.joining(", "));
  }
}
