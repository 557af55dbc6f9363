package io.claritytoolbox.answer;

import io.claritytoolbox.history.StoredExport;
import io.claritytoolbox.model.Cube;
import io.claritytoolbox.model.Dimension;
import io.claritytoolbox.model.QuotaState;
import io.claritytoolbox.model.Spend;
import io.claritytoolbox.quota.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** What users and models read when something isn't as asked: what happened, what to do, when. */
final class Sentences {
  static final String NOT_SAVED =
      "The export could not be saved, so it answers only until this server ends; the log on stderr"
          + " says why.";

  static final String TAKEN_BY_ANOTHER = "Another process has stored it meanwhile.";

  static final String TOO_LATE =
      "The missed day can be made up for only right after the day's own export; that is too long"
          + " ago by now.";

  static final String REPLACED =
      "The store was replaced in mid-call, and an export that this answer rests on is not in the new"
          + " one. Ask again.";

  static final String IN_VAIN =
      "A request was spent, but its export can't be found again: the store was replaced or the clock"
          + " set in mid-call. Ask again.";

  static final String GONE = "The call was cancelled before anything was spent.";

  private static final int MOST_ALTERNATIVES = 4;

  private Sentences() {}

  /** Why a request may not be made. */
  static String refused(Verdict verdict) {
    if (verdict instanceof Verdict.Paused paused) {
      return outage(paused.outage())
          + " Stored answers go on (spend: never); once Clarity is back, spend: reserve asks all the"
          + " same.";
    }
    return verdict instanceof Verdict.Denied denied ? denied(denied) : "";
  }

  static String outage(Verdict.Outage outage) {
    return "Clarity has answered with server errors since "
        + seconds(outage.since())
        + ", and each costs a request, so none is made until "
        + seconds(outage.until())
        + ".";
  }

  private static String denied(Verdict.Denied denied) {
    QuotaState state = denied.state();
    return switch (denied.reason()) {
      case SPENT -> spent(state);
      case CLOSED -> closed(state.resetsAt());
      case UNCERTAIN ->
          "How many of today's requests are left is not known, for the ledger was damaged; the next"
              + " day's begin at "
              + seconds(state.resetsAt())
              + ".";
      case RESERVED ->
          "The "
              + state.remaining()
              + " requests left today are reserved; call with spend: reserve to use one.";
    };
  }

  static String spent(QuotaState state) {
    return "Today's "
        + state.limit()
        + " requests to Clarity are spent; the next day's begin at "
        + seconds(state.resetsAt())
        + ".";
  }

  static String closed(Instant resetsAt) {
    return "Clarity says that today's requests of this project are spent (429); everything that"
        + " exports from it shares them. The next day's begin at "
        + seconds(resetsAt)
        + ".";
  }

  static String stored(Purchase.Bought bought) {
    String rows = count(bought.export().rows().size(), "row") + ".";
    return bought.warnings().isEmpty() ? rows : rows + " " + String.join(" ", bought.warnings());
  }

  static String tooManyDimensions(Collection<Dimension> asked) {
    return "Grouping and filters together use "
        + asked.size()
        + " dimensions ("
        + names(asked)
        + "); Clarity breaks down by three at most. Drop one.";
  }

  /** Why no request is made for a need that the store can't meet. */
  static String notBought(Need need, Optional<Verdict> refusal) {
    if (need.spend() == Spend.NEVER) {
      return "spend is never, so Clarity was not asked.";
    }
    return refusal
        .map(Sentences::refused)
        .orElse("Clarity exports the last three days alone, so what was not stored then is lost.");
  }

  static String misdated(int exports) {
    return (exports == 1 ? "1 stored export is" : exports + " stored exports are")
        + " dated in the future, for this computer's clock was wrong then or is now, and left"
        + " aside until that time. Check the clock.";
  }

  /** When nothing stored answers and nothing may be spent. */
  static String nothing(Need need, String whyNotBought, List<StoredExport> stored, Instant now) {
    return "Nothing stored answers this by "
        + need.cube()
        + " over "
        + days(need.period().days())
        + (need.period().endsDaysAgo() > 0
            ? " that ended " + days(need.period().endsDaysAgo()) + " ago"
            : "")
        + ". "
        + whyNotBought
        + " "
        + alternatives(stored, now);
  }

  /** What can be answered for free. */
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
    return export.cube()
        + " over "
        + days(export.days())
        + ", "
        + age(Duration.between(export.takenAt(), now))
        + " old";
  }

  static String cut(Cube cube) {
    return "Clarity gives 1,000 rows at most, and the export by "
        + cube
        + " reached that: each row is right, but rows may be missing.";
  }

  static String cutAndMerged() {
    return "These figures are merged from an export that reached Clarity's limit of 1,000 rows:"
        + " rows may be missing, so counts can be too small.";
  }

  static String missingDays(Assembly assembly) {
    return "Of "
        + days(assembly.daysAsked())
        + ", "
        + assembly.daysMissing()
        + " are not in the store; the figures are of the "
        + assembly.daysCovered()
        + " that are.";
  }

  static String daysMissing(Assembly assembly) {
    return "Of "
        + days(assembly.daysAsked())
        + ", "
        + assembly.daysMissing()
        + " are not in the store and have no rows; see coverage. They are unknown, not zero.";
  }

  static String unevenDays() {
    return "The days were not all taken at the same hour: each is a full 24 hours, but neighbours"
        + " can overlap or leave hours out.";
  }

  static String seams(Assembly assembly) {
    return "The stored days don't adjoin exactly: "
        + assembly.gaps().toMinutes()
        + " minutes between them are missing and "
        + assembly.overlaps().toMinutes()
        + " are counted twice.";
  }

  static String offTarget(Duration off) {
    return "The nearest stored days end " + age(off) + " off the period asked for; see window.";
  }

  static String otherLength(int asked, int found) {
    return "No part of a list can be had: this one is of "
        + days(found)
        + ", not of the "
        + asked
        + " asked for.";
  }

  static String listsPutTogether(int lists) {
    return "Clarity names ten at most. This list adds up "
        + lists
        + " of them: where a name was not among the ten, its count of those days may be missing.";
  }

  static String subtracted() {
    return "A day was taken as the difference of two exports; a session across its edge can be"
        + " missing, and averages can't be had this way.";
  }

  static String couldNotAsk(String sentence) {
    return "A fresher or better answer could not be had: " + sentence;
  }

  static String age(Duration age) {
    if (age.toMinutes() < 60) {
      return count(Math.max(0, age.toMinutes()), "minute");
    }
    return age.toHours() < 48 ? count(age.toHours(), "hour") : count(age.toDays(), "day");
  }

  private static String days(int days) {
    return count(days, "day");
  }

  private static String count(long number, String thing) {
    return number + " " + thing + (number == 1 ? "" : "s");
  }

  static String names(Collection<Dimension> dimensions) {
    return dimensions.stream().map(Dimension::label).collect(Collectors.joining(", "));
  }

  private static Instant seconds(Instant instant) {
    return instant.truncatedTo(ChronoUnit.SECONDS);
  }
}
