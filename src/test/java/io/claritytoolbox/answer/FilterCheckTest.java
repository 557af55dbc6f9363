package io.claritytoolbox.answer;

import static io.claritytoolbox.model.Dimension.BROWSER;
import static io.claritytoolbox.model.Dimension.COUNTRY;
import static io.claritytoolbox.model.Dimension.DEVICE;
import static io.claritytoolbox.model.Dimension.URL;
import static org.assertj.core.api.Assertions.assertThat;

import io.claritytoolbox.clarity.ExportOutcome;
import io.claritytoolbox.model.Cube;
import io.claritytoolbox.model.Dimension;
import io.claritytoolbox.model.Export;
import io.claritytoolbox.model.Facts;
import io.claritytoolbox.model.Filter;
import io.claritytoolbox.model.Measure;
import io.claritytoolbox.model.Question;
import io.claritytoolbox.model.Row;
import io.claritytoolbox.model.Spend;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Tests the warnings of filters without matches. */
class FilterCheckTest {
  private final Desk desk = Desk.ofShop();

  @Test
  void namesAllValuesOfADimensionOfFew() {
    assertThat(warnings(is(DEVICE, "Desktop"), DEVICE))
        .contains(
            "No row matches the filter Device is Desktop. The values here: Mobile, PC, Tablet.");
  }

  @Test
  void namesTheNearestPages() {
    assertThat(warnings(is(URL, "/chekout"), URL))
        .anyMatch(
            said ->
                said.startsWith("No row matches the filter URL is /chekout. ")
                    && said.contains("/checkout"));
  }

  @Test
  void namesCountriesAsClarityWritesThem() {
    assertThat(warnings(is(COUNTRY, "USA"), COUNTRY))
        .anyMatch(said -> said.startsWith("No row matches the filter Country is USA. "));
  }

  @Test
  void findsAPageWithAndWithoutASlashAtItsEnd() {
    Answer answer = desk.answer(Desk.by(URL).withFilters(List.of(is(URL, "/checkout/payment/"))));

    assertThat(answer.rows()).isNotEmpty();
    assertThat(answer.warnings())
        .contains("There is no page /checkout/payment/; this is /checkout/payment.");
  }

  @Test
  void asksForTheTrackingCodeWhereNobodyVisitsTheSite() {
    String silent =
        "Clarity counted no session at all in this time. Is its tracking code installed on the"
            + " site, and does the token belong to this site's project?";
    answerWith(new Row(List.of(), new Facts(Map.of(Measure.SESSIONS, 0.0))));

    assertThat(desk.answer(Desk.by()).warnings()).containsExactly(silent);
    answerWith();
    assertThat(warnings(is(DEVICE, "Mobile"), DEVICE))
        .containsExactly("No row matches the filters in this time.", silent);
    assertThat(desk.answer(Desk.by(COUNTRY)).warnings()).containsExactly(silent);
  }

  @Test
  void saysSoWhereClarityCountedBotsAlone() {
    answerWith(
        new Row(List.of(), new Facts(Map.of(Measure.SESSIONS, 0.0, Measure.BOT_SESSIONS, 7.0))));

    assertThat(desk.answer(Desk.by()).warnings())
        .containsExactly("Clarity counted bots in this time, and no session of a visitor.");
  }

  @Test
  void doesNotAskWhereAFilterExplainsItOrNothingIsKnown() {
    answerWith(new Row(List.of(), new Facts(Map.of(Measure.RAGE_CLICKS, 0.0))));

    assertThat(desk.answer(Desk.by()).warnings()).noneMatch(said -> said.contains("tracking"));
    desk.answerAgain();
    assertThat(warnings(is(DEVICE, "Desktop"), DEVICE))
        .noneMatch(said -> said.contains("tracking"));
  }

  private void answerWith(Row... rows) {
    desk.answerEach(
        request ->
            new ExportOutcome.Answered(
                new Export(
                    request.cube(),
                    request.days(),
                    desk.instant(),
                    List.of(rows),
                    List.of(),
                    false,
                    "[]",
                    List.of())));
  }

  @Test
  void hasNothingToSayWhereRowsPass() {
    assertThat(warnings(is(DEVICE, "mobile"), DEVICE)).isEmpty();
  }

  @Test
  void saysWhereNothingIsLeftOfTheRowsThatPass() {
    Row row = new Row(List.of("PC"), new Facts(Map.of(Measure.SESSIONS, 3.0)));
    for (int days = 1; days <= 2; days++) {
      desk.history.save(
          new Export(
              Cube.of(DEVICE),
              days,
              desk.instant(),
              List.of(row),
              List.of(),
              false,
              "[]",
              List.of()));
    }
    Question yesterday = Desk.over(Desk.spending(Desk.by(DEVICE), Spend.NEVER), 1, 1);

    Answer answer = desk.answer(yesterday.withFilters(List.of(is(DEVICE, "PC"))));

    assertThat(answer.rows()).isEmpty();
    assertThat(answer.warnings()).contains("No row matches the filters in this time.");
  }

  @Test
  void remindsOfSafariOnPhones() {
    assertThat(warnings(is(BROWSER, "Safari"), BROWSER))
        .anyMatch(said -> said.contains("MobileSafari"));
  }

  @Test
  void saysWhereAnExclusionExcludesNothing() {
    Filter filter = new Filter(DEVICE, Filter.Op.IS_NOT, List.of("Desktop"));

    assertThat(warnings(filter, DEVICE)).anyMatch(said -> said.contains("leaves nothing out"));
  }

  private List<String> warnings(Filter filter, Dimension by) {
    Question question = Desk.by(by).withFilters(List.of(filter));
    return desk.answer(question).warnings();
  }

  private static Filter is(Dimension dimension, String value) {
    return new Filter(dimension, Filter.Op.IS, List.of(value));
  }
}
