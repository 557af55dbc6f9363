package io.claritytoolbox.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.claritytoolbox.answer.Analyst;
import io.claritytoolbox.answer.Answer;
import io.claritytoolbox.answer.Project;
import io.claritytoolbox.answer.Reply;
import io.claritytoolbox.clarity.ExportClient;
import io.claritytoolbox.clarity.ExportOutcome;
import io.claritytoolbox.demo.DemoExportClient;
import io.claritytoolbox.demo.SimulatedSite;
import io.claritytoolbox.demo.SiteShape;
import io.claritytoolbox.history.ExportHistory;
import io.claritytoolbox.http.NetworkFailure;
import io.claritytoolbox.model.Caller;
import io.claritytoolbox.model.Dimension;
import io.claritytoolbox.model.Measure;
import io.claritytoolbox.model.Period;
import io.claritytoolbox.model.Question;
import io.claritytoolbox.model.Spend;
import io.claritytoolbox.model.StorageFailure;
import io.claritytoolbox.quota.QuotaGuard;
import io.claritytoolbox.quota.QuotaLedger;
import io.claritytoolbox.quota.QuotaLedger.Fate;
import io.claritytoolbox.spend.Spending;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Tests a server that crashes during a paid call and restarts. */
@Tag("slow")
final class PostgresqlMidCallTest {
  private static final InstantSource CLOCK = () -> StorageContract.NOON;

  private final PostgresqlServer server = PostgresqlServer.shared();
  private final Storage storage =
      new Storage(
          new Database(
              Postgresql.at(
                  PostgresqlServer.entering(server.newDatabase()), Duration.ofMillis(300))));
  private final ExportClient demo =
      new DemoExportClient(new SimulatedSite(SiteShape.CORNER_SHOP), CLOCK);
  private final Analyst analyst = analyst();
  private String fatal = "";
  private boolean crashed;
  private boolean nowhere;
  private int sent;

  @AfterEach
  void close() {
    comeBack();
    storage.close();
  }

  @Test
  void beforeTheRequestIsTakenNothingIsSent() {
    bought(Dimension.BROWSER);
    crashBefore("take");

    assertThatThrownBy(() -> ask(Dimension.URL))
        .isInstanceOf(StorageFailure.class)
        .hasMessageStartingWith("The store can't be reached");
    assertThat(sent).isEqualTo(1);
    comeBack();

    assertThat(fates()).containsExactly(Fate.ANSWERED);
    assertThatTheNextCallWorks(2);
  }

  @Test
  void onceTheRequestIsTakenButNotKnownToBeNothingIsSent() {
    bought(Dimension.BROWSER);
    crashAfter("take");

    assertThat(outcome(Dimension.URL)).startsWith("The store can't be reached");
    assertThat(sent).isEqualTo(1);
    comeBack();

    assertThat(fates())
        .as("it may not be given back unseen")
        .containsExactly(Fate.ANSWERED, Fate.SENT);
    assertThatTheNextCallWorks(3);
  }

  @Test
  void whileTheAnswerIsUnderWayTheLedgerSaysSentAndTheAnswerIsNotBoughtTwice() {
    crashBefore("fetch");
    assertThat(bought(Dimension.BROWSER).rows()).as("what was paid for").isNotEmpty();
    comeBack();

    assertThat(fates()).containsExactly(Fate.SENT);
    assertThat(bought(Dimension.BROWSER).rows()).isNotEmpty();
    assertThat(sent).as("what could not be saved answers from memory").isEqualTo(1);
    assertThatTheNextCallWorks(2);
  }

  @Test
  void onceTheAnswerIsSavedItIsKeptAndTheLedgerSaysSent() {
    crashBefore("settle");
    assertThat(bought(Dimension.BROWSER).rows()).as("what was paid for").isNotEmpty();
    comeBack();

    assertThat(fates()).containsExactly(Fate.SENT);
    assertThat(saved()).isEqualTo(1);
    assertThat(bought(Dimension.BROWSER).rows()).isNotEmpty();
    assertThat(sent).as("the store answers").isEqualTo(1);
    assertThatTheNextCallWorks(2);
  }

  @Test
  void aRequestThatNeverArrivedStaysCountedWhereTheLedgerCannotBeTold() {
    nowhere = true;
    crashBefore("refund");
    outcome(Dimension.BROWSER);
    comeBack();

    assertThat(fates()).containsExactly(Fate.SENT);
    nowhere = false;
    assertThatTheNextCallWorks(2);
  }

  private void assertThatTheNextCallWorks(int requests) {
    assertThat(bought(Dimension.SOURCE).rows()).isNotEmpty();
    assertThat(fates()).hasSize(requests).last().isEqualTo(Fate.ANSWERED);
  }

  private void crashBefore(String call) {
    fatal = "before " + call;
  }

  /** Crashes before the confirmation of a call arrives. */
  private void crashAfter(String call) {
    fatal = "after " + call;
  }

  private boolean at(String moment) {
    if (!fatal.equals(moment)) {
      return false;
    }
    fatal = "";
    crashed = true;
    server.crash();
    return true;
  }

  private void comeBack() {
    if (crashed) {
      crashed = false;
      server.start();
    }
  }

  private Analyst analyst() {
    QuotaGuard guard =
        new QuotaGuard(
            watched(QuotaLedger.class, storage.ledger()),
            StorageContract.SHOP,
            new QuotaGuard.Allowance(10, 0),
            CLOCK);
    ExportClient client =
        request -> {
          if (nowhere) {
            return new ExportOutcome.NeverArrived(NetworkFailure.NAME);
          }
          sent++;
          at("before fetch");
          return demo.fetch(request);
        };
    return new Analyst(
        new Project(StorageContract.SHOP, "shop", false),
        new Spending.Means(guard, storage.leases(), history(), client),
        CLOCK);
  }

  private ExportHistory history() {
    return storage.history(StorageContract.SHOP, "1001");
  }

  private List<Fate> fates() {
    return storage.ledger().read(StorageContract.SHOP, StorageContract.TODAY).entries().stream()
        .map(QuotaLedger.Entry::fate)
        .toList();
  }

  private int saved() {
    return history().takenSince(StorageContract.NOON).size();
  }

  private Answer bought(Dimension dimension) {
    return ask(dimension)
        .match(
            answer -> answer,
            refusal -> {
              throw new AssertionError(refusal.sentence());
            });
  }

  private String outcome(Dimension dimension) {
    try {
      return ask(dimension).match(answer -> "an answer", Reply.Refusal::sentence);
    } catch (StorageFailure failure) {
      return String.valueOf(failure.getMessage());
    }
  }

  private Reply ask(Dimension dimension) {
    return analyst.answer(
        new Question(
            List.of(Measure.SESSIONS),
            List.of(dimension),
            List.of(),
            new Period(3, 0),
            null,
            Spend.AUTO),
        Caller.PATIENT);
  }

  private <T> T watched(Class<T> port, T target) {
    Object proxy =
        Proxy.newProxyInstance(
            port.getClassLoader(),
            new Class<?>[] {port},
            (self, method, arguments) -> {
              at("before " + method.getName());
              try {
                Object result = method.invoke(target, arguments);
                if (at("after " + method.getName())) {
                  throw new StorageFailure("The store can't be reached.", new IOException());
                }
                return result;
              } catch (InvocationTargetException e) {
                throw e.getCause();
              }
            });
    return port.cast(proxy);
  }
}
