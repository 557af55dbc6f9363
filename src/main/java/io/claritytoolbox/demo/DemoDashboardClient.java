package io.claritytoolbox.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.claritytoolbox.dashboard.DashboardAnswer;
import io.claritytoolbox.dashboard.DashboardClient;
import io.claritytoolbox.dashboard.Fault;
import io.claritytoolbox.dashboard.Outcome;
import io.claritytoolbox.dashboard.Outcome.Answered;
import io.claritytoolbox.dashboard.Outcome.Failed;
import io.claritytoolbox.dashboard.Recording;
import io.claritytoolbox.dashboard.Recording.Event;
import io.claritytoolbox.dashboard.Recording.Visit;
import io.claritytoolbox.dashboard.RecordingsRequest;
import io.claritytoolbox.dashboard.RecordingsRequest.Order;
import io.claritytoolbox.model.Dimension;
import io.claritytoolbox.model.Filter;
import io.claritytoolbox.model.Signal;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.ToIntFunction;

/** The sessions of a simulated site as recordings, which nobody can play: they have no link. */
public final class DemoDashboardClient implements DashboardClient {
  private static final int SECONDS_PER_CLICK = 9;

  private final SimulatedSite site;

  public DemoDashboardClient(SimulatedSite site) {
    this.site = site;
  }

  @Override
  public Outcome<List<Recording>> recordings(RecordingsRequest request) {
    return new Answered<>(
        site.sessions(request.window()).stream()
            .filter(session -> !session.bot() && passes(session, request))
            .sorted(order(request.order()))
            .limit(request.count())
            .map(DemoDashboardClient::recording)
            .toList());
  }

  private static boolean passes(Session session, RecordingsRequest filters) {
    Filter page = filters.page();
    return (page == null
            || session.visits().stream().anyMatch(visit -> page.accepts(visit.address())))
        && filters.values().entrySet().stream()
            .allMatch(each -> has(session, each.getKey(), each.getValue()))
        && filters.signals().stream()
            .allMatch(signal -> total(session, visit -> visit.count(signal)) > 0);
  }

  private static boolean has(Session session, Dimension dimension, List<String> wanted) {
    String value = session.value(dimension);
    return value != null && wanted.stream().anyMatch(value::equalsIgnoreCase);
  }

  private static int total(Session session, ToIntFunction<PageVisit> figure) {
    return session.visits().stream().mapToInt(figure).sum();
  }

  private static Comparator<Session> order(Order order) {
    Comparator<Session> age = Comparator.comparing(Session::start);
    Comparator<Session> length =
        Comparator.comparingInt(session -> total(session, PageVisit::totalSeconds));
    Comparator<Session> clicks = Comparator.comparingInt(DemoDashboardClient::clicks);
    Comparator<Session> pages = Comparator.comparingInt(session -> session.visits().size());
    return switch (order) {
      case NEWEST -> age.reversed();
      case OLDEST -> age;
      case LONGEST -> length.reversed();
      case SHORTEST -> length;
      case MOST_CLICKS -> clicks.reversed();
      case FEWEST_CLICKS -> clicks;
      case MOST_PAGES -> pages.reversed();
      case FEWEST_PAGES -> pages;
    };
  }

  private static int clicks(Session session) {
    return total(session, visit -> 1 + visit.activeSeconds() / SECONDS_PER_CLICK);
  }

  private static Recording recording(Session session) {
    List<Visit> visits = new ArrayList<>();
    Duration after = Duration.ZERO;
    for (PageVisit visit : session.visits()) {
      visits.add(visit(visit, after));
      after = after.plusSeconds(visit.totalSeconds());
    }
    return new Recording(
        null,
        session.start().truncatedTo(ChronoUnit.SECONDS),
        after,
        Duration.ofSeconds(total(session, PageVisit::activeSeconds)),
        visits.size(),
        clicks(session),
        visits);
  }

  private static Visit visit(PageVisit visit, Duration after) {
    List<Event> events = new ArrayList<>();
    for (Signal signal : Signal.values()) {
      if (visit.count(signal) > 0) {
        events.add(new Event(signal.label(), null, after.plusSeconds(visit.activeSeconds() / 2)));
      }
    }
    return new Visit(
        visit.address(), visit.title(), null, Duration.ofSeconds(visit.totalSeconds()), events);
  }

  @Override
  public Outcome<DashboardAnswer> ask(String question) {
    return new Failed<>(Fault.NOT_IN_THE_DEMO, "put questions to a dashboard");
  }

  /** Where to look, for there is nothing to search. */
  @Override
  public Outcome<JsonNode> documentation(String query) {
    return new Answered<>(
        JsonNodeFactory.instance.textNode(
            "The demo does not search Clarity's documentation. It is at"
                + " https://learn.microsoft.com/clarity/."));
  }
}
