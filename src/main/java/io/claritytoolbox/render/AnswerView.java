package io.claritytoolbox.render;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.claritytoolbox.answer.Answer;
import io.claritytoolbox.answer.Project;
import io.claritytoolbox.chart.Chart;
import io.claritytoolbox.model.Dimension;
import io.claritytoolbox.model.Facts;
import io.claritytoolbox.model.Measure;
import io.claritytoolbox.model.Quality;
import io.claritytoolbox.model.Row;
import io.claritytoolbox.model.Window;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The part of an answer that is shown in every format.
 *
 * @param project the project
 * @param answer the complete answer
 * @param layout how to show it
 * @param rows the shown rows, in order
 * @param warnings of the answer, and about rows that are not shown
 */
public record AnswerView(
    Project project, Answer answer, Layout layout, List<Row> rows, List<String> warnings)
    implements Rendering {
  public AnswerView {
    rows = List.copyOf(rows);
    warnings = List.copyOf(warnings);
  }

  /**
   * How to show an answer.
   *
   * @param columns the measures, from left to right
   * @param instead the measures to show if none of the columns is known
   * @param order of the rows
   * @param limit the largest number of rows, or of groups in a trend
   * @param page the scrubbed address if the question is about one page; otherwise null
   */
  public record Layout(
      List<Measure> columns,
      List<Measure> instead,
      RowOrder order,
      int limit,
      @Nullable String page) {
    public Layout {
      columns = List.copyOf(columns);
      instead = List.copyOf(instead);
    }

    public Layout(List<Measure> columns, RowOrder order, int limit) {
      this(columns, List.of(), order, limit, null);
    }

    /** A copy about one page. */
    public Layout of(@Nullable String only) {
      return new Layout(columns, instead, order, limit, only);
    }

    private Layout knownOf(Answer answer) {
      Set<Measure> known = answer.quality().keySet();
      List<Measure> others = instead.stream().filter(known::contains).toList();
      boolean isKnown = others.isEmpty() || columns.stream().anyMatch(known::contains);
      return isKnown ? this : new Layout(others, List.of(), order, limit, page);
    }

    /**
     * The measure that determines the size of a group in a trend: sessions in place of rates and
     * means, which don't add up.
     */
    public static Measure sizeOf(Measure measure) {
      return measure.isCount() ? measure : Measure.SESSIONS;
    }
  }

  /** Selects the requested rows that fit into a reply, at least one. */
  public static AnswerView of(Project project, Answer answer, Layout asked) {
    Layout layout = asked.knownOf(answer);
    List<List<Row>> units =
        layout.order().units(answer.rows(), Layout.sizeOf(layout.columns().get(0)));
    List<List<Row>> wanted = units.subList(0, Math.min(layout.limit(), units.size()));
    AnswerView bare = new AnswerView(project, answer, layout, List.of(), answer.warnings());
    int shown = bare.fitting(wanted);
    List<Row> rows =
        layout.order().sorted(wanted.subList(0, shown).stream().flatMap(List::stream).toList());
    List<String> warnings = new ArrayList<>(answer.warnings());
    if (layout.order().isByDay() && shown < units.size()) {
      warnings.add(groupsLeftOut(shown, units.size()));
    } else if (shown < wanted.size()) {
      warnings.add(rowsLeftOut(shown, wanted.size()));
    }
    return new AnswerView(project, answer, layout, rows, warnings);
  }

  /** The number of units that fit. The data of the answer is never shortened for them. */
  private int fitting(List<List<Row>> units) {
    int room = ReplySize.room(json());
    int fitting = 0;
    while (fitting < units.size()) {
      for (Row row : units.get(fitting)) {
        room -= ReplySize.bytes(AnswerJson.row(this, row)) + 1;
      }
      if (room < 0) {
        break;
      }
      fitting++;
    }
    return Math.max(fitting, Math.min(1, units.size()));
  }

  private static String rowsLeftOut(int shown, int wanted) {
    return ("Only %s of the %s rows asked for fit in one reply. Ask for fewer `measures` or with"
            + " `filters` to see the others.")
        .formatted(shown, wanted);
  }

  private static String groupsLeftOut(int shown, int groups) {
    return ("Only the %s largest of %s groups are shown, each with all its days. Ask with"
            + " `filters`, a larger `limit` or fewer `days` to see others.")
        .formatted(shown, groups);
  }

  /** The figures of all rows together. The days of a trend have no total. */
  Facts total() {
    return layout.order().isByDay() ? Facts.NONE : answer.total();
  }

  /** The columns with a value in the total or in any row. */
  List<Measure> known() {
    List<Facts> all = Stream.concat(rows.stream().map(Row::facts), Stream.of(total())).toList();
    return layout.columns().stream()
        .filter(measure -> all.stream().anyMatch(facts -> facts.has(measure)))
        .toList();
  }

  /** The mark of a column; exact if there is none. */
  Quality quality(Measure measure) {
    return answer.quality().getOrDefault(measure, Quality.EXACT);
  }

  /** What all replies share, with links to the same figures in Clarity. */
  ReplyText reply() {
    return new ReplyText(project, Optional.ofNullable(layout.page()).or(this::onlyPage));
  }

  private Optional<String> onlyPage() {
    int url = answer.groupBy().indexOf(Dimension.URL.label());
    return url < 0 || rows.size() != 1
        ? Optional.empty()
        : Optional.ofNullable(rows.get(0).key().get(url));
  }

  /** The hours of a row in a trend; otherwise empty. */
  Optional<Window> hours(Row row) {
    return layout.order().isByDay()
        ? answer.coverage().hours(String.valueOf(row.key().get(0)))
        : Optional.empty();
  }

  /** A rounded value for JSON and Markdown; empty if unknown. */
  Optional<BigDecimal> figure(Facts facts, Measure measure) {
    return facts.has(measure)
        ? Optional.of(measure.rounded(facts.get(measure, 0), quality(measure)))
        : Optional.empty();
  }

  @Override
  public ObjectNode json() {
    return AnswerJson.of(this);
  }

  @Override
  public List<Chart> charts() {
    return AnswerCharts.of(this);
  }

  @Override
  public String markdown() {
    return new AnswerMarkdown(this).text();
  }

  @Override
  public String text(OptionalInt width) {
    return new AnswerText(this, width).text();
  }
}
