package io.claritytoolbox.tools;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.claritytoolbox.answer.Projects;
import io.claritytoolbox.model.Caller;
import io.claritytoolbox.model.Dimension;
import io.claritytoolbox.model.Measure;
import java.util.List;

/** {@code get_rage_clicks}: how many, in which sessions, and their share. */
final class RageClicksTool implements DataTool {
  private static final String NAME = "get_rage_clicks";
  private static final List<Measure> MEASURES =
      List.of(
          Measure.SESSIONS,
          Measure.RAGE_CLICKS,
          Measure.RAGE_CLICKS_SESSIONS,
          Measure.RAGE_CLICKS_SESSION_PERCENT,
          Measure.RAGE_CLICKS_PAGE_VIEWS);
  private static final Argument<List<Dimension>> GROUP_BY =
      DataArguments.groupBy("Break down by; three dimensions at most, filters included.");

  private final DataArguments data;
  private final Inquiry inquiry;
  private final Signature signature;

  RageClicksTool(Projects projects) {
    this.inquiry = new Inquiry(projects);
    this.data =
        new DataArguments(
            projects.names(),
            DataArguments.orderBy(MEASURES, "Sort descending; default rage_clicks."));
    this.signature = data.signature(NAME, List.of(GROUP_BY));
  }

  @Override
  public ToolDefinition definition() {
    return new ToolDefinition(
        NAME,
        "Rage clicks",
        "Rage clicks, the sessions and page views that have them and their share, of the whole"
            + " site or broken down. Answers come from stored exports where possible; a new"
            + " export costs one of ten requests a day.",
        signature.schema(),
        OutputSchema.data(),
        ToolDefinition.Annotations.READS_CLARITY);
  }

  @Override
  public ToolResult call(ObjectNode given, Caller caller) {
    Arguments call = new Arguments(signature, given);
    return inquiry.put(call, read(call), caller);
  }

  @Override
  public Forecast forecast(ObjectNode given) {
    Arguments call = new Arguments(signature, given);
    return Forecast.of(call, read(call));
  }

  Asked read(Arguments call) {
    List<Dimension> groupBy = call.get(GROUP_BY).orElse(List.of());
    return data.read(call, groupBy, MEASURES, RowOrder.by(Measure.RAGE_CLICKS));
  }
}
