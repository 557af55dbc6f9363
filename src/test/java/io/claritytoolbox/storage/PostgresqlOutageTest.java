package io.claritytoolbox.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.claritytoolbox.model.ProjectId;
import io.claritytoolbox.model.StorageFailure;
import io.claritytoolbox.quota.QuotaDay;
import io.claritytoolbox.quota.QuotaLedger;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;
import java.util.logging.StreamHandler;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Tests a server that stops and restarts. */
@Tag("slow")
final class PostgresqlOutageTest {
  private static final ProjectId SHOP = StorageContract.SHOP;
  private static final QuotaDay TODAY = StorageContract.TODAY;
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final PostgresqlServer server = PostgresqlServer.shared();
  private final String address = server.newDatabase();
  private Gate gate;
  private Storage storage;
  private QuotaLedger ledger;

  @BeforeEach
  void open() throws IOException {
    gate = new Gate(server.port());
    open(Duration.ofMillis(2_000));
  }

  /**
   * @param wait for a connection
   */
  private void open(Duration wait) {
    String url = PostgresqlServer.entering(gate.through(address) + "?socketTimeout=1");
    storage = new Storage(new Database(Postgresql.at(url, wait)));
    ledger = storage.ledger();
  }

  @AfterEach
  void close() throws IOException {
    storage.close();
    gate.close();
  }

  @Test
  void aServerThatIsNotThereIsToldAtOnceAndFoundWhenItIs() {
    gate.shut();
    assertUnreachable();
    gate.open();

    assertThat(take()).isEqualTo(1);
  }

  @Test
  void aServerThatWentAwayGrantsNothingAndTheCallAfterItsReturnWorks() {
    assertThat(take()).isEqualTo(1);
    gate.shut();
    assertUnreachable();
    gate.open();

    assertThat(take()).isEqualTo(2);
    assertThat(ledger.read(SHOP, TODAY).entries()).hasSize(2);
  }

  @Test
  void onlyTheFirstCallWaitsForAServerThatWentAway() throws Exception {
    storage.close();
    open(Duration.ofMillis(1_500));
    assertThat(take()).isEqualTo(1);
    // Long enough for the pool to check a connection before using it.
    TimeUnit.MILLISECONDS.sleep(600);
    gate.shut();
    assertUnreachable();
    long start = System.nanoTime();
    assertUnreachable();
    assertThat(System.nanoTime() - start).isLessThan(TimeUnit.MILLISECONDS.toNanos(1_000));
    gate.open();

    assertThat(take()).isEqualTo(2);
  }

  @Test
  void aServerThatFallsSilentInMidCallGrantsNothingAndLosesNoCount() {
    assertThat(take()).isEqualTo(1);
    gate.freeze();
    assertUnreachable();
    gate.shut();
    gate.open();

    int next = take();
    assertThat(next).isBetween(2, 3);
    assertThat(ledger.read(SHOP, TODAY).entries()).hasSize(next);
  }

  @Test
  void oneThatWaitsForItsTurnWhenTheServerGoesAwayGrantsNothing() throws Exception {
    assertThat(take()).isEqualTo(1);
    Postgresql dialect = Postgresql.at(PostgresqlServer.entering(address));
    try (Connection other = dialect.connect();
        Statement statement = other.createStatement()) {
      statement.execute(dialect.beginWrite(SHOP));
      CompletableFuture<Integer> waiting = CompletableFuture.supplyAsync(this::take);
      TimeUnit.MILLISECONDS.sleep(200);
      gate.shut();
      assertThatThrownBy(() -> waiting.get(15, TimeUnit.SECONDS))
          .hasCauseInstanceOf(StorageFailure.class);
      statement.execute("COMMIT");
    } finally {
      dialect.close();
    }
    gate.open();

    assertThat(take()).isEqualTo(2);
  }

  @Test
  void neitherLogNorErrorShowsThePassword() {
    ByteArrayOutputStream log = new ByteArrayOutputStream();
    StreamHandler handler = new StreamHandler(log, new SimpleFormatter());
    handler.setLevel(Level.ALL);
    Logger root = Logger.getLogger("");
    List<Logger> loggers =
        List.of(root, Logger.getLogger("com.zaxxer.hikari"), Logger.getLogger("org.postgresql"));
    List<Level> before = loggers.stream().map(Logger::getLevel).toList();
    root.addHandler(handler);
    loggers.forEach(logger -> logger.setLevel(Level.ALL));
    StringWriter errors = new StringWriter();
    try {
      take();
      String wrong = address + "?user=clarity&password=s3cret%25";
      failing(wrong, errors);
      failing(wrong.replace("127.0.0.1:", "127.0.0.1:x"), errors);
      failing(wrong.replace("/clarity_", "/no_"), errors);
      failing(wrong + "&sslmode=nonsense", errors);
      failing(wrong + "%", errors);
      gate.shut();
      assertUnreachable();
    } finally {
      root.removeHandler(handler);
      for (int i = 0; i < loggers.size(); i++) {
        loggers.get(i).setLevel(before.get(i));
      }
    }
    handler.flush();
    assertThat(log.toString(StandardCharsets.UTF_8) + errors)
        .contains("clarity-toolbox", "jdbcUrl")
        .doesNotContain("s3cret", PostgresqlServer.PASSWORD, "Geh%25eim");
  }

  @Test
  void aWrongPasswordIsToldInWords() {
    assertThatThrownBy(() -> takeFrom(address + "?user=clarity&password=wrong"))
        .isInstanceOf(StorageFailure.class)
        .hasMessageStartingWith("The store rejected its user or password.")
        .hasMessageContaining("CLARITY_STORE");
  }

  @Test
  void aMissingDatabaseIsToldInWords() {
    assertThatThrownBy(() -> takeFrom(PostgresqlServer.entering(address + "x")))
        .isInstanceOf(StorageFailure.class)
        .hasMessageStartingWith("The store's server has no such database or schema.");
  }

  private void assertUnreachable() {
    long start = System.nanoTime();
    assertThatThrownBy(this::take)
        .isInstanceOf(StorageFailure.class)
        .hasMessageStartingWith("The store can't be reached")
        .hasMessageContaining("CLARITY_STORE");
    assertThat(System.nanoTime() - start).isLessThan(PATIENCE.toNanos());
  }

  private static void failing(String url, StringWriter errors) {
    try {
      takeFrom(url);
      throw new AssertionError("it works");
    } catch (StorageFailure | IllegalArgumentException e) {
      e.printStackTrace(new PrintWriter(errors, true));
    }
  }

  private static void takeFrom(String url) {
    try (Storage wrong = Storage.open(url, () -> StorageContract.NOON)) {
      wrong.ledger().take(SHOP, TODAY, 10, StorageContract.PURPOSE);
    }
  }

  private int take() {
    return ledger.take(SHOP, TODAY, 10, StorageContract.PURPOSE).orElse(0);
  }
}
