package io.claritytoolbox.tools;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.claritytoolbox.answer.Analyst;
import io.claritytoolbox.answer.Projects;
import io.claritytoolbox.judge.HotspotsJudge;
import io.claritytoolbox.judge.HotspotsQuestion;
import io.claritytoolbox.model.Caller;
import io.claritytoolbox.model.Dimension;
import io.claritytoolbox.render.HotspotsView;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** {@code get_hotspots}: what to fix first. */
final class HotspotsTool implements Tool {
  private static final String NAME = "get_hotspots";
  private static final int USUAL_DAYS = 3;

  private final Argument<List<Dimension>> groupBy =
      DataArguments.groupBy("What to rank; default URL.").unlisted();
  private final Projects projects;
  private final JudgingArguments shared;
  private final Signature signature;

  HotspotsTool(Projects projects) {
    this.projects = projects;
    this.shared = new JudgingArguments(projects.names(), USUAL_DAYS);
    this.signature = shared.signature(NAME, List.of(), List.of(groupBy));
  }

  @Override
  public ToolDefinition definition() {
    return new ToolDefinition(
        NAME,
        "Hotspots",
        "Ranks what to fix first: pages (or any group) by the sessions they trouble beyond what the"
            + " site's rate and their devices explain, with the browser, device or channel that"
            + " carries it. Use it for \"what should we fix\", \"where do visitors struggle\"; mostly"
            + " free.",
        signature.schema(),
        OutputSchema.hotspots(),
        ToolDefinition.Annotations.READS_CLARITY);
  }

  @Override
  public ToolResult call(ObjectNode given, Caller caller) {
    Arguments call = new Arguments(signature, given);
    JudgingArguments.Shared read = shared.read(call);
    List<Dimension> named = call.get(groupBy).orElse(List.of());
    List<Dimension> groups = named.isEmpty() ? List.of(Dimension.URL) : named;
    Set<Dimension> dimensions = EnumSet.copyOf(groups);
    read.filters().forEach(filter -> dimensions.add(filter.dimension()));
    JudgingArguments.checkBreakdown("`group_by` and `filters`", dimensions, call.faults());
    return call.faults()
        .refusal()
        .orElseGet(
            () ->
                projects
                    .open(read.project())
                    .match(analyst -> judged(analyst, groups, read, caller), ToolResult::refused));
  }

  private static ToolResult judged(
      Analyst analyst, List<Dimension> groups, JudgingArguments.Shared read, Caller caller) {
    HotspotsQuestion question =
        new HotspotsQuestion(
            groups, read.filters(), read.period(), read.signals(), read.maxAge(), read.spend());
    return HotspotsJudge.judge(question, analyst, caller)
        .match(
            answer ->
                ToolResult.answered(
                    new HotspotsView(analyst.project(), answer, read.scope(analyst))),
            ToolResult::refused);
  }
}
