package io.claritytoolbox.judge;

import io.claritytoolbox.answer.Answer;
import io.claritytoolbox.answer.Provenance.Derivation;
import io.claritytoolbox.answer.Source;
import io.claritytoolbox.insight.Tally;
import io.claritytoolbox.model.Dimension;
import io.claritytoolbox.model.Export;
import io.claritytoolbox.model.Measure;
import io.claritytoolbox.model.Quality;
import io.claritytoolbox.model.Row;
import io.claritytoolbox.model.Signal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The counts of an answer's rows with the marks that the measure algebra gives them, also where
 * rows are merged.
 *
 * <p>A share has the mark that the answer gives it. Where the answer has none, the share follows
 * from counts: it is exact if both counts are. If a page has several addresses, both count a
 * session once on each of them: the share is one of page visits, and an estimate. All other shares
 * are left out.
 */
final class MarkedCounts {
  private final Answer answer;
  private final Optional<Quality> ofSessions;

  MarkedCounts(Answer answer) {
    this.answer = answer;
    this.ofSessions = Optional.ofNullable(answer.quality().get(Measure.SESSIONS));
  }

  /**
   * The counts of a group or a side.
   *
   * @param tallies of its rows, in their order, with the signals that all of them determine
   * @param marks of the sessions and of the shares of these signals
   * @param areVisits whether sessions are page visits, because pages have several addresses
   */
  record Group(List<Tally> tallies, Map<Measure, Quality> marks, boolean areVisits) {
    Group {
      tallies = List.copyOf(tallies);
      Map<Measure, Quality> byMeasure = new EnumMap<>(Measure.class);
      byMeasure.putAll(marks);
      marks = Collections.unmodifiableMap(byMeasure);
    }
  }

  /** Whether rows may be missing. */
  static boolean isCut(Answer answer) {
    return answer.provenance().exports().stream().anyMatch(Source::mayBeCut);
  }

  /** Whether its rows may be merged: none is missing, and each has sessions. */
  static boolean isMergeable(Answer answer) {
    return !isCut(answer) && answer.rows().stream().allMatch(MarkedCounts::hasSessions);
  }

  private static boolean hasSessions(Row row) {
    return row.facts().has(Measure.SESSIONS);
  }

  /** Whether an answer without rows proves that there were no sessions. */
  boolean provesAbsence() {
    return !isCut(answer) && !answer.provenance().derived().contains(Derivation.SUBTRACTED);
  }

  /** The counts of rows that are merged; empty if the exports don't determine their sessions. */
  Optional<Group> of(List<Row> rows) {
    if (rows.isEmpty()) {
      Map<Measure, Quality> none = Map.of(Measure.SESSIONS, Quality.EXACT);
      return provesAbsence() ? Optional.of(new Group(List.of(), none, false)) : Optional.empty();
    }
    return known(rows, ofSessions)
        .map(
            mark -> {
              Map<Measure, Quality> marks = new EnumMap<>(Measure.class);
              marks.put(Measure.SESSIONS, mark);
              Set<Signal> signals = EnumSet.noneOf(Signal.class);
              for (Signal signal : Signal.values()) {
                share(rows, signal)
                    .ifPresent(
                        share -> {
                          marks.put(signal.sessionPercent(), share);
                          signals.add(signal);
                        });
              }
              boolean areVisits = signals.stream().anyMatch(signal -> areVisits(rows, signal));
              return new Group(tallies(rows, signals), marks, areVisits);
            });
  }

  /** The same if further rows may be missing: the sessions are a lower bound, and no share. */
  Optional<Group> someOf(List<Row> rows) {
    return known(rows, ofSessions.flatMap(Quality.LOWER_BOUND::and))
        .map(mark -> new Group(tallies(rows, Set.of()), Map.of(Measure.SESSIONS, mark), false));
  }

  /** A sum of zero is known only if it can't be more. */
  private static Optional<Quality> known(List<Row> rows, Optional<Quality> mark) {
    boolean isPositive = rows.stream().anyMatch(row -> row.facts().get(Measure.SESSIONS, 0) > 0);
    return mark.filter(any -> !rows.isEmpty() && rows.stream().allMatch(MarkedCounts::hasSessions))
        .filter(is -> isPositive || is == Quality.EXACT || is == Quality.UPPER_BOUND);
  }

  /** A row of bots alone has no affected sessions, even if Clarity doesn't say so. */
  private static List<Tally> tallies(List<Row> rows, Set<Signal> signals) {
    List<Tally> tallies = new ArrayList<>();
    for (Row row : rows) {
      boolean isEmpty = row.facts().get(Measure.SESSIONS, Double.NaN) == 0;
      Optional<Tally> counted = isEmpty ? Optional.of(Tally.EMPTY) : Tally.of(row.facts());
      counted.ifPresent(all -> tallies.add(all.only(signals)));
    }
    return tallies;
  }

  private Optional<Quality> share(List<Row> rows, Signal signal) {
    List<Row> peopled = peopled(rows);
    Measure share = signal.sessionPercent();
    boolean isTold = peopled.stream().allMatch(row -> row.facts().has(share));
    if (isTold && peopled.size() == 1) {
      return Optional.ofNullable(answer.quality().get(share));
    }
    if (areCounted(peopled, signal, Quality.EXACT)) {
      return Optional.of(disagrees() ? Quality.ESTIMATE : Quality.EXACT);
    }
    return isTold || areVisits(rows, signal) ? Optional.of(Quality.ESTIMATE) : Optional.empty();
  }

  /** Rows without sessions have no part in a share. */
  private static List<Row> peopled(List<Row> rows) {
    return rows.stream().filter(row -> row.facts().get(Measure.SESSIONS, 0) > 0).toList();
  }

  /** Whether both counts of a share are known in all rows, with a mark. */
  private boolean areCounted(List<Row> rows, Signal signal, Quality mark) {
    Quality ofAffected = answer.quality().get(signal.sessions());
    return ofSessions.equals(Optional.of(mark))
        && (ofAffected == mark || ofAffected == Quality.EXACT)
        && rows.stream().allMatch(row -> row.facts().has(signal.sessions()));
  }

  /** Whether the share is one of the visits of a page's addresses. */
  private boolean areVisits(List<Row> rows, Signal signal) {
    List<Row> peopled = peopled(rows);
    return peopled.stream().anyMatch(row -> !row.facts().has(signal.sessionPercent()))
        && answer.provenance().exports().stream().anyMatch(each -> each.cube().has(Dimension.URL))
        && areCounted(peopled, signal, Quality.UPPER_BOUND);
  }

  private boolean disagrees() {
    return answer.warnings().contains(Export.BLOCKS_DISAGREE);
  }
}
