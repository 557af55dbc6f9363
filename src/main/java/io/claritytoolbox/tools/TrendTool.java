package io.claritytoolbox.tools;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.claritytoolbox.answer.Answer;
import io.claritytoolbox.answer.Project;
import io.claritytoolbox.answer.Projects;
import io.claritytoolbox.model.Caller;
import io.claritytoolbox.model.Dimension;
import io.claritytoolbox.model.Facts;
import io.claritytoolbox.model.Measure;
import io.claritytoolbox.model.Question;
import io.claritytoolbox.model.Row;
import java.util.Arrays;
import java.util.List;

/** {@code get_trend}: one measure by day, each day as it was counted. */
final class TrendTool implements DataTool {
  private static final String NAME = "get_trend";
  private static final int USUAL_GROUPS = 5;
  private static final int MOST_GROUPS = 25;
  private static final List<Measure> MEASURES =
      Arrays.stream(Measure.values()).filter(measure -> measure != Measure.VISITS).toList();
  private static final Argument<Measure> MEASURE =
      Argument.oneOf("measure", Choices.of(MEASURES, Measure::label))
          .unlisted()
          .defaulting(Measure.SESSIONS.label())
          .described(
              "Any row measure of the other tools, like users or dead_clicks_session_percent.");
  private static final Argument<List<Dimension>> GROUP_BY =
      DataArguments.groupBy("Break each day down; three dimensions at most, filters included.");
  private static final Argument<Integer> GROUPS =
      Argument.whole("limit", 1, MOST_GROUPS)
          .described("Most groups returned, the largest over all days.");

  private final DataArguments data;
  private final Inquiry inquiry;
  private final Signature signature;

  TrendTool(Projects projects) {
    this.inquiry = new Inquiry(projects);
    this.data = DataArguments.ofTrend(projects.names(), USUAL_GROUPS, GROUPS);
    this.signature = data.signature(NAME, List.of(MEASURE, GROUP_BY));
  }

  @Override
  public ToolDefinition definition() {
    return new ToolDefinition(
        NAME,
        "Trend",
        "One measure by day from the history of stored exports, of the whole site or broken down;"
            + " days never stored are listed in coverage, not zero. At most today's day costs one"
            + " of ten requests.",
        signature.schema(),
        OutputSchema.data(),
        ToolDefinition.Annotations.READS_CLARITY);
  }

  @Override
  public ToolResult call(ObjectNode given, Caller caller) {
    Arguments call = new Arguments(signature, given);
    Asked asked = read(call);
    Question weighed = weighed(asked.question());
    return inquiry.put(call, asked, analyst -> analyst.trend(weighed, caller), TrendTool::answered);
  }

  @Override
  public Forecast forecast(ObjectNode given) {
    Arguments call = new Arguments(signature, given);
    Asked asked = read(call);
    Question weighed = weighed(asked.question());
    return new Forecast(call, asked, analyst -> analyst.trendCost(weighed));
  }

  Asked read(Arguments call) {
    Measure measure = call.get(MEASURE).orElse(Measure.SESSIONS);
    List<Dimension> groupBy = call.get(GROUP_BY).orElse(List.of());
    return data.read(call, groupBy, List.of(measure), RowOrder.byDayThen(measure));
  }

  /** Shares and means don't add up, so their groups are as large as their sessions are many. */
  private static Question weighed(Question question) {
    Measure measure = question.measures().get(0);
    return isCount(measure) ? question : question.withMeasures(List.of(measure, Measure.SESSIONS));
  }

  private static boolean isCount(Measure measure) {
    return measure.kind() != Measure.Kind.RATE && measure.kind() != Measure.Kind.MEAN;
  }

  /** The largest groups, as many as were asked for and fit with all their days. */
  static ToolResult answered(Project project, Asked asked, Answer answer) {
    Measure measure = asked.question().measures().get(0);
    TopGroups groups = new TopGroups(answer.rows(), isCount(measure) ? measure : Measure.SESSIONS);
    int shown = Math.min(asked.limit(), groups.count());
    ObjectNode content = content(project, asked, answer, groups.first(shown));
    while (shown > 1 && content.path("rows").size() < groups.first(shown).size()) {
      shown--;
      content = content(project, asked, answer, groups.first(shown));
    }
    content.put("total_rows", answer.rows().size());
    if (shown < groups.count()) {
      content.withArrayProperty("warnings").add(leftOut(shown, groups.count()));
    }
    return ToolResult.answered(content, TextMirror.of(content, asked));
  }

  private static ObjectNode content(Project project, Asked asked, Answer answer, List<Row> rows) {
    Answer shown =
        new Answer(
            answer.window(),
            answer.coverage(),
            answer.groupBy(),
            rows,
            Facts.NONE,
            answer.provenance(),
            answer.quality(),
            answer.quota(),
            answer.warnings());
    Asked all = new Asked(asked.project(), asked.question(), asked.order(), rows.size());
    return AnswerJson.of(project, all, shown);
  }

  private static String leftOut(int shown, int groups) {
    return "Shown are the "
        + shown
        + " largest of "
        + groups
        + " groups, each with all its days. Ask with a filter, or a larger limit where fewer days"
        + " leave room, to see others.";
  }
}
