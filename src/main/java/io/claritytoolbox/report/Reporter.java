package io.claritytoolbox.report;

import io.claritytoolbox.answer.Analyst;
import io.claritytoolbox.answer.Answer;
import io.claritytoolbox.answer.Project;
import io.claritytoolbox.answer.QuotaReport;
import io.claritytoolbox.answer.Reply;
import io.claritytoolbox.chart.Chart;
import io.claritytoolbox.chart.SmallMultiples;
import io.claritytoolbox.chart.TrendLine;
import io.claritytoolbox.insight.Changes.Change;
import io.claritytoolbox.judge.ChangesAnswer;
import io.claritytoolbox.judge.ChangesJudge;
import io.claritytoolbox.judge.ChangesQuestion;
import io.claritytoolbox.judge.ComparisonAnswer;
import io.claritytoolbox.judge.ComparisonJudge;
import io.claritytoolbox.judge.ComparisonQuestion;
import io.claritytoolbox.judge.HotspotsAnswer;
import io.claritytoolbox.judge.HotspotsJudge;
import io.claritytoolbox.judge.HotspotsQuestion;
import io.claritytoolbox.model.Caller;
import io.claritytoolbox.model.Dimension;
import io.claritytoolbox.model.Export;
import io.claritytoolbox.model.Measure;
import io.claritytoolbox.model.Period;
import io.claritytoolbox.model.Quality;
import io.claritytoolbox.model.Question;
import io.claritytoolbox.model.Signal;
import io.claritytoolbox.model.Spend;
import io.claritytoolbox.model.Window;
import io.claritytoolbox.render.AnswerView;
import io.claritytoolbox.render.JudgedCharts;
import io.claritytoolbox.render.RowOrder;
import io.claritytoolbox.report.Report.Sentence;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Writes the chapter of a project: comparison with the period before, hotspots, changes, trends,
 * pages, and the data behind them. Only hotspots may send requests, two at most; everything else
 * comes from the store.
 */
public final class Reporter {
  private static final double MATTERS_PERCENT = 20;
  private static final int BASELINE_DAYS = 28;
  private static final int TREND_DAYS = 35;
  private static final int MOST_PAGES = 10;
  private static final List<Signal> SIGNALS = List.of(Signal.values());
  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("d MMMM yyyy", Locale.ENGLISH).withZone(ZoneOffset.UTC);
  private static final DateTimeFormatter MINUTE =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ENGLISH).withZone(ZoneOffset.UTC);

  private final Analyst analyst;
  private final int days;
  private final Spend spend;
  private final List<Answer> answers = new ArrayList<>();
  private final Set<String> warnings = new LinkedHashSet<>();
  private final Set<Quality> marks = EnumSet.noneOf(Quality.class);

  private Reporter(Analyst analyst, int days, Spend spend) {
    this.analyst = analyst;
    this.days = days;
    this.spend = spend;
  }

  /**
   * Writes a chapter.
   *
   * @param days the length of the period that ends now
   * @param spend whether the hotspots may send requests
   * @throws io.claritytoolbox.model.StorageFailure if the store can't be read
   */
  public static Report.Chapter chapter(Analyst analyst, int days, Spend spend) {
    return new Reporter(analyst, days, spend).chapter(analyst.quota().now());
  }

  private Report.Chapter chapter(Instant now) {
    Window window = new Period(days, 0).seenFrom(now);
    // The hotspots may send requests. The other sections then use the new exports.
    Report.Section hotspots = hotspots();
    Optional<ChangesAnswer> changes = changes();
    List<Report.Section> sections = new ArrayList<>();
    sections.add(comparison());
    sections.add(hotspots);
    sections.add(
        changes
            .map(this::changed)
            .orElse(
                Report.Section.of(
                    "What changed", "Too few days are stored to detect changes. See Data.")));
    sections.add(trends(changes.map(each -> each.result().changes()).orElse(List.of())));
    sections.add(pages());
    sections.add(basis());
    sections.add(requests());
    return new Report.Chapter(
        project().name(),
        DAY.format(window.from()) + " to " + DAY.format(window.to()),
        project().demo(),
        now,
        sections);
  }

  private Project project() {
    return analyst.project();
  }

  private Report.Section comparison() {
    String heading = "The last " + days + " days compared with the " + days + " days before";
    ComparisonQuestion question =
        new ComparisonQuestion(
            new ComparisonQuestion.Side("the days before", List.of(), new Period(days, days)),
            new ComparisonQuestion.Side("these days", List.of(), new Period(days, 0)),
            SIGNALS,
            List.of(),
            MATTERS_PERCENT,
            null,
            Spend.NEVER);
    return ComparisonJudge.judge(question, analyst, Caller.PATIENT)
        .match(answer -> compared(heading, answer), no -> Report.Section.of(heading, no));
  }

  private Report.Section compared(String heading, ComparisonAnswer answer) {
    answer.basis().warnings().stream()
        .map(warning -> warning.replaceFirst("^a: ", "The days before: "))
        .map(warning -> warning.replaceFirst("^b: ", "The last days: "))
        .forEach(warnings::add);
    marks.addAll(answer.basis().quality().values());
    return new Report.Section(heading, ReportSentences.compared(answer), JudgedCharts.of(answer));
  }

  private Report.Section hotspots() {
    HotspotsQuestion question =
        new HotspotsQuestion(
            List.of(Dimension.URL),
            List.of(),
            new Period(Math.min(days, Export.MAX_DAYS), 0),
            SIGNALS,
            null,
            spend);
    return HotspotsJudge.judge(question, analyst, Caller.PATIENT)
        .match(this::ranked, no -> Report.Section.of("What to fix first", no));
  }

  private Report.Section ranked(HotspotsAnswer answer) {
    warnings.addAll(answer.basis().warnings());
    marks.addAll(answer.basis().quality().values());
    return new Report.Section(
        "What to fix first", ReportSentences.ranked(answer, days), JudgedCharts.of(answer));
  }

  private Optional<ChangesAnswer> changes() {
    ChangesQuestion question =
        new ChangesQuestion(List.of(), new Period(days, 0), BASELINE_DAYS, SIGNALS);
    return ChangesJudge.judge(question, analyst, Caller.PATIENT)
        .match(
            Optional::of,
            no -> {
              warnings.add(no);
              return Optional.empty();
            });
  }

  private Report.Section changed(ChangesAnswer answer) {
    warnings.addAll(answer.basis().warnings());
    marks.addAll(answer.basis().quality().values());
    return new Report.Section(
        "What changed", ReportSentences.changed(answer), JudgedCharts.of(answer));
  }

  private Report.Section trends(List<Change> changes) {
    List<Measure> measures = new ArrayList<>(List.of(Measure.SESSIONS));
    SIGNALS.forEach(signal -> measures.add(signal.sessionPercent()));
    return ask(
        "Trends",
        analyst.trend(stored(measures, List.of(), TREND_DAYS), Caller.PATIENT),
        answer -> trends(answer, changes));
  }

  private Report.Section trends(Answer answer, List<Change> changes) {
    List<Chart> charts = new ArrayList<>();
    line(answer, Measure.SESSIONS, changes).ifPresent(charts::add);
    List<TrendLine> signals = new ArrayList<>();
    for (Signal signal : SIGNALS) {
      String title = ReportSentences.capital(ReportSentences.words(signal.label()));
      line(answer, signal.sessionPercent(), changes)
          .ifPresent(line -> signals.add(line.titled(title)));
    }
    if (!signals.isEmpty()) {
      charts.add(new SmallMultiples("Sessions with a signal, in percent", signals));
    }
    return new Report.Section("Trends", List.of(), charts);
  }

  /** The trend of a measure, marked with the day of its first change. */
  private Optional<TrendLine> line(Answer answer, Measure measure, List<Change> changes) {
    Optional<LocalDate> since =
        changes.stream()
            .filter(change -> change.measure() == measure)
            .map(Change::since)
            .findFirst();
    AnswerView.Layout layout =
        new AnswerView.Layout(List.of(measure), RowOrder.byDayThen(measure), 1);
    return AnswerView.of(project(), answer, layout).charts().stream()
        .filter(TrendLine.class::isInstance)
        .map(chart -> ((TrendLine) chart).changedOn(since))
        .findFirst();
  }

  private Report.Section pages() {
    List<Measure> measures = new ArrayList<>(List.of(Measure.SESSIONS));
    SIGNALS.forEach(signal -> measures.add(signal.sessions()));
    AnswerView.Layout layout =
        new AnswerView.Layout(measures, RowOrder.byAffectedSessions(), MOST_PAGES);
    Question byPage = stored(measures, List.of(Dimension.URL), days);
    return ask(
        "Pages",
        analyst.answer(byPage, Caller.PATIENT),
        answer ->
            new Report.Section(
                "Pages",
                List.of(
                    Sentence.of(
                        "The pages with the most affected sessions. A session counts on every page"
                            + " that it visits.")),
                Stream.concat(
                        AnswerView.of(project(), answer, layout).charts().stream(),
                        mostFrequent(answer).stream().flatMap(signal -> byDevice(signal).stream()))
                    .toList()));
  }

  /** The signal with the most affected sessions on a single page. */
  private static Optional<Signal> mostFrequent(Answer byPage) {
    return SIGNALS.stream()
        .max(
            Comparator.comparing(
                signal ->
                    byPage.rows().stream()
                        .mapToDouble(row -> row.facts().get(signal.sessions(), 0))
                        .max()
                        .orElse(0)));
  }

  /** The pages by device. */
  private List<Chart> byDevice(Signal signal) {
    Measure measure = signal.sessions();
    Question question = stored(List.of(measure), List.of(Dimension.URL, Dimension.DEVICE), days);
    AnswerView.Layout layout =
        new AnswerView.Layout(List.of(measure), RowOrder.by(measure), 3 * MOST_PAGES);
    return analyst
        .answer(question, Caller.PATIENT)
        .match(answer -> AnswerView.of(project(), answer, layout).charts(), no -> List.of());
  }

  private static Question stored(List<Measure> measures, List<Dimension> groupBy, int days) {
    return new Question(measures, groupBy, List.of(), new Period(days, 0), null, Spend.NEVER);
  }

  private Report.Section ask(
      String heading, Reply reply, Function<Answer, Report.Section> section) {
    return reply.match(
        answer -> {
          answers.add(answer);
          warnings.addAll(answer.warnings());
          return section.apply(answer);
        },
        no -> {
          warnings.add(no.sentence());
          return Report.Section.of(heading, "No stored export answers this.");
        });
  }

  /** The coverage and quality of the data. */
  private Report.Section basis() {
    List<Sentence> sentences = new ArrayList<>(ReportSentences.stored(answers, marks));
    warnings.stream().map(Sentence::of).forEach(sentences::add);
    return new Report.Section("Data", sentences, List.of());
  }

  private Report.Section requests() {
    QuotaReport quota = analyst.quota();
    String left =
        "%s of %s requests are left until %s UTC."
            .formatted(
                quota.quota().remaining(),
                quota.quota().limit(),
                MINUTE.format(quota.quota().resetsAt()));
    if (quota.requests().isEmpty()) {
      return Report.Section.of("Requests", "No request was sent today. " + left);
    }
    Chart.Table table =
        new Chart.Table(
            List.of("Time (UTC)", "Breakdown", "Days", "Outcome"),
            quota.requests().stream()
                .map(
                    request ->
                        List.of(
                            MINUTE.format(request.at()),
                            request.cube().toString(),
                            Integer.toString(request.days()),
                            ReportSentences.words(request.outcome())))
                .toList());
    return new Report.Section(
        "Requests",
        List.of(Sentence.of(left)),
        List.of(),
        List.of(new Report.Table("Today's requests", table)));
  }
}
