package io.claritytoolbox.answer;

import io.claritytoolbox.history.StoredExport;
import io.claritytoolbox.model.Algebra;
import io.claritytoolbox.model.Algebra.Over;
import io.claritytoolbox.model.Facts;
import io.claritytoolbox.model.Listing;
import io.claritytoolbox.model.Measure;
import io.claritytoolbox.model.Quality;
import io.claritytoolbox.model.Row;
import io.claritytoolbox.plan.Cover;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One of the top-ten lists, as an export has it or put together from those of adjoining exports.
 * Clarity names ten at most: a name that one list lacks may have been eleventh there, and what is
 * added up without it is an estimate. That a list is shorter tells nothing, for names that differ
 * in what is masked are one; nor does an export without the list.
 */
final class TopTenList {
  /** As many as Clarity names. */
  private static final int TOP = 10;

  private final Listing.Kind kind;
  private final Measure measure;
  private final Cover cover;
  private final List<Listing> parts;

  /**
   * @param lists by export, of one kind
   */
  TopTenList(Listing.Kind kind, Cover cover, Map<StoredExport, Listing> lists) {
    this.kind = kind;
    this.cover = cover;
    measure = kind == Listing.Kind.POPULAR_PAGE ? Measure.VISITS : Measure.SESSIONS;
    parts =
        cover.pieces().stream()
            .flatMap(piece -> Stream.ofNullable(lists.get(piece.whole())))
            .toList();
  }

  /**
   * A row a name, the largest first.
   *
   * @param daysAsked the period's length; the cover's may be another
   */
  Table table(int daysAsked) {
    List<Row> top = top();
    boolean isUncertain = isUncertain(top);
    List<String> warnings = new ArrayList<>();
    if (daysAsked != cover.daysAsked()) {
      warnings.add(
          "A list can't be split by day: this one is of "
              + Wording.days(cover.daysAsked())
              + ", not of the "
              + daysAsked
              + " asked for.");
    }
    Table.missingDays(cover).ifPresent(warnings::add);
    if (isUncertain) {
      warnings.add(
          "Clarity names ten at most. This list adds up "
              + exports()
              + " of them: where a name was not among the ten, its count of those days may be"
              + " missing.");
    }
    return new Table(
        List.of(kind.label()),
        top,
        Facts.NONE,
        Map.of(measure, isUncertain ? Quality.ESTIMATE : quality()),
        Coverage.of(cover),
        warnings);
  }

  private List<Row> top() {
    Map<@Nullable String, Long> sums = new LinkedHashMap<>();
    parts.forEach(
        part ->
            part.entries().forEach(entry -> sums.merge(entry.name(), entry.count(), Long::sum)));
    List<Row> rows = new ArrayList<>();
    sums.forEach((name, sum) -> rows.add(row(name, sum)));
    rows.sort(Comparator.comparing(row -> -row.facts().get(measure, 0)));
    return rows.stream().limit(TOP).toList();
  }

  private Quality quality() {
    return exports() == 1
        ? cover.bound()
        : Algebra.quality(measure, Over.WINDOWS).orElse(Quality.ESTIMATE).and(cover.bound());
  }

  /** Whether a list that is added up lacks one of the names. */
  private boolean isUncertain(List<Row> rows) {
    boolean isWhole =
        parts.size() == exports()
            && parts.stream().allMatch(part -> names(part).containsAll(names(rows)));
    return exports() > 1 && !isWhole;
  }

  private int exports() {
    return cover.pieces().size();
  }

  private static List<@Nullable String> names(Listing list) {
    List<@Nullable String> names = new ArrayList<>();
    list.entries().forEach(entry -> names.add(entry.name()));
    return names;
  }

  private static List<@Nullable String> names(List<Row> rows) {
    List<@Nullable String> names = new ArrayList<>();
    rows.forEach(row -> names.add(row.key().get(0)));
    return names;
  }

  private Row row(@Nullable String name, long sum) {
    return new Row(Collections.singletonList(name), new Facts(Map.of(measure, (double) sum)));
  }
}
