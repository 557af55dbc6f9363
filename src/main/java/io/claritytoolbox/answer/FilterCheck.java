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
 * Whether the filters of a question mean what is there. Where no row passes, a page is looked for
 * with and without a slash at its end, and the values that rows have are named: "no rows" must not
 * pass for "no sessions" where a name is misspelt. Nor must "no sessions" pass for "no visitors"
 * where the site doesn't tell Clarity of them.
 */
final class FilterCheck {
  /** A dimension of no more values has all of them named. */
  private static final int FEW = 15;

  private static final int NEAREST = 5;
  private static final int LONGEST = 120;

  private static final String SILENT =
      "Clarity counted no session at all in this time. Is its tracking code installed on the site,"
          + " and does the token belong to this site's project?";

  private static final String NO_ROW = "No row matches the filters in this time.";

  private final Question question;
  private final Map<StoredExport, List<Row>> rows;
  private final List<String> warnings;

  /**
   * @param rows of every export, those at least that may pass the filters
   */
  FilterCheck(Question question, Map<StoredExport, List<Row>> rows) {
    this(question, rows, List.of());
  }

  private FilterCheck(Question question, Map<StoredExport, List<Row>> rows, List<String> warnings) {
    this.question = question;
    this.rows = rows;
    this.warnings = warnings;
  }

  /** The question, its filters on pages as those are spelt. */
  Question question() {
    return question;
  }

  /** What to say of the filters beside the table that they leave. */
  List<String> warnings(Table table) {
    if (question.filters().isEmpty() && isSilent()) {
      return List.of(SILENT);
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
   * Looks again.
   *
   * @param all rows, whether or not they pass
   */
  FilterCheck over(Map<StoredExport, List<Row>> all) {
    FilterCheck whole = new FilterCheck(question, all);
    if (whole.isSilent()) {
      return new FilterCheck(question, all, List.of(NO_ROW, SILENT));
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

  /** Whether nobody visited the site. A row without a count of sessions doesn't say so. */
  private boolean isSilent() {
    return rows.values().stream()
        .flatMap(List::stream)
        .allMatch(row -> row.facts().get(Measure.SESSIONS, 1) == 0);
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
        "No row matches the filter "
            + dimension.label()
            + " "
            + (filter.op() == Filter.Op.IS ? "is" : filter.op().label().replace('_', ' '))
            + " "
            + shown(filter.values())
            + ".";
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

  /** What a filter that works may leave out without being meant to. */
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
            "The filter "
                + filter.dimension().label()
                + " is_not "
                + shown(idle)
                + " leaves nothing out: no row here has it.");
  }

  private boolean excludesNothing(Dimension dimension, String value) {
    return passing(List.of(new Filter(dimension, Filter.Op.IS, List.of(value))))
        .findAny()
        .isEmpty();
  }

  private Stream<Row> passing(List<Filter> filters) {
    return rows.entrySet().stream()
        .flatMap(
            each ->
                each.getValue().stream()
                    .filter(
                        row ->
                            filters.stream()
                                .allMatch(
                                    filter ->
                                        filter.accepts(
                                            value(each.getKey(), row, filter.dimension())))));
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
