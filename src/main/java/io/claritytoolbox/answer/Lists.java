package io.claritytoolbox.answer;

import io.claritytoolbox.model.Algebra;
import io.claritytoolbox.model.Algebra.Over;
import io.claritytoolbox.model.Facts;
import io.claritytoolbox.model.Listing;
import io.claritytoolbox.model.Measure;
import io.claritytoolbox.model.Quality;
import io.claritytoolbox.model.Row;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One of the top-ten lists, as an export has it or put together from those of adjoining exports.
 * Clarity names ten at most: a name that one list lacks may have been eleventh there, and what is
 * added up without it is an estimate. That a list is shorter tells nothing, for names that differ
 * in what is masked are one; nor does an export without the list.
 */
final class Lists {
  /** As many as Clarity names. */
  private static final int TOP = 10;

  private final Measure measure;
  private final Quality bound;
  private final List<Listing> parts;
  private final int exports;

  Lists(Listing.Kind kind, Assembly assembly, Shelf shelf) {
    measure = kind == Listing.Kind.POPULAR_PAGE ? Measure.VISITS : Measure.SESSIONS;
    bound = assembly.bound();
    exports = assembly.pieces().size();
    parts =
        assembly.pieces().stream()
            .flatMap(piece -> shelf.listing(piece.whole(), kind).stream())
            .toList();
  }

  /** A row a name, the largest first. */
  Answering.Table table() {
    Map<@Nullable String, Long> sums = new LinkedHashMap<>();
    parts.forEach(
        part ->
            part.entries().forEach(entry -> sums.merge(entry.name(), entry.count(), Long::sum)));
    List<Row> rows = new ArrayList<>();
    sums.forEach((name, sum) -> rows.add(row(name, sum)));
    rows.sort(Comparator.comparing(row -> -row.facts().get(measure, 0)));
    List<Row> top = rows.stream().limit(TOP).toList();
    return new Answering.Table(top, Facts.NONE, Map.of(measure, quality(top)));
  }

  /** Whether a list that is added up lacks a name in the table. */
  boolean isUncertain() {
    return isUncertain(table().rows());
  }

  private Quality quality(List<Row> rows) {
    if (isUncertain(rows)) {
      return Quality.ESTIMATE;
    }
    return exports == 1
        ? bound
        : Algebra.quality(measure, Over.WINDOWS).orElse(Quality.ESTIMATE).and(bound);
  }

  private boolean isUncertain(List<Row> rows) {
    boolean isWhole =
        parts.size() == exports
            && parts.stream().allMatch(part -> names(part).containsAll(names(rows)));
    return exports > 1 && !isWhole;
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
