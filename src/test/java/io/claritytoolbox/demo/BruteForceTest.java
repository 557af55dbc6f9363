package io.claritytoolbox.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.claritytoolbox.demo.Session.Acquisition;
import io.claritytoolbox.demo.Session.Visitor;
import io.claritytoolbox.model.Dimension;
import io.claritytoolbox.model.Measure;
import io.claritytoolbox.model.Row;
import io.claritytoolbox.model.Signal;
import io.claritytoolbox.model.Window;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class BruteForceTest {
  private static final Instant NOW = Instant.parse("2026-05-20T10:15:30Z");
  private static final String PAYMENT = "https://demo.example/checkout/payment";
  private static final String SIZE_GUIDE = "https://demo.example/products/size-guide";
  private static final Visitor PHONE = new Visitor("Mobile", "IOS", "MobileSafari", "France");
  private static final Visitor DESK = new Visitor("PC", "Windows", "Edge", "France");
  private static final Acquisition DIRECT = new Acquisition("Direct", null, null, null, null);

  private static final List<Session> THREE_DAYS =
      new SimulatedSite(SiteShape.SHOP).sessions(Window.endingAt(NOW, 3));

  @Test
  void sessionCountsOncePerAddress() {
    List<Row> rows = BruteForce.aggregate(List.of(phone(1, "/a", "/b", "/a")), urls());
    assertThat(rows).extracting(Row::key).containsExactly(List.of("/a"), List.of("/b"));
    assertThat(rows.get(0).facts().values())
        .containsEntry(Measure.SESSIONS, 1.0)
        .containsEntry(Measure.PAGES_PER_SESSION, 2.0);
    assertThat(rows.get(1).facts().values())
        .containsEntry(Measure.SESSIONS, 1.0)
        .containsEntry(Measure.PAGES_PER_SESSION, 1.0);
  }

  @Test
  void botsCountSeparately() {
    Session bot = new Session(NOW, -1, true, DESK, DIRECT, List.of(visit("/a", Map.of())));
    Row site = total(List.of(phone(1, "/a"), bot));
    assertThat(site.facts().values())
        .containsEntry(Measure.SESSIONS, 1.0)
        .containsEntry(Measure.BOT_SESSIONS, 1.0)
        .containsEntry(Measure.USERS, 2.0)
        .containsEntry(Measure.PAGES_PER_SESSION, 1.0);
  }

  @Test
  void returningUserCountsOnce() {
    Row site = total(List.of(phone(1, "/a"), phone(1, "/b"), phone(2, "/a")));
    assertThat(site.facts().values())
        .containsEntry(Measure.SESSIONS, 3.0)
        .containsEntry(Measure.USERS, 2.0);
  }

  @Test
  void signalsCountOnlyOnTheirPage() {
    Session session =
        session(
            visit("/a", Map.of(Signal.RAGE_CLICKS, 3)),
            visit("/b", Map.of()),
            visit("/a", Map.of(Signal.RAGE_CLICKS, 1)));
    List<Row> rows = BruteForce.aggregate(List.of(session), urls());
    assertThat(rows.get(0).facts().values())
        .containsEntry(Measure.RAGE_CLICKS, 4.0)
        .containsEntry(Measure.RAGE_CLICKS_SESSIONS, 1.0)
        .containsEntry(Measure.RAGE_CLICKS_SESSION_PERCENT, 100.0)
        .containsEntry(Measure.RAGE_CLICKS_PAGE_VIEWS, 2.0);
    assertThat(rows.get(1).facts().values())
        .containsEntry(Measure.RAGE_CLICKS, 0.0)
        .containsEntry(Measure.RAGE_CLICKS_SESSIONS, 0.0)
        .containsEntry(Measure.RAGE_CLICKS_PAGE_VIEWS, 0.0);
  }

  @Test
  void meansAreOverSessionsAndScrollDepthOverPageViews() {
    Session one = session(page("/a", 10, 4, 8), page("/b", 20, 6, 12));
    Session other = session(page("/a", 90, 20, 40));
    assertThat(total(List.of(one, other)).facts().values())
        .containsEntry(Measure.PAGES_PER_SESSION, 1.5)
        .containsEntry(Measure.SCROLL_DEPTH_PERCENT, 40.0)
        .containsEntry(Measure.ACTIVE_SECONDS, 15.0)
        .containsEntry(Measure.TOTAL_SECONDS, 30.0);
  }

  @Test
  void missingValueIsASeparateKey() {
    List<Row> rows = BruteForce.aggregate(List.of(phone(1, "/a")), List.of(Dimension.CAMPAIGN));
    assertThat(rows).extracting(Row::key).containsExactly(Collections.singletonList(null));
  }

  @Test
  void keysFollowTheOrderAsked() {
    List<Row> rows =
        BruteForce.aggregate(
            List.of(phone(1, "/a")), List.of(Dimension.OS, Dimension.URL, Dimension.DEVICE));
    assertThat(rows).extracting(Row::key).containsExactly(List.of("IOS", "/a", "Mobile"));
  }

  @Test
  void siteWithoutSessionsHasOneRowOfZeros() {
    Row site = total(List.of());
    assertThat(site.facts().values())
        .containsEntry(Measure.SESSIONS, 0.0)
        .containsEntry(Measure.DEAD_CLICKS_SESSION_PERCENT, 0.0)
        .doesNotContainKeys(Measure.PAGES_PER_SESSION, Measure.SCROLL_DEPTH_PERCENT);
    assertThat(BruteForce.aggregate(List.of(), urls())).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(value = Dimension.class, names = "URL", mode = EnumSource.Mode.EXCLUDE)
  void countsByASessionAttributeAddUpToTheTotal(Dimension attribute) {
    List<Row> rows = BruteForce.aggregate(THREE_DAYS, List.of(attribute));
    Row site = total(THREE_DAYS);
    assertThat(rows).hasSizeGreaterThan(1);
    for (Measure measure : Measure.values()) {
      if (isOfSessions(measure) || isEvent(measure)) {
        assertThat(sum(rows, measure)).as(measure.label()).isEqualTo(value(site, measure));
      }
    }
  }

  @Test
  void sessionsOverAddressesExceedTheTotalAndEventsEqualIt() {
    List<Row> rows = BruteForce.aggregate(THREE_DAYS, urls());
    Row site = total(THREE_DAYS);
    assertThat(sum(rows, Measure.SESSIONS)).isGreaterThan(value(site, Measure.SESSIONS));
    assertThat(sum(rows, Measure.USERS)).isGreaterThan(value(site, Measure.USERS));
    for (Measure measure : Measure.values()) {
      if (isEvent(measure)) {
        assertThat(sum(rows, measure)).as(measure.label()).isEqualTo(value(site, measure));
      }
    }
  }

  @Test
  void theBrokenPageLeadsByAffectedSessionsOnAnyDay() {
    SimulatedSite shop = new SimulatedSite(SiteShape.SHOP);
    for (int day = 0; day < 60; day++) {
      Instant now = NOW.plus(Duration.ofDays(5L * day));
      List<Row> rows =
          BruteForce.aggregate(shop.sessions(Window.endingAt(now, 3)), urls()).stream()
              .sorted(Comparator.comparingDouble(BruteForceTest::affected).reversed())
              .toList();
      assertThat(rows.get(0).key()).as(now.toString()).containsExactly(PAYMENT);
      assertThat(affected(rows.get(0))).isGreaterThan(1.3 * affected(rows.get(1)));
    }
  }

  @Test
  void paymentFailsMainlyInMobileSafari() {
    List<Row> rows =
        BruteForce.aggregate(THREE_DAYS, List.of(Dimension.URL, Dimension.BROWSER)).stream()
            .filter(row -> row.key().get(0).equals(PAYMENT))
            .sorted(Comparator.comparingDouble(row -> -value(row, Measure.SCRIPT_ERRORS_SESSIONS)))
            .toList();
    assertThat(rows.get(0).key()).contains("MobileSafari");
    assertThat(value(rows.get(0), Measure.RAGE_CLICKS_SESSION_PERCENT)).isGreaterThan(30);
  }

  @Test
  void usualPagesHaveTypicalRates() {
    List<Session> spared =
        THREE_DAYS.stream()
            .filter(
                session ->
                    session.visits().stream()
                        .map(PageVisit::address)
                        .noneMatch(List.of(PAYMENT, SIZE_GUIDE)::contains))
            .toList();
    Row site = total(spared);
    assertThat(value(site, Measure.RAGE_CLICKS_SESSION_PERCENT)).isBetween(0.1, 0.8);
    assertThat(value(site, Measure.DEAD_CLICKS_SESSION_PERCENT)).isBetween(4.0, 15.0);
    assertThat(value(site, Measure.QUICKBACKS_SESSION_PERCENT)).isBetween(3.0, 29.0);
    assertThat(value(site, Measure.SCRIPT_ERRORS_SESSION_PERCENT)).isBetween(0.1, 1.7);
  }

  private static Row total(List<Session> sessions) {
    List<Row> rows = BruteForce.aggregate(sessions, List.of());
    assertThat(rows).hasSize(1);
    return rows.get(0);
  }

  private static boolean isOfSessions(Measure measure) {
    return measure.kind() == Measure.Kind.SESSIONS && measure != Measure.VISITS;
  }

  private static boolean isEvent(Measure measure) {
    return measure.kind() == Measure.Kind.EVENTS;
  }

  private static double sum(List<Row> rows, Measure measure) {
    return rows.stream().mapToDouble(row -> value(row, measure)).sum();
  }

  private static double value(Row row, Measure measure) {
    return row.facts().get(measure).orElseThrow();
  }

  private static double affected(Row row) {
    return Arrays.stream(Signal.values())
        .mapToDouble(signal -> value(row, signal.sessions()))
        .sum();
  }

  private static List<Dimension> urls() {
    return List.of(Dimension.URL);
  }

  private static Session phone(long user, String... addresses) {
    List<PageVisit> visits =
        Arrays.stream(addresses).map(address -> visit(address, Map.of())).toList();
    return new Session(NOW, user, false, PHONE, DIRECT, visits);
  }

  private static Session session(PageVisit... visits) {
    return new Session(NOW, 1, false, PHONE, DIRECT, List.of(visits));
  }

  private static PageVisit visit(String address, Map<Signal, Integer> occurrences) {
    return new PageVisit(address, "Title", 50, 5, 10, occurrences);
  }

  private static PageVisit page(String address, int scrolled, int active, int total) {
    return new PageVisit(address, "Title", scrolled, active, total, Map.of());
  }
}
