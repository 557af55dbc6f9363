package io.claritytoolbox.insight;

import static io.claritytoolbox.model.Signal.RAGE_CLICKS;
import static io.claritytoolbox.model.Signal.SCRIPT_ERRORS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.claritytoolbox.insight.Hotspots.Excess;
import io.claritytoolbox.insight.Hotspots.Group;
import io.claritytoolbox.insight.Hotspots.Hotspot;
import io.claritytoolbox.model.Dimension;
import io.claritytoolbox.model.Signal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class HotspotsTest {
  private final List<Group> groups = new ArrayList<>();

  @Test
  void oneFrustratedSessionOfOneIsNoHotspot() {
    usualPages();
    add("/once", page(1, 1));
    add("/checkout", page(400, 40));

    List<Hotspot> ranked = rank();

    assertThat(ranked.get(0).key()).containsEntry(Dimension.URL, "/checkout");
    assertThat(of(ranked, "/checkout").isHot()).isTrue();
    assertThat(of(ranked, "/once").isHot()).isFalse();
  }

  @Test
  void aPageWithMuchTrafficAndTheUsualRateIsNoHotspot() {
    usualPages();
    add("/", page(50_000, 500));

    assertThat(of(rank(), "/").isHot()).isFalse();
  }

  @Test
  void countsTheSessionsBeyondWhatWasExpected() {
    usualPages();
    add("/checkout", page(1_000, 110));

    Hotspot checkout = of(rank(), "/checkout");

    assertThat(checkout.excess()).isCloseTo(100, within(5.0));
    assertThat(checkout.interval().low()).isBetween(75.0, 90.0);
    assertThat(checkout.interval().high()).isBetween(110.0, 130.0);
    assertThat(checkout.sharePercent()).isGreaterThan(80);
    assertThat(checkout.excess())
        .isCloseTo(checkout.signals().stream().mapToDouble(Excess::excess).sum(), within(1e-9));
  }

  @Test
  void doesNotBlameAPageForItsDevices() {
    for (int i = 0; i < 20; i++) {
      add("/" + i, Map.of("PC", page(900, 9), "Mobile", page(100, 10)));
    }
    add("/on-the-go", Map.of("PC", page(50, 1), "Mobile", page(950, 95)));

    Hotspot mobile = of(rank(), "/on-the-go");

    assertThat(mobile.signals().get(0).expectedPercent()).isCloseTo(9.55, within(0.5));
    assertThat(mobile.isHot()).isFalse();
  }

  @Test
  void saysWhereTheTroubleSits() {
    usualPages();
    Map<String, Tally> browsers =
        Map.of("MobileSafari", page(250, 95), "Chrome", page(600, 7), "Edge", page(150, 1));
    add("/checkout", page(1_000, 103));

    Carrier carrier = located("/checkout", browsers).where().get(0);

    assertThat(carrier.dimension()).isEqualTo(Dimension.BROWSER);
    assertThat(carrier.value()).isEqualTo("MobileSafari");
    assertThat(carrier.percent()).isCloseTo(38, within(0.01));
    assertThat(carrier.elsewherePercent()).isLessThan(2);
  }

  @Test
  void saysNowhereWhereAllPartsAreAlike() {
    usualPages();
    Map<String, Tally> browsers = Map.of("MobileSafari", page(500, 52), "Chrome", page(500, 51));
    add("/checkout", page(1_000, 103));

    assertThat(located("/checkout", browsers).where()).isEmpty();
  }

  @Test
  void aSignalThatIsUnknownIsLeftOut() {
    usualPages();

    List<Hotspot> ranked = new Hotspots(groups).rank(List.of(SCRIPT_ERRORS, RAGE_CLICKS));

    assertThat(ranked).isNotEmpty().allSatisfy(HotspotsTest::knowsErrorsAlone);
  }

  private static void knowsErrorsAlone(Hotspot each) {
    assertThat(each.signals()).extracting(Excess::signal).containsExactly(SCRIPT_ERRORS);
  }

  @Test
  void aSiteOfOnePageHasNoHotspot() {
    add("/", page(500, 100));

    assertThat(new Hotspots(groups).rank(List.of(Signal.values())))
        .allMatch(each -> each.excess() < 100);
    assertThat(new Hotspots(List.of()).rank(List.of(Signal.values()))).isEmpty();
  }

  private void usualPages() {
    for (int i = 0; i < 30; i++) {
      add("/" + i, page(300 + 20 * i, 3 + i / 5));
    }
  }

  private void add(String url, Tally tally) {
    add(url, Map.of("", tally));
  }

  private void add(String url, Map<String, Tally> devices) {
    groups.add(new Group(Map.of(Dimension.URL, url), devices));
  }

  private Hotspot located(String url, Map<String, Tally> browsers) {
    return of(rank(), url).locatedIn(Map.of(Dimension.BROWSER, Carrier.Parts.whole(browsers)));
  }

  private List<Hotspot> rank() {
    return new Hotspots(groups).rank(List.of(SCRIPT_ERRORS));
  }

  private static Hotspot of(List<Hotspot> ranked, String url) {
    return ranked.stream()
        .filter(each -> url.equals(each.key().get(Dimension.URL)))
        .findFirst()
        .orElseThrow();
  }

  private static Tally page(double sessions, double errors) {
    return new Tally(sessions, sessions, Map.of(SCRIPT_ERRORS, errors), Map.of());
  }
}
