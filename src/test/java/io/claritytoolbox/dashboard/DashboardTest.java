package io.claritytoolbox.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.claritytoolbox.dashboard.Outcome.Answered;
import io.claritytoolbox.dashboard.Outcome.Failed;
import io.claritytoolbox.model.Cube;
import io.claritytoolbox.model.PaidRequests;
import io.claritytoolbox.model.ProjectId;
import io.claritytoolbox.model.Spend;
import io.claritytoolbox.quota.QuotaDay;
import io.claritytoolbox.quota.QuotaGuard;
import io.claritytoolbox.quota.QuotaGuard.Allowance;
import io.claritytoolbox.quota.QuotaLedger.Entry;
import io.claritytoolbox.quota.QuotaLedger.Fate;
import io.claritytoolbox.quota.QuotaLedger.Purpose;
import io.claritytoolbox.storage.Storage;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Tests the cost of dashboard requests, and that exports are unaffected. */
final class DashboardTest {
  private static final ProjectId SHOP = new ProjectId("shop");
  private static final Instant NOON = Instant.parse("2026-03-05T12:00:00Z");

  private final Storage storage = Storage.open("jdbc:sqlite::memory:", () -> NOON);
  private final Deque<Outcome<JsonNode>> coming = new ArrayDeque<>();
  private final List<List<Fate>> seenWhileSending = new ArrayList<>();
  private final Dashboard dashboard = dashboard(3);

  private Dashboard dashboard(int limit) {
    Allowance allowance = Allowance.of(limit, Dashboard.REQUESTS);
    QuotaGuard guard =
        new QuotaGuard(storage.ledger(Dashboard.BUDGET), SHOP, allowance, () -> NOON);
    return new Fake().within(guard, new PaidRequests());
  }

  @AfterEach
  void close() {
    storage.close();
  }

  /** Returns a prepared answer, and reads the ledger meanwhile. */
  private final class Fake implements DashboardClient {
    @Override
    public Outcome<List<Recording>> recordings(RecordingsRequest request) {
      return new Answered<>(List.of());
    }

    @Override
    public Outcome<DashboardAnswer> ask(String question) {
      return new Failed<>(Fault.OVERLOADED);
    }

    @Override
    public Outcome<JsonNode> documentation(String query) {
      seenWhileSending.add(fates());
      return coming.removeFirst();
    }
  }

  private List<Fate> fates() {
    return storage.ledger(Dashboard.BUDGET).read(SHOP, QuotaDay.of(NOON)).entries().stream()
        .map(Entry::fate)
        .toList();
  }

  private String asked(Outcome<JsonNode> outcome) {
    coming.add(outcome);
    return dashboard
        .documentation("x")
        .match(answered -> "answered, " + answered.quota().remaining() + " left", said -> said);
  }

  private static Outcome<JsonNode> answer() {
    return new Answered<>(TextNode.valueOf("x"));
  }

  @Test
  void isOnRecordBeforeItIsSentAndRefusedWhenTheDaysAreSpent() {
    assertThat(asked(answer())).isEqualTo("answered, 2 left");
    assertThat(asked(answer())).isEqualTo("answered, 1 left");
    assertThat(asked(answer())).isEqualTo("answered, 0 left");
    assertThat(asked(answer()))
        .isEqualTo(
            "Today's 3 requests to Clarity's dashboard are spent. The next day begins at"
                + " 2026-03-06T00:00:00Z. Exports are not affected.");
    assertThat(seenWhileSending)
        .containsExactly(
            List.of(Fate.SENT),
            List.of(Fate.ANSWERED, Fate.SENT),
            List.of(Fate.ANSWERED, Fate.ANSWERED, Fate.SENT));
  }

  @ParameterizedTest
  @EnumSource(Fault.class)
  void anyFaultCostsAtMostItsOwnRequestAndNoneOfTheExports(Fault fault) {
    assertThat(asked(new Failed<>(fault, "500"))).isNotBlank();

    assertThat(fates()).isEqualTo(fault.fate().stream().toList());
    QuotaGuard exports = new QuotaGuard(storage.ledger(), SHOP, new Allowance(10, 0), () -> NOON);
    assertThat(exports.look().available(Spend.AUTO)).isEqualTo(10);
    assertThat(exports.look().outage()).isEmpty();
  }

  @Test
  void pausesAfterTwoFailuresInARowAndLeavesExportsAlone() {
    asked(new Failed<>(Fault.LOST, "Clarity did not answer in time."));
    asked(new Failed<>(Fault.WEB_PAGE));

    assertThat(asked(answer()))
        .contains(
            "The last 2 requests to Clarity's dashboard returned no data",
            "until 2026-03-05T12:30:00Z",
            "Exports are not affected.")
        .doesNotContain("spend:");
    assertThat(fates()).containsExactly(Fate.LOST, Fate.UNREADABLE);
  }

  @Test
  void worksWhereTheExportsAreSpentClosedAndPaused() {
    for (int slot = 0; slot < 10; slot++) {
      storage
          .ledger()
          .take(SHOP, QuotaDay.of(NOON), 10, new Purpose(Cube.SITE, 1, NOON))
          .ifPresent(taken -> storage.ledger().settle(SHOP, QuotaDay.of(NOON), taken, Fate.FAILED));
    }
    storage.ledger().close(SHOP, QuotaDay.of(NOON));

    assertThat(asked(answer())).isEqualTo("answered, 2 left");
  }

  @Test
  void triesTheNextTokenByAnotherRequest() {
    coming.add(new Failed<>(Fault.TOKEN_NOT_ACCEPTED, "V", 1));

    assertThat(asked(answer())).isEqualTo("answered, 1 left");
    assertThat(fates()).containsExactly(Fate.REFUSED, Fate.ANSWERED);
  }

  @Test
  void endsTheDayWhereClaritySaysThatItIsSpent() {
    asked(new Failed<>(Fault.SPENT));

    assertThat(dashboard.quota().remaining()).isZero();
    assertThat(storage.ledger().read(SHOP, QuotaDay.of(NOON)).closed()).isFalse();
  }
}
