package io.claritytoolbox.differential;

import com.fasterxml.jackson.databind.JsonNode;
import io.claritytoolbox.model.Dimension;
import java.util.ArrayList;
import java.util.List;

/** Checks that a question cost what get_quota had forecast. */
final class ForecastCheck {
  private final Judge judge;

  ForecastCheck(Judge judge) {
    this.judge = judge;
  }

  void check(Exchange exchange) {
    JsonNode forecast = exchange.forecast();
    if (forecast == null) {
      return;
    }
    judge.findings().count("forecasts");
    if (isSurprise(exchange)) {
      judge.findings().count("forecasts that could not know");
      return;
    }
    int requests = forecast.path("requests").asInt();
    boolean answerable = forecast.path("answerable").asBoolean();
    String said = requests + " requests, " + (answerable ? "answerable" : "not answerable");
    if (answerable != (exchange.answer() != null)) {
      judge.report(
          Rule.FORECAST_ANSWERABLE,
          exchange,
          said + (exchange.answer() == null ? ", refused" : ", answered"),
          "forecast " + forecast);
    } else if (requests != exchange.during().size()) {
      judge.report(
          Rule.FORECAST_REQUESTS,
          exchange,
          said + ", but " + exchange.during().size() + " made",
          "forecast " + forecast + ", made " + exchange.during());
    }
  }

  /**
   * Whether Clarity did something unforeseeable: it failed, refused, dropped dimensions or cut
   * rows.
   */
  private boolean isSurprise(Exchange exchange) {
    List<Served> known = new ArrayList<>(exchange.before());
    for (Served one : exchange.during()) {
      boolean cutBefore =
          known.stream()
              .anyMatch(
                  past ->
                      past.isCut()
                          && one.dimensions().containsAll(past.dimensions())
                          && one.days() >= past.days());
      boolean droppedBefore =
          known.stream().anyMatch(past -> one.repeats(past, known, judge.site().traits().dropsAll));
      if (one.status() != 200
          || (one.isCut() && !cutBefore)
          || (!one.dropped().isEmpty() && !droppedBefore)) {
        return true;
      }
      known.add(one);
    }
    return false;
  }

  /** The dimensions of an entry in the list of free breakdowns. */
  static List<Dimension> dimensions(JsonNode entry) {
    List<Dimension> dimensions = new ArrayList<>();
    entry
        .path("dimensions")
        .forEach(name -> dimensions.add(Dimension.named(name.asText()).orElseThrow()));
    return dimensions;
  }
}
