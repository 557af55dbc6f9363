package io.claritytoolbox.judge;

import io.claritytoolbox.answer.Answer;
import io.claritytoolbox.insight.Tally;
import io.claritytoolbox.model.Dimension;
import io.claritytoolbox.model.Row;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The counts of one side of a comparison.
 *
 * @param strata tallies by stratum
 * @param pages the number of its pages; 1 if the answer is not by page
 */
record SideCounts(Map<String, Tally> strata, int pages) {
  private static final String NONE = "(none)";

  /**
   * Sums an answer's rows by stratum.
   *
   * @param visitsPerSession the number of pages that a session of the site counts on; infinite if
   *     unknown
   */
  static SideCounts of(Answer answer, double visitsPerSession) {
    int from = isByPage(answer) ? 1 : 0;
    Map<String, Tally> strata = new LinkedHashMap<>();
    tallies(answer, row -> name(row.key().subList(from, row.key().size())))
        .forEach((stratum, tallies) -> strata.put(stratum, sum(tallies, visitsPerSession)));
    return new SideCounts(strata, pages(answer));
  }

  /** The counts of an answer's rows by a part of their key, in the order of the rows. */
  static <K> Map<K, List<Tally>> tallies(Answer answer, Function<Row, K> by) {
    Map<K, List<Tally>> parts = new LinkedHashMap<>();
    for (Row row : answer.rows()) {
      Tally.of(row.facts())
          .ifPresent(
              tally -> parts.computeIfAbsent(by.apply(row), any -> new ArrayList<>()).add(tally));
    }
    return parts;
  }

  /** The name of a stratum with these values. */
  static String name(List<@Nullable String> values) {
    return String.join(", ", names(values));
  }

  /** The names of values; {@code (none)} if Clarity gave none. */
  static List<String> names(List<@Nullable String> values) {
    List<String> names = new ArrayList<>();
    values.forEach(value -> names.add(value == null ? NONE : value));
    return names;
  }

  private static Tally sum(List<Tally> ofPages, double visitsPerSession) {
    Tally all = Tally.sum(ofPages);
    double largest = ofPages.stream().mapToDouble(Tally::sessions).max().orElse(0);
    return ofPages.size() == 1 ? all : all.overPages(visitsPerSession, largest);
  }

  static int pages(Answer answer) {
    if (!isByPage(answer)) {
      return 1;
    }
    List<@Nullable String> pages = new ArrayList<>();
    answer.rows().forEach(row -> pages.add(row.key().get(0)));
    return Math.max(1, (int) pages.stream().distinct().count());
  }

  private static boolean isByPage(Answer answer) {
    return answer.groupBy().contains(Dimension.URL.label());
  }

  double sessions() {
    return strata.values().stream().mapToDouble(Tally::sessions).sum();
  }

  double effective() {
    return strata.values().stream().mapToDouble(Tally::effective).sum();
  }
}
