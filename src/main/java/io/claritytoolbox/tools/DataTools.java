package io.claritytoolbox.tools;

import static io.claritytoolbox.model.Measure.ACTIVE_SECONDS;
import static io.claritytoolbox.model.Measure.BOT_SESSIONS;
import static io.claritytoolbox.model.Measure.PAGES_PER_SESSION;
import static io.claritytoolbox.model.Measure.RAGE_CLICKS;
import static io.claritytoolbox.model.Measure.SCROLL_DEPTH_PERCENT;
import static io.claritytoolbox.model.Measure.SESSIONS;
import static io.claritytoolbox.model.Measure.TOTAL_SECONDS;
import static io.claritytoolbox.model.Measure.USERS;
import static io.claritytoolbox.model.Measure.VISITS;

import io.claritytoolbox.model.Cube;
import io.claritytoolbox.model.Dimension;
import io.claritytoolbox.model.Listing;
import io.claritytoolbox.model.Measure;
import io.claritytoolbox.model.Signal;
import io.claritytoolbox.render.AnswerView;
import io.claritytoolbox.render.RowOrder;
import io.claritytoolbox.tools.DataTool.Shown;
import io.claritytoolbox.tools.DataTool.Spec;
import io.claritytoolbox.tools.DataTool.Wanted;
import io.claritytoolbox.tools.DataTool.Way;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** The definitions of the data tools. */
final class DataTools {
  private static final List<Measure> TRAFFIC =
      List.of(
          SESSIONS,
          BOT_SESSIONS,
          USERS,
          PAGES_PER_SESSION,
          SCROLL_DEPTH_PERCENT,
          ACTIVE_SECONDS,
          TOTAL_SECONDS);
  private static final List<Signal> SIGNALS = List.of(Signal.values());
  private static final int FEW_SIGNALS = 3;
  private static final String BREAK_DOWN = "Three dimensions at most, filters included.";
  private static final String COST =
      " Stored exports answer where possible; a new one costs one of ten requests a day.";

  private DataTools() {}

  /** The tools in the order of the list. Each is created at its first use. */
  static List<Supplier<Spec>> all() {
    return List.of(
        DataTools::sessions,
        DataTools::rageClicks,
        DataTools::friction,
        DataTools::uxByUrl,
        DataTools::trend);
  }

  private static Spec sessions() {
    Groupings groupings = new Groupings();
    return new Spec(
        "get_sessions",
        "Sessions",
        "Sessions, users, bots, pages per session, scroll depth and engagement, of the whole site"
            + " or broken down."
            + COST,
        Shown.table(TRAFFIC, "A measure; default sessions.", "Columns; default all."),
        List.of(groupings.argument()),
        groupings::read);
  }

  /** {@code group_by} with dimensions and top-ten lists; a list can't be combined. */
  private static final class Groupings {
    private static final List<Listing.Kind> LISTS =
        List.of(Listing.Kind.PAGE_TITLE, Listing.Kind.REFERRER, Listing.Kind.POPULAR_PAGE);

    private final Argument<List<String>> argument =
        Argument.someOf("group_by", choices())
            .atMost(Cube.MAX_DIMENSIONS)
            .described(
                "Break down by; PageTitle, Referrer, PopularPage only alone, without filters.");

    Argument<List<String>> argument() {
      return argument;
    }

    Wanted read(Arguments call) {
      List<String> labels = call.get(argument).orElse(List.of());
      Optional<Listing.Kind> list =
          LISTS.stream().filter(kind -> labels.contains(kind.label())).findFirst();
      if (list.isPresent()) {
        return list(call, list.get(), labels);
      }
      List<Dimension> groupBy =
          labels.stream().flatMap(label -> Dimension.named(label).stream()).toList();
      return table(groupBy, TRAFFIC, RowOrder.by(SESSIONS));
    }

    /** A list has one measure and no breakdown. */
    private static Wanted list(Arguments call, Listing.Kind kind, List<String> labels) {
      boolean filtered = call.get(FilterArgument.FILTERS).filter(all -> !all.isEmpty()).isPresent();
      if (labels.size() > 1 || filtered) {
        call.faults()
            .add(
                kind.label()
                    + " is a top-ten list of the whole site: use it alone in `group_by`, without"
                    + " `filters`.");
      }
      Measure measure = kind == Listing.Kind.POPULAR_PAGE ? VISITS : SESSIONS;
      List<Measure> only = List.of(measure);
      return new Wanted(Way.list(kind), List.of(), only, only, RowOrder.by(measure));
    }

    private static Choices<String> choices() {
      List<String> labels =
          Stream.concat(
                  Choices.DIMENSIONS.labels().stream(), LISTS.stream().map(Listing.Kind::label))
              .toList();
      Choices<String> plain = Choices.of(labels, label -> label);
      return new Choices<>(
          labels,
          label -> label,
          typed -> Dimension.named(typed).map(Dimension::label).or(() -> plain.find(typed)));
    }
  }

  private static Spec rageClicks() {
    List<Measure> measures =
        Stream.concat(Stream.of(SESSIONS), Signal.RAGE_CLICKS.measures().stream()).toList();
    Argument<List<Dimension>> groupBy = SharedArguments.groupBy(BREAK_DOWN);
    return new Spec(
        "get_rage_clicks",
        "Rage clicks",
        "Rage clicks, the sessions and page views that have them and their share, of the whole site"
            + " or broken down."
            + COST,
        Shown.table(measures, "A measure; default rage_clicks.", "Columns; default all."),
        List.of(groupBy),
        call -> table(call.get(groupBy).orElse(List.of()), measures, RowOrder.by(RAGE_CLICKS)));
  }

  private static Spec friction() {
    Argument<List<Signal>> signals = SharedArguments.signals("Default all six.");
    Argument<List<Dimension>> groupBy = SharedArguments.groupBy(BREAK_DOWN);
    return new Spec(
        "get_friction",
        "Friction",
        "Rage clicks, dead clicks, quickbacks, script errors, error clicks and excessive scrolls:"
            + " affected sessions and share, of the whole site or broken down."
            + COST,
        Shown.table(
            friction(SIGNALS),
            "A measure; default the first signal, like rage_clicks.",
            "Columns, like dead_clicks_page_views; default sessions, affected sessions, share."),
        List.of(signals, groupBy),
        call -> {
          List<Signal> chosen = call.get(signals).filter(any -> !any.isEmpty()).orElse(SIGNALS);
          return new Wanted(
              Way.TABLE,
              call.get(groupBy).orElse(List.of()),
              friction(chosen),
              columns(chosen),
              RowOrder.by(chosen.get(0).occurrences()));
        });
  }

  /** All measures of a few signals; affected sessions and rates of many. */
  private static List<Measure> columns(List<Signal> signals) {
    return signals.size() <= FEW_SIGNALS
        ? friction(signals)
        : Stream.concat(
                Stream.of(SESSIONS),
                signals.stream().flatMap(each -> Stream.of(each.sessions(), each.sessionPercent())))
            .toList();
  }

  private static List<Measure> friction(List<Signal> signals) {
    return Stream.concat(Stream.of(SESSIONS), measures(signals)).toList();
  }

  private static Spec uxByUrl() {
    List<Measure> measures = Stream.concat(TRAFFIC.stream(), measures(SIGNALS)).toList();
    List<Measure> columns =
        Stream.concat(
                Stream.of(SESSIONS, SCROLL_DEPTH_PERCENT), SIGNALS.stream().map(Signal::sessions))
            .toList();
    Argument<List<Dimension>> groupBy =
        SharedArguments.groupBy(
            "Break pages down further; three dimensions at most, URL and filters included.");
    return new Spec(
        "get_ux_by_url",
        "UX by page",
        "Traffic, scroll depth, engagement and all six friction signals of each page, most affected"
            + " sessions first."
            + COST,
        Shown.table(
            measures,
            "A measure; default affected sessions of all signals.",
            "Columns, like active_seconds or dead_clicks; default sessions, scroll depth, affected sessions."),
        List.of(groupBy),
        call -> {
          Stream<Dimension> further = call.get(groupBy).stream().flatMap(List::stream);
          return new Wanted(
              Way.TABLE,
              Stream.concat(Stream.of(Dimension.URL), further).distinct().toList(),
              measures,
              columns,
              RowOrder.byAffectedSessions());
        });
  }

  private static Spec trend() {
    List<Measure> measures =
        Arrays.stream(Measure.values()).filter(each -> each != VISITS).toList();
    Shown shown = Shown.trend(measures);
    Argument<Measure> measure =
        Argument.oneOf("measure", Choices.of(measures, Measure::label))
            .unlisted()
            .defaulting(SESSIONS.label())
            .described(
                "Any measure of the other tools, like users or dead_clicks_session_percent.");
    Argument<List<Dimension>> groupBy =
        SharedArguments.groupBy("Three dimensions at most, filters included.");
    return new Spec(
        "get_trend",
        "Trend",
        "One measure by day from the history of stored exports, of the whole site or broken down;"
            + " days never stored are listed in coverage, not zero. At most today's day costs one"
            + " of ten requests.",
        shown,
        List.of(measure, groupBy),
        call -> {
          List<Measure> further = call.get(shown.measures()).orElse(List.of());
          Measure first = call.get(measure).or(() -> further.stream().findFirst()).orElse(SESSIONS);
          return byDay(call.get(groupBy).orElse(List.of()), first, further);
        });
  }

  /** Requests sessions as well, because they determine the size of a group. */
  private static Wanted byDay(List<Dimension> groupBy, Measure first, List<Measure> further) {
    List<Measure> columns = Stream.concat(Stream.of(first), further.stream()).distinct().toList();
    Stream<Measure> size = Stream.of(AnswerView.Layout.sizeOf(first));
    return new Wanted(
        Way.TREND,
        groupBy,
        Stream.concat(columns.stream(), size).distinct().toList(),
        columns,
        RowOrder.byDayThen(first));
  }

  private static Wanted table(List<Dimension> groupBy, List<Measure> measures, RowOrder order) {
    return new Wanted(Way.TABLE, groupBy, measures, measures, order);
  }

  private static Stream<Measure> measures(List<Signal> signals) {
    return signals.stream().sorted().map(Signal::measures).flatMap(Collection::stream);
  }
}
