package io.claritytoolbox.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.claritytoolbox.model.Dimension;
import io.claritytoolbox.model.Window;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class SimulatedSiteTest {
  private static final Instant NOW = Instant.parse("2026-05-20T10:15:30Z");
  private static final Instant MIDNIGHT = Instant.parse("2026-05-18T00:00:00Z");

  private final SimulatedSite shop = new SimulatedSite(SiteShape.SHOP);

  @Test
  void sameShapeMakesTheSameSessions() {
    Window window = Window.endingAt(NOW, 3);
    assertThat(new SimulatedSite(SiteShape.SHOP).sessions(window))
        .isNotEmpty()
        .isEqualTo(shop.sessions(window));
  }

  @Test
  void otherSeedMakesOtherSessions() {
    Window window = Window.endingAt(NOW, 1);
    assertThat(new SimulatedSite(new SiteShape(1, 750, 14, 6)).sessions(window))
        .isNotEqualTo(shop.sessions(window));
  }

  @Test
  void pastDayIsTheSameInEveryWindow() {
    Window day = Window.endingAt(MIDNIGHT, 1);
    List<Session> seenLater = new ArrayList<>(shop.sessions(Window.endingAt(NOW, 5)));
    seenLater.removeIf(session -> isOutside(day, session));
    assertThat(shop.sessions(day)).isEqualTo(seenLater);
  }

  @Test
  void adjoiningWindowsShareNoSessionAndMissNone() {
    List<Session> joined = new ArrayList<>();
    joined.addAll(shop.sessions(Window.endingAt(NOW.minus(Duration.ofDays(1)), 1)));
    joined.addAll(shop.sessions(Window.endingAt(NOW, 1)));
    assertThat(joined).isEqualTo(shop.sessions(Window.endingAt(NOW, 2)));
  }

  @Test
  void windowIncludesItsStartAndExcludesItsEnd() {
    List<Session> sessions = shop.sessions(Window.endingAt(NOW, 1));
    Session first = sessions.get(0);
    Session last = sessions.get(sessions.size() - 1);
    assertThat(shop.sessions(new Window(first.start(), last.start())))
        .contains(first)
        .doesNotContain(last);
  }

  @Test
  void sessionsAreOrderedByStart() {
    assertThat(shop.sessions(Window.endingAt(NOW, 3)))
        .isSortedAccordingTo(Comparator.comparing(Session::start));
  }

  @Test
  void shopHasSixToNineHundredSessionsADay() {
    for (int day = 0; day < 28; day++) {
      Window window = Window.endingAt(MIDNIGHT.minus(Duration.ofDays(day)), 1);
      assertThat(shop.sessions(window)).hasSizeBetween(600, 900);
    }
  }

  @Test
  void eveningsAreBusierThanNights() {
    List<Session> sessions = shop.sessions(Window.endingAt(MIDNIGHT, 7));
    assertThat(startingIn(sessions, Set.of(18, 19, 20, 21)))
        .isGreaterThan(5 * startingIn(sessions, Set.of(1, 2, 3, 4)));
  }

  @Test
  void weekendsAreBusierThanWeekdays() {
    // Monday to Friday, then Saturday and Sunday, over four weeks.
    long weekdays = 0;
    long weekends = 0;
    for (int week = 0; week < 4; week++) {
      Instant monday = MIDNIGHT.minus(Duration.ofDays(7L * week));
      weekends += shop.sessions(Window.endingAt(monday, 2)).size();
      weekdays += shop.sessions(Window.endingAt(monday.minus(Duration.ofDays(2)), 5)).size();
    }
    assertThat(weekends / 2.0).isGreaterThan(weekdays / 5.0);
  }

  @Test
  void returningUsersKeepTheirDevice() {
    Map<Long, Set<String>> visitors = new HashMap<>();
    Map<Long, Set<Long>> days = new HashMap<>();
    for (Session session : shop.sessions(Window.endingAt(MIDNIGHT, 7))) {
      visitors
          .computeIfAbsent(session.user(), none -> new TreeSet<>())
          .add(session.visitor().toString());
      days.computeIfAbsent(session.user(), none -> new TreeSet<>())
          .add(session.start().getEpochSecond() / 86_400);
    }
    assertThat(visitors.values()).allSatisfy(seen -> assertThat(seen).hasSize(1));
    assertThat(days.values()).anySatisfy(seen -> assertThat(seen).hasSizeGreaterThan(1));
  }

  @Test
  void browsersFitTheirSystems() {
    Map<String, Set<String>> systems =
        shop.sessions(Window.endingAt(NOW, 3)).stream()
            .collect(
                Collectors.groupingBy(
                    session -> session.value(Dimension.BROWSER),
                    Collectors.mapping(
                        session -> session.value(Dimension.OS), Collectors.toSet())));
    assertThat(systems)
        .containsEntry("MobileSafari", Set.of("IOS"))
        .containsEntry("ChromeMobile", Set.of("Android"))
        .containsEntry("SamsungInternet", Set.of("Android"))
        .containsEntry("Edge", Set.of("Windows"))
        .containsEntry("Safari", Set.of("MacOSX"));
  }

  @Test
  void sessionsVisitOneToSixPages() {
    List<Session> sessions = shop.sessions(Window.endingAt(NOW, 3));
    assertThat(sessions).allSatisfy(s -> assertThat(s.visits()).hasSizeBetween(1, 6));
    assertThat(sessions).anySatisfy(s -> assertThat(s.visits()).hasSize(1));
    assertThat(sessions).anySatisfy(s -> assertThat(s.visits()).hasSize(6));
  }

  @Test
  void activeTimeIsPartOfTheTotal() {
    assertThat(shop.sessions(Window.endingAt(NOW, 3)))
        .flatExtracting(Session::visits)
        .allSatisfy(visit -> assertThat(visit.activeSeconds()).isBetween(0, visit.totalSeconds()));
  }

  @Test
  void shapesDifferInPagesAndVisitors() {
    assertThat(addresses(SiteShape.CORNER_SHOP)).hasSizeLessThan(20);
    assertThat(addresses(SiteShape.SHOP)).hasSizeBetween(25, 35);
    assertThat(addresses(SiteShape.DEPARTMENT_STORE)).hasSizeGreaterThan(1_000);
    assertThat(sessions(SiteShape.CORNER_SHOP)).hasSizeLessThan(30);
  }

  @Test
  void siteWithoutVisitorsHasNoSessions() {
    SimulatedSite deserted = new SimulatedSite(new SiteShape(1, 0, 1, 0));
    assertThat(deserted.sessions(Window.endingAt(NOW, 3))).isEmpty();
  }

  @Test
  void sessionHasNoSingleAddress() {
    Session session = shop.sessions(Window.endingAt(NOW, 1)).get(0);
    assertThatThrownBy(() -> session.value(Dimension.URL))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static List<Session> sessions(SiteShape shape) {
    return new SimulatedSite(shape).sessions(Window.endingAt(NOW, 1));
  }

  private static Set<String> addresses(SiteShape shape) {
    return sessions(shape).stream()
        .flatMap(session -> session.visits().stream())
        .map(PageVisit::address)
        .collect(Collectors.toSet());
  }

  private static boolean isOutside(Window window, Session session) {
    return session.start().isBefore(window.from()) || !session.start().isBefore(window.to());
  }

  private static long startingIn(List<Session> sessions, Set<Integer> hours) {
    return sessions.stream()
        .filter(session -> hours.contains((int) (session.start().getEpochSecond() / 3_600 % 24)))
        .count();
  }
}
