package io.claritytoolbox.tools;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.claritytoolbox.answer.Projects;
import io.claritytoolbox.model.Caller;
import io.claritytoolbox.model.Dimension;
import io.claritytoolbox.model.Measure;
import io.claritytoolbox.model.Signal;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;

/** {@code get_friction}: any of the six signals, side by side. */
final class FrictionTool implements DataTool {
  private static final String NAME = "get_friction";
  private static final List<Signal> ALL = List.of(Signal.values());
  private static final Argument<List<Signal>> SIGNALS =
      Argument.someOf("signals", Choices.of(ALL, Signal::label)).described("Default all six.");
  private static final Argument<List<Dimension>> GROUP_BY =
      DataArguments.groupBy("Break down by; three dimensions at most, filters included.");

  private final DataArguments data;
  private final Inquiry inquiry;
  private final Signature signature;

  FrictionTool(Projects projects) {
    this.inquiry = new Inquiry(projects);
    this.data =
        new DataArguments(
            projects.names(),
            DataArguments.orderBy(
                    measures(ALL),
                    "A row's measure, like dead_clicks_sessions; default the first signal's.")
                .unlisted());
    this.signature = data.signature(NAME, List.of(SIGNALS, GROUP_BY));
  }

  @Override
  public ToolDefinition definition() {
    return new ToolDefinition(
        NAME,
        "Friction",
        "Six signs of friction: occurrences, affected sessions and share, of the whole site"
            + " or broken down. Answers come from stored exports where possible; a new export costs"
            + " one of ten requests a day.",
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
    List<Signal> signals = call.get(SIGNALS).filter(chosen -> !chosen.isEmpty()).orElse(ALL);
    return data.read(
        call,
        call.get(GROUP_BY).orElse(List.of()),
        measures(signals),
        RowOrder.by(signals.get(0).occurrences()));
  }

  private static List<Measure> measures(List<Signal> signals) {
    return Stream.concat(
            Stream.of(Measure.SESSIONS),
            signals.stream().sorted().map(Signal::measures).flatMap(Collection::stream))
        .toList();
  }
}
