package io.claritytoolbox.answer;

import io.claritytoolbox.history.StoredExport;
import io.claritytoolbox.model.Algebra;
import io.claritytoolbox.model.Algebra.Over;
import io.claritytoolbox.model.Facts;
import io.claritytoolbox.model.Figure;
import io.claritytoolbox.model.Figures;
import io.claritytoolbox.model.Listing;
import io.claritytoolbox.model.Measure;
import io.claritytoolbox.model.Period;
import io.claritytoolbox.model.Row;
import io.claritytoolbox.plan.Cover;
import io.claritytoolbox.plan.Piece;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A top-ten list of one export, or the sum of those of adjoining exports. A name that one list
 * lacks has at most the count of its tenth name. If names are folded or masked, spellings of the
 * same name may be missing.
 */
final class TopTenList {
  private final Listing.Kind kind;
  private final Measure measure;
  private final Cover cover;
  private final Seams seams;
  private final Map<StoredExport, Listing> lists;

  /**
   * @param lists by export, of one kind
   */
  TopTenList(Listing.Kind kind, Cover cover, Map<StoredExport, Listing> lists) {
    this.kind = kind;
    this.cover = cover;
    this.lists = lists;
    this.seams = Seams.of(cover);
    measure = kind == Listing.Kind.POPULAR_PAGE ? Measure.VISITS : Measure.SESSIONS;
  }

  /**
   * One row for each name, largest first.
   *
   * @param period asked for; the cover's may have another length
   */
  Table table(Period period, Instant now) {
    Map<@Nullable String, Figures> names = names();
    Columns columns = Columns.of(names.values(), List.of(measure));
    List<String> warnings = new ArrayList<>();
    if (period.days() != cover.daysAsked()) {
      warnings.add(
          "A list can't be split by day: this one is of %s, not of the %s asked for."
              .formatted(Wording.days(cover.daysAsked()), period.days()));
    }
    Table.missingDays(cover).ifPresent(warnings::add);
    seams.sentence().ifPresent(warnings::add);
    Table.offTarget(cover, period, now).ifPresent(warnings::add);
    if (names.keySet().stream().anyMatch(this::isBeyondTheTen)) {
      warnings.add(
          ("Clarity names ten at most. This list adds up %s lists: where a name was not among the"
                  + " ten, its count may be missing, or is taken from the tenth.")
              .formatted(cover.pieces().size()));
    }
    return new Table(
        List.of(kind.label()),
        top(names, columns),
        Facts.NONE,
        columns.marks(),
        cover,
        Coverage.of(cover),
        warnings);
  }

  private boolean isBeyondTheTen(@Nullable String name) {
    return cover.pieces().stream()
        .map(piece -> figure(piece.whole(), name))
        .anyMatch(figure -> !figure.isNear() && figure.low() == 0);
  }

  private Map<@Nullable String, Figures> names() {
    Map<@Nullable String, Figures> names = new LinkedHashMap<>();
    cover.pieces().stream()
        .flatMap(piece -> Stream.ofNullable(lists.get(piece.whole())))
        .flatMap(list -> list.entries().stream())
        .forEach(entry -> names.computeIfAbsent(entry.name(), this::figures));
    return names;
  }

  /** What all lists together tell of a name. */
  private Figures figures(@Nullable String name) {
    List<Figures> parts = new ArrayList<>();
    for (Piece piece : cover.pieces()) {
      parts.add(new Figures(Map.of(measure, figure(piece.whole(), name))));
    }
    Figure all = seams.across(Algebra.merge(Over.WINDOWS, parts)).get(measure);
    // The sum is at least the largest part.
    double best = parts.stream().mapToDouble(part -> part.get(measure).low()).max().orElse(0);
    Figure figure = new Figure(Math.max(all.low(), best), all.high(), all.near());
    return new Figures(Map.of(measure, figure));
  }

  private Figure figure(StoredExport export, @Nullable String name) {
    Listing list = lists.get(export);
    if (list == null) {
      return Figure.UNKNOWN;
    }
    boolean isFolded = export.warnings().stream().anyMatch(kind::isFoldedWarning);
    // Null and an empty name are read as one.
    return list.entries().stream()
        .filter(entry -> Objects.equals(entry.name(), name))
        .map(entry -> isFolded ? folded(entry) : Figure.exact((double) entry.count()))
        .reduce(Figure::plus)
        .orElseGet(() -> isFolded ? beyondFolded(list, name) : beyond(list));
  }

  /** The count in a folded list is a lower bound: spellings below the tenth are missing. */
  private Figure folded(Listing.Entry entry) {
    Figure count = Figure.exact((double) entry.count());
    boolean isOneName = isUnmasked(entry.name()) && cover.pieces().size() > 1;
    return isOneName ? count : count.withoutHigh().withoutNear();
  }

  /** An unmasked title is one title. An address loses its query without a trace. */
  private boolean isUnmasked(@Nullable String name) {
    return kind == Listing.Kind.PAGE_TITLE && (name == null || !name.contains("["));
  }

  private Figure beyondFolded(Listing list, @Nullable String name) {
    return isUnmasked(name) ? new Figure(0, least(list), Double.NaN) : Figure.UNKNOWN;
  }

  private Figure beyond(Listing list) {
    boolean isWhole = list.entries().size() < Listing.TOP;
    return isWhole ? Figure.exact(0) : new Figure(0, least(list), Double.NaN);
  }

  /** The count of the last name, which bounds all names below it. */
  private static double least(Listing list) {
    return list.entries().stream().mapToLong(Listing.Entry::count).min().orElse(0);
  }

  private List<Row> top(Map<@Nullable String, Figures> names, Columns columns) {
    List<Row> rows = new ArrayList<>();
    names.forEach(
        (name, cell) -> rows.add(new Row(Collections.singletonList(name), columns.facts(cell))));
    rows.sort(Comparator.comparing(row -> -row.facts().get(measure, 0)));
    return rows.stream().limit(Listing.TOP).toList();
  }
}
