package io.claritytoolbox.tools;

import io.claritytoolbox.answer.Analyst;
import io.claritytoolbox.answer.KnownSessions;
import io.claritytoolbox.dashboard.Dashboard;
import io.claritytoolbox.dashboard.DashboardReply;
import io.claritytoolbox.dashboard.DashboardReply.Answered;
import io.claritytoolbox.dashboard.RecordingWords;
import io.claritytoolbox.dashboard.Recordings;
import io.claritytoolbox.dashboard.RecordingsRequest;
import io.claritytoolbox.dashboard.RecordingsRequest.Order;
import io.claritytoolbox.model.Caller;
import io.claritytoolbox.model.Dimension;
import io.claritytoolbox.model.Filter;
import io.claritytoolbox.model.Period;
import io.claritytoolbox.model.Signal;
import io.claritytoolbox.render.DashboardView;
import io.claritytoolbox.render.DocumentationView;
import io.claritytoolbox.render.RecordingsView;
import io.claritytoolbox.tools.DefinedTool.Spec;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * The definitions of the tools that ask Clarity's dashboard: recordings, and questions in words.
 */
final class DashboardTools {
  private static final int USUAL_DAYS = 3;
  private static final int USUAL_LIMIT = 10;
  private static final int MOST_SHOWN = 50;
  private static final String ANY_BELOW = "*";
  private static final String SEVERAL = "Like Mobile; several with commas.";

  private static final int LONGEST = 500;
  private static final String NOT_UNDERSTOOD =
      "Clarity's dashboard did not understand the question. Name a figure, a breakdown and a period,"
          + " such as \"top browsers last 3 days\", or use the other tools. The request counts among"
          + " today's dashboard requests.";

  /** The labels of {@link Order}, which need not be loaded when a client starts. */
  private static final List<String> ORDERS =
      List.of(
          "newest",
          "oldest",
          "longest",
          "shortest",
          "most_clicks",
          "fewest_clicks",
          "most_pages",
          "fewest_pages");

  private static final Argument<String> PAGE =
      Argument.text(
              "page",
              "an address with https:// or a path that starts with /",
              typed -> Optional.of(typed).filter(Pages::isUsable))
          .described("Address or path of a visited page; * at its end for all below.");
  private static final Argument<List<Signal>> SIGNALS =
      SharedArguments.signals("Like rage_clicks; each must occur.").unlisted();
  private static final Argument<String> ORDER =
      Argument.oneOf("order", Choices.of(ORDERS, order -> order)).defaulting(ORDERS.get(0));
  private static final Argument<Integer> DAYS =
      Argument.whole("days", 1, RecordingsRequest.MAX_DAYS).defaulting(USUAL_DAYS);
  private static final Argument<Integer> ENDS_DAYS_AGO =
      Argument.whole("ends_days_ago", 0, RecordingsRequest.MAX_DAYS - 1);
  private static final Argument<Integer> LIMIT =
      Argument.whole("limit", 1, MOST_SHOWN).defaulting(USUAL_LIMIT);
  private static final Argument<Boolean> TIMELINE =
      Argument.flag("timeline").described("With pages and clicks of each session.");

  private static final Argument<String> QUERY =
      Argument.text(
          "query",
          "a text of up to " + LONGEST + " characters",
          typed -> Optional.of(typed).filter(text -> text.length() <= LONGEST));

  private DashboardTools() {}

  /** {@code get_recordings}: single sessions, each with a link to its recording. */
  static Spec recordings(ProjectArgument project) {
    Map<Dimension, Argument<List<String>>> attributes = new EnumMap<>(Dimension.class);
    for (Dimension dimension : Dimension.values()) {
      if (dimension != Dimension.URL) {
        Argument<List<String>> attribute = attribute(dimension);
        attributes.put(
            dimension, dimension == Dimension.DEVICE ? attribute.described(SEVERAL) : attribute);
      }
    }
    List<Argument<?>> all = new ArrayList<>(List.of(PAGE));
    all.addAll(attributes.values());
    all.addAll(List.of(SIGNALS, DAYS, ENDS_DAYS_AGO, ORDER, LIMIT, TIMELINE));
    return project.tool(
        new ToolDefinition(
            "get_recordings",
            "Recordings",
            "Lists recordings of single sessions with links that play them, by page, device, signals"
                + " and more. Hotspots and changes name the call; it costs none of the ten requests"
                + " and Clarity keeps 30 days.",
            List.of(),
            all,
            List.of("project", "window", "recordings", "returned", "quota", "warnings")),
        call -> {
          Wanted wanted = wanted(call, attributes);
          return (analyst, caller) -> listed(analyst, wanted, caller);
        });
  }

  /** {@code ask_dashboard}: figures for a question in words. */
  static Spec dashboard(ProjectArgument project) {
    return inWords(
        project,
        new ToolDefinition(
            "ask_dashboard",
            "Ask the dashboard",
            "Asks Clarity's own dashboard one question in English, for figures that no other tool has."
                + " Clarity interprets and computes it and this server can't check it: say so.",
            List.of(QUERY),
            List.of(),
            List.of("project", "read_as", "columns", "rows", "quota", "warnings")),
        DashboardTools::ask);
  }

  /** {@code search_documentation}: how Clarity works. */
  static Spec documentation(ProjectArgument project) {
    return inWords(
        project,
        new ToolDefinition(
            "search_documentation",
            "Documentation",
            "Searches Clarity's documentation: setup, tracking, masking, what a figure means. It costs"
                + " none of the ten requests.",
            List.of(QUERY),
            List.of(),
            List.of("project", "result", "quota", "warnings")),
        DashboardTools::search);
  }

  /** A tool that passes a question to a dashboard, which is loaded at the first call. */
  private static Spec inWords(
      ProjectArgument project,
      ToolDefinition definition,
      BiFunction<Analyst, String, ToolResult> passing) {
    return project.tool(
        definition,
        call -> {
          String query = call.get(QUERY).orElse("");
          return (analyst, caller) -> {
            caller.progress("Asking Clarity");
            return passing.apply(analyst, query);
          };
        });
  }

  private static ToolResult ask(Analyst analyst, String question) {
    return passed(
        analyst,
        dashboard -> dashboard.ask(question),
        answered ->
            answered.answer().isUnderstood()
                ? ToolResult.answered(
                    new DashboardView(analyst.project(), answered.answer(), answered.quota()))
                : ToolResult.refused(NOT_UNDERSTOOD));
  }

  private static ToolResult search(Analyst analyst, String question) {
    return passed(
        analyst,
        dashboard -> dashboard.documentation(question),
        answered ->
            ToolResult.answered(
                new DocumentationView(analyst.project(), answered.answer(), answered.quota())));
  }

  private static <T> ToolResult passed(
      Analyst analyst,
      Function<Dashboard, DashboardReply<T>> question,
      Function<Answered<T>, ToolResult> answered) {
    return analyst
        .dashboard()
        .map(dashboard -> question.apply(dashboard).match(answered, ToolResult::refused))
        .orElseGet(() -> ToolResult.refused("There is no dashboard here."));
  }

  /** The possible values are read at the first call. */
  private static Argument<List<String>> attribute(Dimension dimension) {
    String name = dimension.label().toLowerCase(Locale.ROOT);
    Argument<List<String>> texts = Argument.texts(name);
    return new Argument<>(
        name,
        texts.schema(),
        (path, value, faults) -> {
          List<String> words = RecordingWords.of(dimension);
          return (words.isEmpty() ? texts : Argument.someOf(name, Choices.of(words, word -> word)))
              .reader()
              .read(path, value, faults);
        });
  }

  /**
   * A request for recordings.
   *
   * @param page a filter on an address; empty for any page
   */
  private record Wanted(
      Optional<Filter> page,
      Map<Dimension, List<String>> values,
      List<Signal> signals,
      Period period,
      Order order,
      int limit,
      RecordingsView.Detail detail) {
    /** The request, with its address as in exports. */
    RecordingsRequest request(Analyst analyst, Instant now) {
      return new RecordingsRequest(
          period.seenFrom(now),
          page.map(analyst::folded).orElse(null),
          values,
          signals,
          order,
          limit);
    }
  }

  private static Wanted wanted(Arguments call, Map<Dimension, Argument<List<String>>> attributes) {
    Map<Dimension, List<String>> values = new LinkedHashMap<>();
    attributes.forEach(
        (dimension, argument) ->
            call.get(argument)
                .filter(named -> !named.isEmpty())
                .ifPresent(named -> values.put(dimension, named)));
    int days = call.get(DAYS).orElse(USUAL_DAYS);
    int ends = call.get(ENDS_DAYS_AGO).orElse(0);
    if (days + ends > RecordingsRequest.MAX_DAYS) {
      call.faults()
          .add(
              "`days` and `ends_days_ago` must be at most %d together; got %d."
                  .formatted(RecordingsRequest.MAX_DAYS, days + ends));
    }
    return new Wanted(
        call.get(PAGE).map(DashboardTools::page),
        values,
        call.get(SIGNALS).orElse(List.of()),
        new Period(days, ends),
        call.get(ORDER).map(Order::named).orElse(Order.NEWEST),
        call.get(LIMIT).orElse(USUAL_LIMIT),
        call.get(TIMELINE).orElse(false)
            ? RecordingsView.Detail.TIMELINE
            : RecordingsView.Detail.FIGURES);
  }

  private static Filter page(String typed) {
    boolean below = typed.endsWith(ANY_BELOW);
    String address = below ? typed.substring(0, typed.length() - 1) : typed;
    Filter.Op op = below ? Filter.Op.STARTS_WITH : Filter.Op.IS;
    return new Filter(Dimension.URL, op, List.of(address));
  }

  private static ToolResult listed(Analyst analyst, Wanted wanted, Caller caller) {
    Optional<Dashboard> dashboard = analyst.dashboard();
    if (dashboard.isEmpty()) {
      return ToolResult.refused("There are no recordings here.");
    }
    RecordingsRequest request = wanted.request(analyst, dashboard.get().now());
    caller.progress("Asking Clarity's dashboard for recordings");
    return dashboard
        .get()
        .recordings(request)
        .match(
            answered -> ToolResult.answered(view(analyst, wanted, request, answered)),
            ToolResult::refused);
  }

  private static RecordingsView view(
      Analyst analyst, Wanted wanted, RecordingsRequest request, Answered<Recordings> answered) {
    Optional<Filter> page = Optional.ofNullable(request.page());
    List<String> warnings = new ArrayList<>(answered.answer().warnings());
    if (answered.answer().returned() == 0) {
      List<Filter> filters = new ArrayList<>(page.stream().toList());
      wanted.values().forEach((by, any) -> filters.add(new Filter(by, Filter.Op.IS, any)));
      warnings.add(0, whyNone(analyst, filters, wanted));
    }
    return new RecordingsView(
        analyst.project(),
        answered.answer(),
        new RecordingsView.Asked(
            request.window(), wanted.period().days(),
            page.map(filter -> filter.values().get(0)), wanted.detail()),
        answered.quota(),
        warnings);
  }

  /**
   * @param filters for the same sessions in exports
   */
  private static String whyNone(Analyst analyst, List<Filter> filters, Wanted wanted) {
    return KnownSessions.areThere(analyst, filters, wanted.signals(), wanted.period())
        ? "Clarity returned no recording, though exports count such sessions in this period: a known"
            + " fault of this undocumented interface. Look in Clarity's dashboard."
        : "Clarity has no recording of such a session, and no stored export counts one. Ask for more"
            + " days or fewer filters.";
  }
}
