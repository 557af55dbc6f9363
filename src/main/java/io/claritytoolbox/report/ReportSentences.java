package io.claritytoolbox.report;

import io.claritytoolbox.answer.Answer;
import io.claritytoolbox.answer.Provenance;
import io.claritytoolbox.insight.Carrier;
import io.claritytoolbox.insight.Changes.Change;
import io.claritytoolbox.insight.Changes.Page;
import io.claritytoolbox.insight.Comparison;
import io.claritytoolbox.insight.Hotspots.Hotspot;
import io.claritytoolbox.judge.ChangesAnswer;
import io.claritytoolbox.judge.ComparisonAnswer;
import io.claritytoolbox.judge.HotspotsAnswer;
import io.claritytoolbox.judge.Judgement;
import io.claritytoolbox.model.Measure;
import io.claritytoolbox.model.Quality;
import io.claritytoolbox.model.Signal;
import io.claritytoolbox.report.Report.Sentence;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The sentences of a report. */
final class ReportSentences {
  private static final int MOST = 5;
  private static final DateTimeFormatter MINUTE =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ENGLISH).withZone(ZoneOffset.UTC);
  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("d MMMM yyyy", Locale.ENGLISH).withZone(ZoneOffset.UTC);

  private ReportSentences() {}

  /** How the days differ from those before. */
  static List<Sentence> compared(ComparisonAnswer answer) {
    List<Sentence> sentences = new ArrayList<>();
    sentences.add(
        Sentence.of(
            String.format(
                Locale.ROOT,
                "%s %s from %s to %s UTC, compared with %s in the days before.",
                marked(count(answer.b().sessions()), answer.basis(), Measure.SESSIONS),
                answer.b().unit().label(),
                MINUTE.format(answer.b().window().from()),
                MINUTE.format(answer.b().window().to()),
                marked(count(answer.a().sessions()), answer.basis(), Measure.SESSIONS))));
    for (Comparison.Verdict verdict : Comparison.Verdict.values()) {
      verdicts(answer, verdict).ifPresent(sentences::add);
    }
    return sentences;
  }

  /**
   * What to fix first.
   *
   * @param days of the report; the ranking may cover fewer
   */
  static List<Sentence> ranked(HotspotsAnswer answer, int days) {
    List<Sentence> sentences = new ArrayList<>();
    if (answer.hotspots() == 0) {
      sentences.add(Sentence.of("No page has more affected sessions than chance explains."));
    }
    answer.ranked().stream()
        .filter(Hotspot::isHot)
        .limit(MOST)
        .map(each -> of(each, answer.basis()))
        .forEach(sentences::add);
    if (answer.days() < days) {
      sentences.add(Sentence.of("The ranking covers the last " + answer.days() + " days."));
    }
    return sentences;
  }

  /** What changed, and how sure that is. */
  static List<Sentence> changed(ChangesAnswer answer) {
    List<Sentence> sentences = new ArrayList<>();
    List<Change> changes = answer.result().changes();
    if (changes.isEmpty()) {
      sentences.add(
          Sentence.of(
              "No change is larger than chance, compared with the %s days before."
                  .formatted(answer.baselineDays())));
    }
    changes.stream().limit(MOST).map(each -> of(each, answer.basis())).forEach(sentences::add);
    pages("New", answer.result().newPages()).ifPresent(sentences::add);
    pages("Gone", answer.result().gonePages()).ifPresent(sentences::add);
    sentences.add(
        Sentence.of(
            String.format(
                Locale.ROOT,
                "%,d groups and measures were tested. At most %.1f of the reported changes are expected"
                    + " to be false alarms.",
                answer.result().tested(),
                answer.result().falseAlarmsExpected())));
    return sentences;
  }

  /**
   * Which days the figures cover, and how exact they are.
   *
   * @param ofJudgements the marks of the judged figures
   */
  static List<Sentence> stored(List<Answer> answers, Set<Quality> ofJudgements) {
    List<Sentence> sentences = new ArrayList<>();
    for (Answer answer : answers) {
      List<LocalDate> missing = answer.coverage().missing();
      sentences.add(
          Sentence.of(
              "%s: %s of %s days are stored; source: %s.%s"
                  .formatted(
                      answer.groupBy().contains("URL") ? "Pages" : "Trends",
                      answer.coverage().covered(),
                      answer.days(),
                      answer.provenance().derived().stream()
                          .map(Provenance.Derivation::label)
                          .map(ReportSentences::words)
                          .sorted()
                          .collect(Collectors.joining(", ")),
                      missing.isEmpty() ? "" : " Missing: " + days(missing) + ".")));
    }
    marks(answers, ofJudgements).ifPresent(sentences::add);
    return sentences;
  }

  private static String days(List<LocalDate> missing) {
    return missing.stream().map(LocalDate::toString).collect(Collectors.joining(", "));
  }

  /** Lists the signals with a verdict. */
  private static Optional<Sentence> verdicts(ComparisonAnswer answer, Comparison.Verdict verdict) {
    String start =
        switch (verdict) {
          case B_HIGHER -> "More of";
          case B_LOWER -> "Less of";
          case SAME -> "No relevant difference:";
          case CANNOT_TELL -> "Too few sessions to compare:";
        };
    String signals =
        answer.result().signals().stream()
            .filter(each -> each.verdict() == verdict)
            .map(
                each ->
                    "%s (%s of sessions, before %s)"
                        .formatted(
                            words(each.signal().label()),
                            percent(each.b(), answer.basis(), each.signal()),
                            percent(each.a(), answer.basis(), each.signal())))
            .collect(Collectors.joining(", "));
    return signals.isEmpty()
        ? Optional.empty()
        : Optional.of(Sentence.of(start + " " + signals + "."));
  }

  private static Sentence of(Hotspot each, Judgement.Basis basis) {
    List<String> names = new ArrayList<>();
    each.key().values().forEach(value -> names.add(named(value)));
    String signals =
        each.signals().stream()
            .limit(2)
            .map(
                signal ->
                    "%s in %s of sessions (%s expected)"
                        .formatted(
                            words(signal.signal().label()),
                            percent(signal.percent(), basis, signal.signal()),
                            percent(signal.expectedPercent())))
            .collect(Collectors.joining(", and "));
    List<Carrier> parts = each.where().subList(0, Math.min(2, each.where().size()));
    parts.forEach(part -> names.add(named(part.value())));
    String where =
        parts.stream()
            .map(
                part ->
                    "%s {} (%s, elsewhere %s)"
                        .formatted(
                            part.dimension().label(),
                            percent(part.percent(), basis, part.signal()),
                            percent(part.elsewherePercent(), basis, part.signal())))
            .collect(Collectors.joining(", "));
    String mostly = where.isEmpty() ? "" : " Mostly in " + where + ".";
    return new Sentence(places(each.key().size()) + ": " + signals + "." + mostly, names);
  }

  private static Sentence of(Change each, Judgement.Basis basis) {
    List<String> names = new ArrayList<>(each.group().values());
    boolean isTraffic = each.measure() == Measure.SESSIONS;
    String group = each.group().isEmpty() ? "the site" : places(names.size());
    String moved = each.difference() > 0 ? "rose" : "fell";
    String signal = capital(words(each.measure().label().replace("_session_percent", "")));
    String what =
        isTraffic
            ? "Sessions of %s %s: %s (%s expected)"
                .formatted(
                    group,
                    moved,
                    marked(count(each.now()), basis, each.measure()),
                    count(each.before()))
            : "%s on %s %s from %s to %s of sessions"
                .formatted(
                    signal,
                    group,
                    moved,
                    marked(percent(each.before()), basis, each.measure()),
                    marked(percent(each.now()), basis, each.measure()));
    String where = "";
    if (!each.where().isEmpty()) {
      Carrier part = each.where().get(0);
      where = ", mostly in " + part.dimension().label() + " {}";
      names.add(named(part.value()));
    }
    String since = DAY.format(each.since().atStartOfDay(ZoneOffset.UTC));
    return new Sentence(what + ", since " + since + where + ".", names);
  }

  private static String named(@Nullable String value) {
    return value == null ? "(none)" : value;
  }

  private static Optional<Sentence> pages(String start, List<Page> pages) {
    if (pages.isEmpty()) {
      return Optional.empty();
    }
    List<Page> first = pages.subList(0, Math.min(MOST, pages.size()));
    List<String> names = first.stream().flatMap(page -> page.group().values().stream()).toList();
    String places =
        first.stream().map(page -> places(page.group().size())).collect(Collectors.joining(", "));
    int more = pages.size() - first.size();
    return Optional.of(
        new Sentence(
            start + " pages: " + places + (more > 0 ? " and " + more + " more." : "."), names));
  }

  /** Explains the marks of the figures. */
  private static Optional<Sentence> marks(List<Answer> answers, Set<Quality> ofJudgements) {
    Set<Quality> marks = new TreeSet<>(ofJudgements);
    answers.forEach(answer -> marks.addAll(answer.quality().values()));
    String said =
        Stream.of(
                Map.entry(Quality.UPPER_BOUND, "≤ at most"),
                Map.entry(Quality.LOWER_BOUND, "≥ at least"),
                Map.entry(Quality.ESTIMATE, "≈ estimated"))
            .filter(each -> marks.contains(each.getKey()))
            .map(Map.Entry::getValue)
            .collect(Collectors.joining(", "));
    return said.isEmpty()
        ? Optional.empty()
        : Optional.of(Sentence.of("Figures without a mark are exact; " + said + "."));
  }

  /** A placeholder for each value of a key. */
  private static String places(int values) {
    return String.join(" · ", Collections.nCopies(values, "{}"));
  }

  private static String percent(double value, Judgement.Basis basis, Signal signal) {
    return marked(percent(value), basis, signal.sessionPercent());
  }

  private static String marked(String figure, Judgement.Basis basis, Measure measure) {
    return basis.quality().getOrDefault(measure, Quality.EXACT).sign() + figure;
  }

  private static String percent(double value) {
    return String.format(Locale.ROOT, "%.1f %%", value);
  }

  private static String count(double value) {
    return String.format(Locale.ROOT, "%,.0f", value);
  }

  static String words(String label) {
    return label.replace('_', ' ');
  }

  static String capital(String text) {
    return text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
  }
}
