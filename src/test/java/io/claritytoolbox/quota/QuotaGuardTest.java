package io.claritytoolbox.quota;

import static org.assertj.core.api.Assertions.assertThat;

import io.claritytoolbox.model.Cube;
import io.claritytoolbox.model.ProjectId;
import io.claritytoolbox.quota.QuotaGuard.Allowance;
import io.claritytoolbox.quota.QuotaLedger.Purpose;
import io.claritytoolbox.storage.Storage;
import java.lang.reflect.Proxy;
import java.time.Instant;
import java.time.InstantSource;
import java.util.OptionalInt;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Tests claims of a request while the ledger grants less than the budget shows. */
final class QuotaGuardTest {
  private static final ProjectId SHOP = new ProjectId("shop");
  private static final Instant NOON = Instant.parse("2026-06-01T12:00:00Z");
  private static final InstantSource CLOCK = InstantSource.fixed(NOON);

  private final Storage storage = Storage.open("jdbc:sqlite::memory:", CLOCK);
  private final AtomicInteger taken = new AtomicInteger();

  @AfterEach
  void close() {
    storage.close();
  }

  @Test
  void refusesAClaimThatTheLedgerNeverGrants() {
    Verdict verdict = guard(refusing(Integer.MAX_VALUE)).claim(purpose());

    assertThat(verdict)
        .isInstanceOfSatisfying(
            Verdict.Refused.class,
            refused ->
                assertThat(refused.sentence())
                    .isEqualTo(
                        "The store did not grant any of the requests to the dashboard that it"
                            + " shows as left. Nothing was sent. Try again in a moment."));
    assertThat(taken).hasValue(10);
    assertThat(storage.ledger().read(SHOP, QuotaDay.of(NOON)).entries()).isEmpty();
  }

  @Test
  void repeatsAClaimThatAnotherProcessOvertook() {
    Verdict verdict = guard(refusing(3)).claim(purpose());

    assertThat(verdict).isInstanceOf(Verdict.Granted.class);
    assertThat(taken).hasValue(4);
  }

  private static Purpose purpose() {
    return new Purpose(Cube.SITE, 1, NOON);
  }

  private static QuotaGuard guard(QuotaLedger ledger) {
    return new QuotaGuard(ledger, SHOP, Allowance.of(5, "requests to the dashboard"), CLOCK);
  }

  /** The ledger, which grants no slot the first times. */
  private QuotaLedger refusing(int times) {
    QuotaLedger ledger = storage.ledger();
    return (QuotaLedger)
        Proxy.newProxyInstance(
            QuotaLedger.class.getClassLoader(),
            new Class<?>[] {QuotaLedger.class},
            (proxy, method, arguments) ->
                method.getName().equals("take") && taken.incrementAndGet() <= times
                    ? OptionalInt.empty()
                    : method.invoke(ledger, arguments));
  }
}
