package io.claritytoolbox.differential;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** Checks that what get_quota lists as free is free. */
final class FreeCheck {
  private final Judge judge;
  private final Product product;
  private final SimulatedClarity clarity;
  private final Clockwork clock;

  FreeCheck(Judge judge, Product product, SimulatedClarity clarity, Clockwork clock) {
    this.judge = judge;
    this.product = product;
    this.clarity = clarity;
    this.clock = clock;
  }

  void check(int number) {
    ObjectNode content = product.call("get_quota", JsonNodeFactory.instance.objectNode()).content();
    if (content == null) {
      return;
    }
    if (content.path("quota").path("spent").asInt() != clarity.spentOn(clock.instant())) {
      report(
          Rule.QUOTA_TRUE, number, new Inquiry("get_quota"), content.path("quota").toString(), "");
    }
    for (JsonNode entry : content.path("free_now")) {
      check(number, entry, "auto", Rule.FREE_IS_FREE);
      check(number, entry, "never", Rule.FREE_IS_STORED);
    }
  }

  private void check(int number, JsonNode entry, String spend, Rule rule) {
    Inquiry inquiry = new Inquiry("get_sessions");
    inquiry.over(entry.path("days").asInt(), entry.path("ends_days_ago").asInt(0));
    inquiry.by(ForecastCheck.dimensions(entry));
    inquiry.arguments.put("spend", entry.path("spend").asText(spend));
    if (entry.has("max_age_hours")) {
      inquiry.arguments.set("max_age_hours", entry.get("max_age_hours"));
    }
    ObjectNode forecast = product.call("get_quota", inquiry.forecast()).content();
    JsonNode cost =
        forecast == null ? JsonNodeFactory.instance.objectNode() : forecast.path("cost");
    judge.findings().count("entries of free_now, spend " + spend);
    boolean free = cost.path("requests").asInt(-1) == 0 && cost.path("answerable").asBoolean();
    if (!free) {
      String age = entry.path("age_minutes").asInt() < 1_440 ? "of today" : "older";
      report(rule, number, inquiry, "listed " + entry + ", forecast " + cost, age);
    }
  }

  private void report(Rule rule, int number, Inquiry inquiry, String detail, String signature) {
    Exchange exchange =
        new Exchange(
            number,
            clock.instant(),
            inquiry,
            clarity.served(),
            List.of(),
            "",
            null,
            null,
            null,
            null);
    judge.report(rule, exchange, signature, detail);
  }
}
