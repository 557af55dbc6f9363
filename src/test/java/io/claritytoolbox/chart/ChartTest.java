package io.claritytoolbox.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.claritytoolbox.chart.Chart.Mark;
import io.claritytoolbox.model.Quality;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

class ChartTest {
  private static final String HOSTILE = "\"><img src=x onerror=alert(1)>\u202e]]>&amp;";
  private static final LocalDate FIRST = LocalDate.of(2026, 11, 1);

  static List<Chart> chartsOfHostileNames() {
    TrendLine trend = trend(HOSTILE, exact(1), exact(2));
    return List.of(
        trend,
        new RankedBars(HOSTILE, HOSTILE, List.of(new RankedBars.Bar(HOSTILE, exact(3), HOSTILE))),
        new Differences(
            HOSTILE,
            HOSTILE,
            List.of(new Differences.Difference(HOSTILE, exact(-1), HOSTILE, true))),
        new HeatTable(
            HOSTILE,
            HOSTILE,
            HOSTILE,
            List.of(HOSTILE),
            List.of(new HeatTable.Line(HOSTILE, Arrays.asList(exact(1))))),
        new SmallMultiples(HOSTILE, List.of(trend, trend)));
  }

  static List<Chart> chartsOfNothing() {
    return List.of(
        trend("a", (Mark) null),
        new RankedBars("a", "b", List.of()),
        new Differences("a", "b", List.of()),
        new HeatTable("a", "b", "c", List.of(), List.of()),
        new SmallMultiples("a", List.of()));
  }

  @ParameterizedTest
  @MethodSource("chartsOfHostileNames")
  void whatVisitorsWroteStaysText(Chart chart) throws Exception {
    Document picture = parsed(chart.svg());

    assertThat(picture.getElementsByTagName("img").getLength()).isZero();
    assertThat(picture.getDocumentElement().getTextContent())
        .contains("<img src=x")
        .doesNotContain("\u202e");
  }

  @ParameterizedTest
  @MethodSource({"chartsOfHostileNames", "chartsOfNothing"})
  void saysInWordsWhatItShows(Chart chart) throws Exception {
    Element picture = parsed(chart.svg()).getDocumentElement();

    assertThat(picture.getAttribute("role")).isEqualTo("img");
    assertThat(picture.getFirstChild().getNodeName()).isEqualTo("title");
    assertThat(picture.getFirstChild().getNextSibling().getNodeName()).isEqualTo("desc");
    assertThat(chart.description()).isNotBlank();
  }

  @Test
  void aLineBreaksWhereADayIsMissing() throws Exception {
    Chart chart = trend("a", exact(1), exact(2), null, exact(3), exact(4), exact(5));

    NodeList lines = parsed(chart.svg()).getElementsByTagName("polyline");

    assertThat(lines.getLength()).isEqualTo(2);
    assertThat(chart.table().rows().get(2)).containsExactly("2026-11-03", "");
    assertThat(chart.description()).contains("Days missing: 1.");
  }

  @Test
  void aDayAloneIsDrawnAsAPoint() throws Exception {
    Document picture = parsed(trend("a", null, exact(2), null).svg());

    assertThat(picture.getElementsByTagName("polyline").getLength()).isZero();
    assertThat(picture.getElementsByTagName("circle").getLength()).isEqualTo(1);
  }

  @Test
  void aBoundPointsToWhereTheTruthMayLie() throws Exception {
    Document most = parsed(trend("a", new Mark(5, Quality.UPPER_BOUND, "≤5")).svg());
    Document least = parsed(trend("a", new Mark(5, Quality.LOWER_BOUND, "≥5")).svg());

    // The third corner is the tip; y grows downwards.
    assertThat(corner(most, 2)).isGreaterThan(corner(most, 0));
    assertThat(corner(least, 2)).isLessThan(corner(least, 0));
  }

  @Test
  void anUpperBoundIsABandDownToZero() {
    Mark bound = new Mark(5, Quality.UPPER_BOUND, "≤5");

    assertThat(trend("a", bound, bound).svg()).contains("class=\"band\"");
    assertThat(trend("a", exact(5), exact(5)).svg()).doesNotContain("class=\"band\"");
  }

  @Test
  void barsBeginAtZeroAndAreAsLongAsTheirValues() throws Exception {
    Chart chart =
        new RankedBars(
            "a",
            "b",
            List.of(
                new RankedBars.Bar("x", exact(100), ""), new RankedBars.Bar("y", exact(25), "")));

    NodeList bars = parsed(chart.svg()).getElementsByTagName("rect");

    assertThat(attribute(bars, 0, "x")).isZero();
    assertThat(attribute(bars, 1, "width"))
        .isCloseTo(attribute(bars, 0, "width") / 4, within(0.01));
  }

  @Test
  void anEstimateLooksDifferentFromAnExactFigure() {
    String exact = trend("a", exact(5)).svg();
    String estimate = trend("a", new Mark(5, Quality.ESTIMATE, "≈5")).svg();

    assertThat(exact).contains("dot exact");
    assertThat(estimate).contains("dot estimate").contains("≈5");
  }

  @Test
  void smallMultiplesShareTheirScale() throws Exception {
    Chart chart =
        new SmallMultiples("a", List.of(trend("low", exact(1)), trend("high", exact(10))));

    NodeList circles = parsed(chart.svg()).getElementsByTagName("circle");

    // A tenth of the value stands at a tenth of the height above the axis.
    double axis = axis(chart);
    double low = axis - attribute(circles, 0, "cy");
    double high = axis - attribute(circles, 1, "cy");
    assertThat(low * 10).isCloseTo(high, within(0.2));
  }

  @Test
  void marksTheDayOfAChange() {
    TrendLine trend =
        new TrendLine(
            "a",
            "sessions",
            days(exact(1), exact(9)),
            Optional.of(FIRST.plusDays(1)),
            0,
            TrendLine.Size.WHOLE);

    assertThat(trend.svg()).contains("changed 2 Nov");
    assertThat(trend.description()).contains("A change began on 2026-11-02.");
  }

  @Test
  void aHeatTableNamesItsHighestCell() {
    HeatTable heat =
        new HeatTable(
            "a",
            "%",
            "URL",
            List.of("Mobile", "PC"),
            List.of(
                new HeatTable.Line("/", Arrays.asList(exact(1), null)),
                new HeatTable.Line("/checkout", Arrays.asList(exact(2), exact(7)))));

    assertThat(heat.description()).isEqualTo("The highest is 7 %: /checkout, PC.");
    assertThat(heat.table().rows().get(0)).containsExactly("/", "1", "");
  }

  @Test
  void aFileBringsItsStyleAlong() throws Exception {
    String file = trend("a", exact(1)).file();

    assertThat(parsed(file).getElementsByTagName("style").getLength()).isEqualTo(1);
    assertThat(trend("a", exact(1)).svg()).doesNotContain("<style");
  }

  @Test
  void aScaleReachesARoundNumber() {
    assertThat(Svg.Scale.ceiling(0)).isEqualTo(1);
    assertThat(Svg.Scale.ceiling(9.3)).isEqualTo(10);
    assertThat(Svg.Scale.ceiling(61)).isEqualTo(80);
    assertThat(Svg.Scale.ceiling(0.031)).isEqualTo(0.04);
    assertThat(Svg.Scale.fromZero(9.3, 0, 100).ticks()).containsExactly(0.0, 2.5, 5.0, 7.5, 10.0);
  }

  private static double corner(Document picture, int place) {
    Element polygon = (Element) picture.getElementsByTagName("polygon").item(0);
    return Double.parseDouble(polygon.getAttribute("points").split(" ")[place].split(",")[1]);
  }

  private static double axis(Chart chart) throws Exception {
    NodeList lines = parsed(chart.svg()).getElementsByTagName("line");
    return IntStream.range(0, lines.getLength())
        .mapToObj(i -> (Element) lines.item(i))
        .filter(line -> line.getAttribute("class").equals("axis"))
        .mapToDouble(line -> Double.parseDouble(line.getAttribute("y1")))
        .findFirst()
        .orElseThrow();
  }

  private static double attribute(NodeList elements, int place, String name) {
    return Double.parseDouble(((Element) elements.item(place)).getAttribute(name));
  }

  private static Document parsed(String markup) throws Exception {
    return DocumentBuilderFactory.newDefaultInstance()
        .newDocumentBuilder()
        .parse(new ByteArrayInputStream(markup.getBytes(StandardCharsets.UTF_8)));
  }

  private static TrendLine trend(String title, @Nullable Mark... marks) {
    return new TrendLine(title, "sessions", days(marks), Optional.empty(), 0, TrendLine.Size.WHOLE);
  }

  private static List<TrendLine.Day> days(@Nullable Mark... marks) {
    List<TrendLine.Day> days = new ArrayList<>();
    for (int i = 0; i < marks.length; i++) {
      days.add(new TrendLine.Day(FIRST.plusDays(i), marks[i]));
    }
    return days;
  }

  private static Mark exact(double value) {
    return new Mark(value, Quality.EXACT, Svg.Scale.label(value));
  }
}
