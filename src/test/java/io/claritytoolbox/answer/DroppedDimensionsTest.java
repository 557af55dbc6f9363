package io.claritytoolbox.answer;

import static io.claritytoolbox.model.Dimension.BROWSER;
import static io.claritytoolbox.model.Dimension.CAMPAIGN;
import static io.claritytoolbox.model.Dimension.CHANNEL;
import static io.claritytoolbox.model.Dimension.COUNTRY;
import static io.claritytoolbox.model.Dimension.DEVICE;
import static io.claritytoolbox.model.Dimension.MEDIUM;
import static io.claritytoolbox.model.Dimension.SOURCE;
import static io.claritytoolbox.model.Dimension.URL;
import static org.assertj.core.api.Assertions.assertThat;

import io.claritytoolbox.clarity.ExportOutcome;
import io.claritytoolbox.model.Caller;
import io.claritytoolbox.model.Cube;
import io.claritytoolbox.model.Dimension;
import io.claritytoolbox.model.ExportRequest;
import io.claritytoolbox.plan.Cost;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * Tests that a dropped dimension is requested only once a day, and that other dimensions are
 * unaffected.
 */
final class DroppedDimensionsTest {
  private final Desk desk = Desk.ofShop();

  @Test
  void anotherProcessKnowsWhatWasDropped() {
    desk.answerEach(request -> without(request, List.of(CAMPAIGN)));
    desk.refusal(Desk.by(CAMPAIGN));
    int spent = desk.requests.size();

    Analyst other = desk.analyst(desk.history);

    assertThat(other.cost(Desk.by(CAMPAIGN))).isEqualTo(new Cost(0, false));
    assertThat(other.answer(Desk.by(CAMPAIGN), Caller.PATIENT).match(Answer::toString, no -> "no"))
        .isEqualTo("no");
    assertThat(desk.requests).hasSize(spent);
  }

  @Test
  void anAnswerForNoDimensionCondemnsTheSetAndNoneOfItsDimensions() {
    desk.answerEach(request -> siteInstead(request, COUNTRY));
    desk.refusal(Desk.by(COUNTRY));
    int spent = desk.requests.size();

    assertThat(desk.analyst.cost(Desk.by(DEVICE))).isEqualTo(new Cost(1, true));
    desk.answer(Desk.by(DEVICE));
    desk.answer(Desk.by(CHANNEL));
    assertThat(desk.requests.subList(spent, desk.requests.size()))
        .extracting(ExportRequest::cube)
        .noneMatch(cube -> cube.has(COUNTRY));
  }

  @Test
  void whatAnotherAnswerOfTheDayHasIsCleared() {
    desk.sync(new ExportRequest(Cube.of(URL, DEVICE, CHANNEL), 1));
    desk.answerEach(request -> siteInstead(request, COUNTRY));
    desk.refusal(Desk.by(COUNTRY));

    assertThat(desk.requests).as("by elimination").hasSize(1);
    assertThat(desk.refusal(Desk.by(COUNTRY, BROWSER))).contains("without Country today");
    assertThat(desk.requests).hasSize(1);
  }

  @Test
  void aDimensionInDoubtIsNotTakenAlongWithTheOneAskedFor() {
    desk.answerEach(request -> siteInstead(request, MEDIUM));
    desk.answer(Desk.by(SOURCE));
    desk.answer(Desk.by(CAMPAIGN));

    assertThat(desk.requests)
        .extracting(ExportRequest::cube)
        .containsExactly(Cube.of(SOURCE, MEDIUM, CAMPAIGN), Cube.of(SOURCE), Cube.of(CAMPAIGN));
  }

  @Test
  void aPairInDoubtIsNotWidenedByAnotherDimensionThatCouldBeDropped() {
    desk.answerEach(
        request ->
            request.cube().has(COUNTRY)
                ? siteInstead(request, COUNTRY)
                : siteInstead(request, DEVICE));

    desk.answer(Desk.by(URL, SOURCE));

    assertThat(desk.requests)
        .extracting(ExportRequest::cube)
        .containsExactly(Cube.of(URL, SOURCE, DEVICE), Cube.of(URL, SOURCE));
  }

  @Test
  void theDailySyncDoesNotAskForItAgain() {
    desk.answerEach(request -> siteInstead(request, COUNTRY));
    desk.analyst.upkeep().take(Desk.NOBODY_WATCHES);
    int spent = desk.requests.size();

    assertThat(desk.requests).filteredOn(each -> each.cube().has(COUNTRY)).hasSize(1);
    assertThat(desk.analyst.upkeep().due()).isEmpty();
    desk.turn(Duration.ofHours(1));
    desk.analyst.upkeep().take(Desk.NOBODY_WATCHES);
    assertThat(desk.requests).hasSize(spent);
  }

  private ExportOutcome siteInstead(ExportRequest request, Dimension dropped) {
    return request.cube().has(dropped)
        ? without(request, request.cube().dimensions())
        : desk.clarity.fetch(request);
  }

  private ExportOutcome without(ExportRequest request, List<Dimension> dropped) {
    return request.cube().dimensions().containsAll(dropped)
        ? ExportOutcome.Failed.without(dropped)
        : desk.clarity.fetch(request);
  }
}
