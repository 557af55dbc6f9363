package io.claritytoolbox.answer;

import io.claritytoolbox.history.StoredExport;
import io.claritytoolbox.model.Cube;
import io.claritytoolbox.model.Dimension;
import io.claritytoolbox.model.Export;
import io.claritytoolbox.model.Filter;
import io.claritytoolbox.model.Listing;
import io.claritytoolbox.model.Period;
import io.claritytoolbox.model.Question;
import io.claritytoolbox.model.Row;
import io.claritytoolbox.model.Spend;
import io.claritytoolbox.plan.Cost;
import io.claritytoolbox.plan.Cover;
import io.claritytoolbox.plan.Plan;
import io.claritytoolbox.plan.Planner;
import io.claritytoolbox.plan.Requirement;
import io.claritytoolbox.plan.Snapshot;
import io.claritytoolbox.spend.Met;
import io.claritytoolbox.spend.Spending;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Writes an answer, or the refusal that says why there is none. */
record AnswerWriter(Project project, Spending spending) {
  private static final int MOST_ALTERNATIVES = 4;

  /**
   * @param list the top-ten list asked for; null for figures
   */
  record Asked(Question question, Requirement needed, Listing.@Nullable Kind list) {}

  /**
   * @throws io.claritytoolbox.model.StorageFailure if an export of the plan can't be read
   */
  Reply write(Asked asked, Met met) {
    if (met.plan() instanceof Plan.UseStored stored) {
      return answer(asked, met, stored);
    }
    return met.plan() instanceof Plan.Fetch
        ? new Reply.Refusal("The call was cancelled, so no request to Clarity was made.")
        : new Reply.Refusal(nothing(met), instead(asked, met), met.spent().requests());
  }

  /**
   * Shows figures of another period if a request was spent on them and nothing answers the
   * question.
   */
  private @Nullable Answer instead(Asked asked, Met met) {
    Met bought = met.ofWhatWasBought().orElse(null);
    if (bought == null || !(bought.plan() instanceof Plan.UseStored stored)) {
      return null;
    }
    Question question = asked.question().over(bought.needed().period());
    return answer(new Asked(question, bought.needed(), asked.list()), bought, stored)
        .warning(otherPeriod(met, bought.needed().period()));
  }

  private static String otherPeriod(Met met, Period shown) {
    List<String> said = new ArrayList<>();
    said.add(
        "These figures are not of the period asked for: they are of %s and end %s after it."
            .formatted(
                Wording.days(shown.days()), Wording.days(met.needed().period().endsDaysAgo())));
    if (met.spent().failure().isEmpty()) {
      said.add(whyNothingWasFetched(met));
    }
    anotherLength(met).ifPresent(said::add);
    return String.join(" ", said);
  }

  private Answer answer(Asked asked, Met met, Plan.UseStored stored) {
    Table table = table(asked, met, stored.cover());
    Cover cover = table.cover();
    Set<String> warnings = new LinkedHashSet<>(notes(met.snapshot()));
    warnings.addAll(met.spent().warnings());
    met.spent()
        .failure()
        .map(why -> "No fresher or better answer was possible: " + why)
        .ifPresent(warnings::add);
    warnings.addAll(ofExports(asked.list(), cover.exports()));
    warnings.addAll(table.warnings());
    return new Answer(
        cover.window(),
        table.coverage(),
        table.groupBy(),
        table.rows(),
        table.total(),
        Provenance.of(met, cover, stored.stale()),
        table.quality(),
        met.snapshot().budget().state(),
        List.copyOf(warnings));
  }

  /** Warnings of the exports, without those about other lists. */
  private static List<String> ofExports(Listing.@Nullable Kind shown, List<StoredExport> exports) {
    return exports.stream()
        .flatMap(export -> export.warnings().stream())
        .distinct()
        .filter(
            warning ->
                Arrays.stream(Listing.Kind.values())
                    .filter(kind -> kind != shown)
                    .noneMatch(kind -> kind.isFoldedWarning(warning)))
        .toList();
  }

  private Table table(Asked asked, Met met, Cover cover) {
    List<StoredExport> exports = cover.exports();
    if (asked.list() != null) {
      Map<StoredExport, Listing> lists = spending.listings(met.spent(), exports, asked.list());
      return new TopTenList(asked.list(), cover, lists)
          .table(asked.question().period(), met.snapshot().now());
    }
    Question question = asked.question();
    // The other rows show whether a row of a cut export is complete.
    boolean isCut = exports.stream().anyMatch(StoredExport::mayBeCut);
    List<Filter> sparing = isCut ? List.of() : question.filters();
    Map<StoredExport, List<Row>> rows = spending.rows(met.spent(), exports, sparing);
    FilterCheck check = new FilterCheck(question, rows);
    if (check.nothingPasses()) {
      rows = spending.rows(met.spent(), exports, List.of());
      check = check.over(rows);
    }
    AnswerTable tables = new AnswerTable(check.question(), cover, rows, met.snapshot().now());
    Table table =
        asked.needed().shape() == Requirement.Shape.DAILY ? tables.trend() : tables.table();
    return table.warning(check.warnings(table));
  }

  /** Notes that every answer about the project carries now. */
  List<String> notes(Snapshot snapshot) {
    List<String> notes = new ArrayList<>(project.notes());
    notes.addAll(notesOfStore(snapshot));
    notes.addAll(spending.tokenNotices());
    snapshot.budget().outage().ifPresent(notes::add);
    return notes;
  }

  private static List<String> notesOfStore(Snapshot snapshot) {
    List<String> notes = new ArrayList<>(snapshot.budget().warnings());
    int misdated = snapshot.misdated().size();
    if (misdated > 0) {
      notes.add(
          (misdated == 1 ? "1 stored export is" : misdated + " stored exports are")
              + " dated in the future, because this computer's clock was wrong then or is wrong"
              + " now,"
              + " and ignored until then. Check the clock.");
    }
    return notes;
  }

  /** Explains why there is no answer. */
  private static String nothing(Met met) {
    Period period = met.needed().period();
    List<String> said = new ArrayList<>();
    said.add(
        "Nothing stored answers this by %s over %s%s."
            .formatted(
                met.needed().cube(),
                Wording.days(period.days()),
                period.endsDaysAgo() > 0
                    ? " that ended " + Wording.days(period.endsDaysAgo()) + " ago"
                    : ""));
    said.add(met.spent().failure().orElseGet(() -> whyNothingWasFetched(met)));
    anotherLength(met).ifPresent(said::add);
    said.add(alternatives(met.snapshot().recent(), met.snapshot().now()));
    said.addAll(notesOfStore(met.snapshot()));
    return String.join(" ", said);
  }

  private static String whyNothingWasFetched(Met met) {
    Requirement needed = met.needed();
    if (met.snapshot().isKnownDropped(needed.cube())) {
      return dropped(met);
    }
    if (needed.asksForSessionsOverPages()
        && met.snapshot().isKnownCut(needed.cube(), needed.period().days())) {
      return ("Exports by %s reach Clarity's limit of 1,000 rows, so sessions over several pages are"
              + " unknown. Group by URL, or ask for occurrences such as rage_clicks.")
          .formatted(needed.cube());
    }
    Set<StoredExport> bought = met.spent().bought().keySet();
    Optional<StoredExport> cut = bought.stream().filter(StoredExport::mayBeCut).findFirst();
    if (cut.isPresent()) {
      return ("The export by %s came back with Clarity's limit of 1,000 rows, and earlier days"
              + " can't"
              + " be taken as the difference of exports that are cut. Ask for fewer dimensions.")
          .formatted(cut.get().cube());
    }
    if (!bought.isEmpty()) {
      return "A request was spent, but its export can't be found again: the store was replaced or"
          + " the clock was changed during the call. Ask again.";
    }
    Spend spend = needed.spend();
    if (spend == Spend.NEVER) {
      return "spend is never, so Clarity was not asked.";
    }
    return met.snapshot()
        .budget()
        .refusal(spend)
        .map(refusal -> refusal.sentence())
        .orElseGet(() -> whyNotByDifference(met));
  }

  private static String dropped(Met met) {
    Cube suspect = met.snapshot().dropped().in(met.needed().cube()).get(0);
    String names =
        suspect.dimensions().stream().map(Dimension::label).collect(Collectors.joining(", "));
    return suspect.size() == 1
        ? ("Clarity answered without %s today, as if it had not been asked for, so no request is"
                + " made for it until tomorrow. Ask without %s.")
            .formatted(names, names)
        : ("Clarity answered for the whole site today when it was asked for %s together, so no"
                + " request is made for them together until tomorrow. Ask for fewer of them.")
            .formatted(names);
  }

  private static String whyNotByDifference(Met met) {
    Requirement needed = met.needed();
    Period period = needed.period();
    if (needed.asksForUsersAlone()) {
      return "Users of earlier days can't be derived: a difference of exports tells sessions, not"
          + " users. Nothing was spent.";
    }
    if (needed.asksForSessionsOverPages()) {
      return "Sessions over several pages of earlier days can't be derived, because a difference of"
          + " exports counts a session on each page. Nothing was spent. Group by URL, or ask for"
          + " occurrences such as rage_clicks.";
    }
    if (period.days() + period.endsDaysAgo() > Export.MAX_DAYS) {
      return "Clarity exports only the last three days, so what was not stored then is lost.";
    }
    if (met.snapshot().isKnownCut(needed.cube(), period.days() + period.endsDaysAgo())) {
      return ("Exports by %s reach Clarity's limit of 1,000 rows, and earlier days can't be taken"
              + " as"
              + " the difference of exports that are cut. Nothing was spent. Ask for fewer"
              + " dimensions.")
          .formatted(needed.cube());
    }
    int left = met.snapshot().budget().available(needed.spend());
    return needed.isList()
        ? "A list of earlier days can't be taken as the difference of two."
        : "Earlier days are the difference of two exports or more, and %s left. Nothing was spent."
            .formatted(left == 1 ? "1 request is" : left + " requests are");
  }

  /** Suggests another length with the same end; the longest shorter one first. */
  private static Optional<String> anotherLength(Met met) {
    if (met.spent().lastFailure() != null) {
      return Optional.empty();
    }
    int asked = met.needed().period().days();
    return IntStream.concat(
            IntStream.iterate(
                Math.min(asked - 1, Export.MAX_DAYS), days -> days > 0, days -> days - 1),
            IntStream.rangeClosed(asked + 1, Export.MAX_DAYS))
        .boxed()
        .flatMap(days -> anotherLength(met, days).stream())
        .findFirst();
  }

  private static Optional<String> anotherLength(Met met, int days) {
    Cost cost = Planner.cost(met.needed().over(days), met.snapshot());
    String price =
        cost.requests() == 0 ? "for free" : "with " + Wording.count(cost.requests(), "request");
    return cost.answerable()
        ? Optional.of(Wording.days(days) + " with the same end can be answered " + price + ".")
        : Optional.empty();
  }

  private static String alternatives(List<StoredExport> stored, Instant now) {
    if (stored.isEmpty()) {
      return "The store holds no export of this project yet.";
    }
    return "Can be answered now with spend: never: "
        + stored.stream()
            .limit(MOST_ALTERNATIVES)
            .map(export -> alternative(export, now))
            .collect(Collectors.joining("; "))
        + ".";
  }

  private static String alternative(StoredExport export, Instant now) {
    long hours = Math.max(0, Duration.between(export.takenAt(), now).toHours());
    long endsDaysAgo = Math.round(hours / 24.0);
    return "%s over %s%s, %s old"
        .formatted(
            export.cube(),
            Wording.days(export.days()),
            endsDaysAgo == 0 ? "" : " with ends_days_ago: " + endsDaysAgo,
            Wording.age(Duration.between(export.takenAt(), now)));
  }
}
