package io.claritytoolbox.answer;

import io.claritytoolbox.model.Dimension;
import io.claritytoolbox.model.Listing;
import io.claritytoolbox.model.Question;
import io.claritytoolbox.model.StorageFailure;
import io.claritytoolbox.quota.QuotaGuard;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Writes the answer to a need that the store meets: figures, what they rest on, what to know. */
final class Composer {
  private final Notices notices;
  private final QuotaGuard guard;
  private final Shelf shelf;
  private final InstantSource clock;

  Composer(Notices notices, QuotaGuard guard, Shelf shelf, InstantSource clock) {
    this.notices = notices;
    this.guard = guard;
    this.shelf = shelf;
    this.clock = clock;
  }

  /** One row a group. */
  Answer table(Question question, Met met) {
    Answering answering = new Answering(shelf, question, met.stored().assembly());
    List<String> groupBy = question.groupBy().stream().map(Dimension::label).toList();
    List<String> warnings = answering.warnings(question.period().seenFrom(clock.instant()).to());
    return answer(
        met, answering.table(), new Frame(met.stored().assembly().coverage(), groupBy, warnings));
  }

  /** One row a day and group. */
  Answer trend(Question question, Met met) {
    Answering answering = new Answering(shelf, question, met.stored().assembly());
    List<String> groupBy =
        Stream.concat(Stream.of("day"), question.groupBy().stream().map(Dimension::label)).toList();
    List<String> warnings =
        answering.trendWarnings(question.period().seenFrom(clock.instant()).to());
    return answer(met, answering.trend(), new Frame(answering.trendCoverage(), groupBy, warnings));
  }

  /** One row a line of the list. */
  Answer listing(Listing.Kind kind, Met met) {
    Assembly assembly = met.stored().assembly();
    Lists lists = new Lists(kind, assembly, shelf);
    List<String> warnings = new ArrayList<>();
    int asked = met.need().period().days();
    if (asked != assembly.daysAsked()) {
      warnings.add(Sentences.otherLength(asked, assembly.daysAsked()));
    }
    if (assembly.daysMissing() > 0) {
      warnings.add(Sentences.missingDays(assembly));
    }
    if (lists.isUncertain()) {
      warnings.add(Sentences.listsPutTogether(assembly.pieces().size()));
    }
    return answer(
        met, lists.table(), new Frame(assembly.coverage(), List.of(kind.label()), warnings));
  }

  private Answer answer(Met met, Answering.Table table, Frame frame) {
    Set<String> warnings = new LinkedHashSet<>(noticed());
    warnings.addAll(met.spent().warnings());
    warnings.addAll(frame.warnings());
    return new Answer(
        met.stored().assembly().window(),
        frame.coverage(),
        frame.groupBy(),
        table.rows(),
        table.total(),
        provenance(met),
        table.quality(),
        guard.known(),
        List.copyOf(warnings));
  }

  /** Where the store is lost in mid-call, that is what has to be said. */
  private List<String> noticed() {
    try {
      return notices.ofAnswers();
    } catch (StorageFailure failure) {
      return List.of(String.valueOf(failure.getMessage()));
    }
  }

  private Provenance provenance(Met met) {
    Assembly assembly = met.stored().assembly();
    return new Provenance(
        met.spent().requests(),
        met.derivations(),
        assembly.age(clock.instant()),
        met.stored().stale(),
        assembly.exports().stream().map(Source::of).toList());
  }

  /** What stands around the figures. */
  private record Frame(Coverage coverage, List<String> groupBy, List<String> warnings) {}
}
