package io.claritytoolbox.answer;

import io.claritytoolbox.history.StoredExport;
import io.claritytoolbox.model.Measure;
import io.claritytoolbox.model.Period;
import io.claritytoolbox.model.Question;
import io.claritytoolbox.model.Spend;
import io.claritytoolbox.plan.Cost;
import io.claritytoolbox.plan.Planner;
import io.claritytoolbox.plan.Requirement;
import io.claritytoolbox.plan.Snapshot;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A question that a stored export answers without a request, planned and found free.
 *
 * @param export that answers it
 * @param endsDaysAgo the argument of that name
 * @param spend {@code auto} where nothing would be spent anyway, else {@code never}
 */
public record FreeNow(Source export, int endsDaysAgo, Spend spend) {
  private static final Duration DAY = Duration.ofDays(1);
  private static final Cost FREE = new Cost(0, true);

  /** What is free, a question each, newest first. */
  static List<FreeNow> of(Snapshot snapshot) {
    Set<List<Object>> asked = new HashSet<>();
    return snapshot.exports().stream()
        .filter(
            each -> asked.add(List.of(each.cube(), each.days(), endsDaysAgo(each, snapshot.now()))))
        .flatMap(export -> of(export, snapshot))
        .toList();
  }

  private static Stream<FreeNow> of(StoredExport export, Snapshot snapshot) {
    int endsDaysAgo = endsDaysAgo(export, snapshot.now());
    return Stream.of(Spend.AUTO, Spend.NEVER)
        .filter(spend -> FREE.equals(cost(export, endsDaysAgo, spend, snapshot)))
        .limit(1)
        .map(spend -> new FreeNow(Source.of(export), endsDaysAgo, spend));
  }

  private static Cost cost(StoredExport export, int endsDaysAgo, Spend spend, Snapshot snapshot) {
    Question question =
        new Question(
            List.of(Measure.values()),
            export.cube().dimensions(),
            List.of(),
            new Period(export.days(), endsDaysAgo),
            null,
            spend);
    return Planner.cost(Requirement.ofTable(question), snapshot);
  }

  /** How many days ago an export ended, to the nearest. */
  static int endsDaysAgo(StoredExport export, Instant now) {
    Duration age = Duration.between(export.takenAt(), now);
    return Math.toIntExact(Math.max(0, age.plus(DAY.dividedBy(2)).dividedBy(DAY)));
  }
}
