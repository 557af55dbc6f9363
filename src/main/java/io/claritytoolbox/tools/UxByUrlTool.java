package io.claritytoolbox.tools;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.claritytoolbox.answer.Projects;
import io.claritytoolbox.model.Caller;
import io.claritytoolbox.model.Dimension;
import io.claritytoolbox.model.Measure;
import io.claritytoolbox.model.Signal;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;

/** {@code get_ux_by_url}: everything about each page, the most troubled first. */
final class UxByUrlTool implements DataTool {
  private static final String NAME = "get_ux_by_url";
  private static final List<Measure> MEASURES =
      Stream.concat(
              Stream.of(
                  Measure.SESSIONS,
                  Measure.BOT_SESSIONS,
                  Measure.USERS,
                  Measure.PAGES_PER_SESSION,
                  Measure.SCROLL_DEPTH_PERCENT,
                  Measure.ACTIVE_SECONDS,
                  Measure.TOTAL_SECONDS),
              Arrays.stream(Signal.values()).map(Signal::measures).flatMap(Collection::stream))
          .toList();
  private static final Argument<List<Dimension>> GROUP_BY =
      DataArguments.groupBy(
          "Break pages down further; three dimensions at most, URL and filters included.");

  private final DataArguments data;
  private final Inquiry inquiry;
  private final Signature signature;

  UxByUrlTool(Projects projects) {
    this.inquiry = new Inquiry(projects);
    this.data =
        new DataArguments(
            projects.names(),
            DataArguments.orderBy(
                    MEASURES,
                    "A row's measure, like dead_clicks_sessions; default all affected sessions.")
                .unlisted());
    this.signature = data.signature(NAME, List.of(GROUP_BY));
  }

  @Override
  public ToolDefinition definition() {
    return new ToolDefinition(
        NAME,
        "UX by page",
        "Traffic, scroll depth, engagement and all six friction signals of each page, most"
            + " affected sessions first. Answers come from stored exports where possible; a"
            + " new export costs one of ten requests a day.",
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
    List<Dimension> groupBy =
        Stream.concat(Stream.of(Dimension.URL), call.get(GROUP_BY).stream().flatMap(List::stream))
            .distinct()
            .toList();
    return data.read(call, groupBy, MEASURES, RowOrder.byAffectedSessions());
  }
}
