package io.claritytoolbox.planner;

import io.claritytoolbox.history.StoredExport;
import io.claritytoolbox.model.Dimension;
import io.claritytoolbox.model.Facts;
import io.claritytoolbox.model.Listing;
import io.claritytoolbox.model.Measure;
import io.claritytoolbox.model.Quality;
import io.claritytoolbox.model.Question;
import io.claritytoolbox.model.Row;
import io.claritytoolbox.quota.QuotaGuard;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
    StoredExport export = assembly.exports().get(0);
    Optional<Listing> listing = shelf.listing(export, kind);
    Measure measure = kind == Listing.Kind.POPULAR_PAGE ? Measure.VISITS : Measure.SESSIONS;
    List<Row> rows =
        listing.map(Listing::entries).orElse(List.of()).stream()
            .map(entry -> row(entry, measure))
            .toList();
    Answering.Table table = new Answering.Table(rows, Facts.NONE, Map.of(measure, Quality.EXACT));
    return answer(
        met, table, new Frame(assembly.coverage(), List.of(kind.label()), otherLength(met)));
  }

  private static List<String> otherLength(Met met) {
    int asked = met.need().period().days();
    int found = met.stored().assembly().daysAsked();
    return asked == found ? List.of() : List.of(Sentences.otherLength(asked, found));
  }

  private Answer answer(Met met, Answering.Table table, Frame frame) {
    List<String> warnings = new ArrayList<>(notices.ofAnswers());
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
        guard.look(),
        warnings);
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

  private static Row row(Listing.Entry entry, Measure measure) {
    return new Row(
        Collections.singletonList(entry.name()),
        new Facts(Map.of(measure, (double) entry.count())));
  }

  /** What stands around the figures. */
  private record Frame(Coverage coverage, List<String> groupBy, List<String> warnings) {}
}
