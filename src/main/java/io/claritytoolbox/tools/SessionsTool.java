package io.claritytoolbox.tools;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.claritytoolbox.answer.Analyst;
import io.claritytoolbox.answer.Projects;
import io.claritytoolbox.answer.Reply;
import io.claritytoolbox.model.Caller;
import io.claritytoolbox.model.Cube;
import io.claritytoolbox.model.Dimension;
import io.claritytoolbox.model.Listing;
import io.claritytoolbox.model.Measure;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** {@code get_sessions}: traffic and engagement, and the top-ten lists. */
final class SessionsTool implements DataTool {
  private static final String NAME = "get_sessions";
  private static final List<Measure> MEASURES =
      List.of(
          Measure.SESSIONS,
          Measure.BOT_SESSIONS,
          Measure.USERS,
          Measure.PAGES_PER_SESSION,
          Measure.SCROLL_DEPTH_PERCENT,
          Measure.ACTIVE_SECONDS,
          Measure.TOTAL_SECONDS);
  private static final List<Listing.Kind> LISTS =
      List.of(Listing.Kind.PAGE_TITLE, Listing.Kind.REFERRER, Listing.Kind.POPULAR_PAGE);
  private static final Argument<List<String>> GROUP_BY =
      Argument.someOf("group_by", groupings())
          .atMost(Cube.MAX_DIMENSIONS)
          .described(
              "Break down by; PageTitle, Referrer, PopularPage only alone, without filters.");

  private final DataArguments data;
  private final Inquiry inquiry;
  private final Signature signature;

  SessionsTool(Projects projects) {
    this.inquiry = new Inquiry(projects);
    this.data =
        new DataArguments(
            projects.names(),
            DataArguments.orderBy(MEASURES, "Sort descending; default sessions."));
    this.signature = data.signature(NAME, List.of(GROUP_BY));
  }

  @Override
  public ToolDefinition definition() {
    return new ToolDefinition(
        NAME,
        "Sessions",
        "Sessions, users, bots, pages per session, scroll depth and engagement, of the whole"
            + " site or broken down. Answers come from stored exports where possible; a new"
            + " export costs one of ten requests a day.",
        signature.schema(),
        OutputSchema.data(),
        ToolDefinition.Annotations.READS_CLARITY);
  }

  @Override
  public ToolResult call(ObjectNode given, Caller caller) {
    Arguments call = new Arguments(signature, given);
    Optional<Listing.Kind> list = list(call);
    Asked asked = read(call, list);
    return inquiry.put(call, asked, way(list, asked, caller));
  }

  @Override
  public Forecast forecast(ObjectNode given) {
    Arguments call = new Arguments(signature, given);
    Optional<Listing.Kind> list = list(call);
    Asked asked = read(call, list);
    return list.isPresent()
        ? new Forecast(call, asked, analyst -> analyst.listCost(asked.question()))
        : Forecast.of(call, asked);
  }

  private Asked read(Arguments call, Optional<Listing.Kind> list) {
    return list.isPresent() ? readList(call, list.get()) : read(call);
  }

  /** A breakdown by dimensions. */
  Asked read(Arguments call) {
    List<Dimension> groupBy =
        groupBy(call).flatMap(label -> Dimension.named(label).stream()).toList();
    return data.read(call, groupBy, MEASURES, RowOrder.by(Measure.SESSIONS));
  }

  /** A top-ten list, which has a single figure and no breakdown. */
  Asked readList(Arguments call, Listing.Kind list) {
    Measure measure = list == Listing.Kind.POPULAR_PAGE ? Measure.VISITS : Measure.SESSIONS;
    Asked asked = data.read(call, List.of(), List.of(measure), RowOrder.by(measure));
    if (groupBy(call).count() > 1 || !asked.question().filters().isEmpty()) {
      call.faults()
          .add(
              list.label()
                  + " is one of Clarity's top-ten lists of the whole site: name it alone in"
                  + " group_by and leave filters out.");
    }
    return asked;
  }

  private static Optional<Listing.Kind> list(Arguments call) {
    return LISTS.stream().filter(list -> groupBy(call).anyMatch(list.label()::equals)).findFirst();
  }

  private static Stream<String> groupBy(Arguments call) {
    return call.get(GROUP_BY).orElse(List.of()).stream();
  }

  private static Function<Analyst, Reply> way(
      Optional<Listing.Kind> list, Asked asked, Caller caller) {
    return analyst ->
        list.map(kind -> analyst.list(kind, asked.question(), caller))
            .orElseGet(() -> analyst.answer(asked.question(), caller));
  }

  private static Choices<String> groupings() {
    List<String> labels =
        Stream.concat(Choices.DIMENSIONS.labels().stream(), LISTS.stream().map(Listing.Kind::label))
            .toList();
    Choices<String> plain = Choices.of(labels, label -> label);
    return new Choices<>(
        labels,
        label -> label,
        typed -> Dimension.named(typed).map(Dimension::label).or(() -> plain.find(typed)));
  }
}
