package io.claritytoolbox.differential;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A short run of {@link DifferentialRun}: every kind of site once, with the same questions. */
final class DifferentialTest {
  private static final long SEED = 7;
  private static final int DAYS = 3;
  private static final int QUESTIONS = 9;

  /** What is broken as yet, by {@link Rule} and what the violations have in common. */
  private static final List<Pattern> OPEN =
      Stream.of(
              // Earlier days than the last two: no export that is bought for them holds a day.
              "PAID_IS_ANSWERED trend, .*")
          .map(Pattern::compile)
          .toList();

  @Tag("slow")
  @ParameterizedTest
  @EnumSource
  void everyAnswerKeepsToTheRules(SiteKind kind) {
    Regime regime = Regime.values()[kind.ordinal() % Regime.values().length];
    Findings findings = new Findings();

    new Scenario(kind, regime, SEED, DAYS, QUESTIONS).run(findings, exchange -> {});

    assertThat(findings.broken(OPEN)).isEmpty();
  }

  @Test
  void aFigureThatIsOffByOneIsFound() {
    Findings findings = new Findings();

    new Scenario(SiteKind.TINY, Regime.DAILY, SEED, DAYS, QUESTIONS)
        .run(findings, DifferentialTest::addOneSession);

    assertThat(findings.broken(List.of())).anyMatch(found -> found.startsWith("EXACT sessions"));
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
