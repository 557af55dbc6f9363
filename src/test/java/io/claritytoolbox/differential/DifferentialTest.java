package io.claritytoolbox.differential;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** A short {@link DifferentialRun}: every kind of site once, with the same questions. */
final class DifferentialTest {
  private static final long SEED = 7;
  private static final int DAYS = 3;
  private static final int QUESTIONS = 12;

  @Tag("slow")
  @ParameterizedTest
  @EnumSource
  void everyAnswerKeepsToTheRules(SiteKind kind) {
    Regime regime = Regime.values()[kind.ordinal() % Regime.values().length];
    Findings findings = new Findings();

    new Scenario(kind, regime, SEED, DAYS, QUESTIONS).run(findings, exchange -> {});

    assertThat(findings.broken()).isEmpty();
  }

  @Test
  void aFigureThatIsOffByOneIsFound() {
    Findings findings = new Findings();

    new Scenario(SiteKind.TINY, Regime.DAILY, SEED, DAYS, 3 * QUESTIONS)
        .run(findings, DifferentialTest::addOneSession);

    assertThat(findings.broken()).anyMatch(found -> found.startsWith("EXACT sessions"));
  }

  @ParameterizedTest
  @CsvSource({
    "SMALL, compare, sessions, (EXACT|UPPER_BOUND) sessions",
    "SMALL, compare, a, EXACT rate",
    "SMALL, get_hotspots, sessions, (EXACT|UPPER_BOUND) sessions",
    "WIDE, get_changes, high, INTERVAL"
  })
  void aJudgedFigureThatIsOffIsFound(SiteKind kind, String tool, String field, String violation) {
    Findings findings = new Findings();

    new Scenario(kind, Regime.DAILY, SEED, 2 * DAYS, 5 * QUESTIONS)
        .run(findings, exchange -> halve(exchange, tool, field));

    assertThat(findings.broken())
        .anyMatch(found -> found.matches("(?s)" + violation + " " + tool + ".*"));
  }

  private static void halve(Exchange exchange, String tool, String field) {
    JudgedView judged = exchange.judged();
    if (judged != null && exchange.inquiry().tool.equals(tool)) {
      for (JsonNode parent : judged.content().findParents(field)) {
        if (parent.path(field).isNumber()) {
          ((ObjectNode) parent).put(field, parent.path(field).asDouble() / 2);
        }
      }
    }
  }

  private static void addOneSession(Exchange exchange) {
    AnswerView answer = exchange.answer();
    if (answer != null) {
      for (JsonNode row : answer.content().path("rows")) {
        if (row.has("sessions")) {
          ((ObjectNode) row).put("sessions", row.path("sessions").asInt() + 1);
        }
      }
    }
  }
}
