package io.claritytoolbox.judge;

import io.claritytoolbox.answer.Answer;
import io.claritytoolbox.insight.Tally;
import io.claritytoolbox.judge.MarkedCounts.Group;
import io.claritytoolbox.model.Dimension;
import io.claritytoolbox.model.Filter;
import io.claritytoolbox.model.Measure;
import io.claritytoolbox.model.Quality;
import io.claritytoolbox.model.Row;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The counts of one side of a comparison.
 *
 * @param strata tallies by stratum, of the signals that the side determines
 * @param pages the number of its pages; 1 if the answer is not by page
 * @param marks of its sessions and shares
 * @param areVisits whether a session can count several times, on pages or their addresses
 */
record SideCounts(
    Map<String, Tally> strata, int pages, Map<Measure, Quality> marks, boolean areVisits) {

  /**
   * Sums an answer's rows by stratum. Empty if the exports don't determine the sessions.
   *
   * @param filters of the side, with folded addresses
   * @param hosts of the site's pages; a path in a cut export needs a row of each
   * @param visitsPerSession the number of pages that a session of the site counts on; infinite if
   *     unknown
   */
  static Optional<SideCounts> of(
      Answer answer, List<Filter> filters, Set<String> hosts, double visitsPerSession) {
    List<Row> rows = answer.rows();
    MarkedCounts counts = new MarkedCounts(answer);
    boolean isAll = !MarkedCounts.isCut(answer) || namesEachPage(answer, filters, hosts);
    Optional<Group> side = isAll ? counts.of(rows) : counts.someOf(rows);
    return side.map(group -> of(answer, group, visitsPerSession));
  }

  private static SideCounts of(Answer answer, Group side, double visitsPerSession) {
    int from = isByPage(answer) ? 1 : 0;
    Map<String, List<Tally>> parts = new LinkedHashMap<>();
    for (int i = 0; i < side.tallies().size(); i++) {
      List<@Nullable String> key = answer.rows().get(i).key();
      parts
          .computeIfAbsent(key.subList(from, key.size()).toString(), any -> new ArrayList<>())
          .add(side.tallies().get(i));
    }
    Map<String, Tally> strata = new LinkedHashMap<>();
    parts.forEach((stratum, tallies) -> strata.put(stratum, sum(tallies, visitsPerSession)));
    int pages = pages(answer);
    return new SideCounts(strata, pages, side.marks(), pages > 1 || side.areVisits());
  }

  /** Whether the filters name pages, and a cut export has a row of each. */
  private static boolean namesEachPage(Answer answer, List<Filter> filters, Set<String> hosts) {
    return isByPage(answer)
        && filters.stream()
            .filter(filter -> filter.dimension() == Dimension.URL)
            .allMatch(filter -> isOfRows(filter, answer.rows(), hosts));
  }

  private static boolean isOfRows(Filter filter, List<Row> rows, Set<String> hosts) {
    return filter.op() == Filter.Op.IS
        && filter.values().stream()
            .flatMap(
                page -> isPath(page) ? hosts.stream().map(host -> host + page) : Stream.of(page))
            .allMatch(page -> rows.stream().anyMatch(row -> page.equals(row.key().get(0))));
  }

  private static boolean isPath(String page) {
    return page.startsWith("/");
  }

  /** Whether filters name pages by their paths alone. */
  static boolean namePaths(List<Filter> filters) {
    return filters.stream()
        .filter(filter -> filter.dimension() == Dimension.URL)
        .flatMap(filter -> filter.values().stream())
        .anyMatch(SideCounts::isPath);
  }

  /** The hosts of pages, such as {@code https://shop.example}. */
  static Set<String> hosts(Answer byPage) {
    return byPage.rows().stream()
        .map(row -> String.valueOf(row.key().get(0)))
        .filter(page -> page.contains("://"))
        .map(page -> page.substring(0, end(page, page.indexOf("://") + 3)))
        .collect(Collectors.toSet());
  }

  private static int end(String page, int host) {
    int slash = page.indexOf('/', host);
    return slash < 0 ? page.length() : slash;
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
