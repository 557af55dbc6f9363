package io.claritytoolbox.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.claritytoolbox.history.StoredExport;
import io.claritytoolbox.model.Dimension;
import io.claritytoolbox.model.Export;
import io.claritytoolbox.model.Filter;
import io.claritytoolbox.model.Listing;
import io.claritytoolbox.model.ProjectId;
import io.claritytoolbox.model.Row;
import io.claritytoolbox.model.StorageFailure;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Tag("slow")
final class PostgresqlStorageTest extends StorageContract {
  private final PostgresqlServer server = PostgresqlServer.shared();
  private final String address = server.newDatabase();

  @Override
  Storage open() {
    return Storage.open(PostgresqlServer.entering(address), () -> StorageContract.NOON);
  }

  @Test
  void keepsEverythingWhenOpenedAgain() {
    take(10);
    Row row = new Row(page("/a"), facts(3));
    StoredExport stored = save(PAGES, NOON, row);
    storage.close();

    try (Storage again = open()) {
      assertThat(again.ledger().read(SHOP, TODAY).entries()).hasSize(1);
      assertThat(again.history(SHOP, "1001").takenSince(NOON)).containsExactly(stored);
      assertThat(again.history(SHOP, "1001").rows(stored, List.of())).containsExactly(row);
    }
    assertThat(take(10)).as("a late use reopens it").hasValue(2);
  }

  @Test
  void ofManyThatStartAtOnceOneMakesTheTables() throws Exception {
    int starting = 24;
    ExecutorService threads = Executors.newFixedThreadPool(starting);
    List<Storage> stores = IntStream.range(0, starting).mapToObj(i -> open()).toList();
    try {
      List<Future<Integer>> slots = new ArrayList<>();
      for (Storage each : stores) {
        slots.add(threads.submit(() -> each.ledger().take(SHOP, TODAY, 10, PURPOSE).orElse(0)));
      }
      List<Integer> taken = new ArrayList<>();
      for (Future<Integer> slot : slots) {
        taken.add(slot.get());
      }
      assertThat(taken).contains(1, 2, 3, 4, 5, 6, 7, 8, 9, 10).hasSize(starting);
      assertThat(taken.stream().filter(slot -> slot == 0)).hasSize(starting - 10);
    } finally {
      threads.shutdownNow();
      stores.forEach(Storage::close);
    }
    assertThat(ask("SELECT string_agg(version::text, ',') FROM schema_version")).isEqualTo("1,2,3");
  }

  @Test
  void refusesAStoreOfANewerProgram() throws SQLException {
    take(10);
    storage.close();
    change("INSERT INTO schema_version (version) VALUES (1000)");

    assertThatThrownBy(() -> take(10))
        .isInstanceOf(StorageFailure.class)
        .hasMessageStartingWith("The store was made by a newer version of this program.")
        .hasMessageContaining("CLARITY_STORE");
  }

  @Test
  void storesOfTwoTeamsInOneDatabaseStayApart() throws SQLException {
    take(10);
    change("CREATE SCHEMA other");
    try (Storage other =
        Storage.open(
            PostgresqlServer.entering(address + "?currentSchema=other"),
            () -> StorageContract.NOON)) {
      assertThat(other.ledger().read(SHOP, TODAY).entries()).isEmpty();
    }
  }

  @Test
  void whateverTheServersDefaultsAreACommitLastsAndCounts() throws SQLException {
    String database = address.substring(address.lastIndexOf('/') + 1);
    change("ALTER DATABASE " + database + " SET default_transaction_isolation = 'serializable'");
    change("ALTER DATABASE " + database + " SET synchronous_commit = 'off'");
    Postgresql dialect = Postgresql.at(PostgresqlServer.entering(address));
    try (Connection connection = dialect.connect()) {
      assertThat(ask(connection, "SHOW synchronous_commit")).isEqualTo("on");
      assertThat(ask(connection, "SHOW statement_timeout")).isEqualTo("15s");
      assertThat(ask(connection, "SHOW lock_timeout")).isEqualTo("10s");
      assertThat(ask(connection, "SHOW max_parallel_workers_per_gather")).isEqualTo("0");
      try (Statement statement = connection.createStatement()) {
        statement.execute(dialect.beginWrite(SHOP));
        assertThat(ask(connection, "SHOW transaction_isolation")).isEqualTo("read committed");
        statement.execute("ROLLBACK");
      }
    } finally {
      dialect.close();
    }
  }

  @Test
  void writersOfOneProjectTakeTurnsAndThoseOfAnotherDoNot() throws Exception {
    take(10);
    Postgresql dialect = Postgresql.at(PostgresqlServer.entering(address));
    try (Connection other = dialect.connect();
        Statement statement = other.createStatement()) {
      statement.execute(dialect.beginWrite(SHOP));
      CompletableFuture<Boolean> taken = CompletableFuture.supplyAsync(() -> take(10).isPresent());
      assertThat(ledger.take(new ProjectId("blog"), TODAY, 10, PURPOSE)).hasValue(1);
      assertThat(ledger.read(SHOP, TODAY).entries()).as("reading goes on").hasSize(1);
      TimeUnit.MILLISECONDS.sleep(100);
      assertThat(taken).isNotDone();
      statement.execute("COMMIT");
      assertThat(taken.get(5, TimeUnit.SECONDS)).isTrue();
    } finally {
      dialect.close();
    }
  }

  @Test
  void theLongestAddressesAreKept() {
    String path = "/\u65e5\u672c".repeat(660);
    Row[] rows = {
      new Row(List.of("https://shop.example" + path, "PC"), facts(1)),
      new Row(List.of("https://shop.example" + path + "x", "PC"), facts(2))
    };
    StoredExport stored = save(PAGES, NOON, rows);

    assertThat(
            history.rows(
                stored, List.of(new Filter(Dimension.URL, Filter.Op.IS, List.of(path + "x")))))
        .contains(rows[1]);
    assertThat(history.rows(stored, List.of())).containsExactlyInAnyOrder(rows);
  }

  /** The server releases the locks of a client that disappeared. */
  @Test
  void aVanishedHolderIsNoticedInHalfAMinute() throws SQLException {
    Postgresql dialect = Postgresql.at(PostgresqlServer.entering(address));
    try (Connection connection = dialect.connect()) {
      assertThat(ask(connection, "SHOW tcp_keepalives_idle")).isEqualTo("10");
      assertThat(ask(connection, "SHOW tcp_keepalives_interval")).isEqualTo("5");
      assertThat(ask(connection, "SHOW tcp_keepalives_count")).isEqualTo("3");
      assertThat(ask(connection, "SHOW idle_session_timeout")).isEqualTo("0");
    } finally {
      dialect.close();
    }
  }

  @Test
  void manyProjectsCanBeSpentOnAtOnce() throws InterruptedException {
    for (int project = 0; project < 12; project++) {
      assertThat(leases.tryTake(new ProjectId("project-" + project))).isPresent();
    }
    assertThat(take(10)).as("connections are left for the ledger").hasValue(1);
    storage.close();

    ProcessContract.takeSoon(leases, new ProjectId("project-7"));
  }

  @Test
  void isBackedUpWithPostgresqlsOwnTools() {
    assertThatThrownBy(() -> storage.backUp(Path.of("copy")))
        .isInstanceOf(StorageFailure.class)
        .hasMessageContaining("Run pg_dump");
  }

  @Test
  void nothingIsLeftOfAForgottenExport() throws SQLException {
    Listing titles = new Listing(Listing.Kind.PAGE_TITLE, List.of(new Listing.Entry("Home", 1)));
    List<Row> rows = List.of(new Row(page("/gone"), facts(1)), new Row(page("/kept"), facts(1)));
    history.save(new Export(PAGES, 1, NOON, rows, List.of(titles), false, "[]", List.of()));
    save(PAGES, NOON.plusSeconds(1), rows.get(1));
    history.forgetBefore(NOON.plusSeconds(1));

    assertThat(ask("SELECT count(*) FROM export_row")).isEqualTo("1");
    assertThat(ask("SELECT count(*) FROM export_payload")).isEqualTo("1");
    assertThat(ask("SELECT count(*) FROM export_listing")).isEqualTo("0");
    assertThat(ask("SELECT count(*) FROM listing_entry")).isEqualTo("0");
    assertThat(ask("SELECT string_agg(url, ',') FROM export_row"))
        .isEqualTo("https://shop.example/kept");
  }

  @Test
  void anErasedExportsRoomIsFreed() throws SQLException {
    save(PAGES, NOON, new Row(page("/gone"), facts(1)));
    assertThat(storage.erase(SHOP, NOON.plusSeconds(1))).isEqualTo(1);

    assertThat(
            ask(
                """
                SELECT string_agg(relname, ',' ORDER BY relname) FROM pg_stat_user_tables
                WHERE vacuum_count > 0
                """))
        .isEqualTo("export,export_listing,export_payload,export_row,listing_entry");
    assertThat(ask("SELECT pg_relation_size('export_row')")).isEqualTo("0");
  }

  @Test
  void freeingRoomMayTakeLongerThanAnyOtherStatement() throws Exception {
    take(10);
    Postgresql dialect = Postgresql.at(PostgresqlServer.entering(address + "?socketTimeout=1"));
    try (Connection other = connect();
        Statement blocking = other.createStatement();
        Connection connection = dialect.connect();
        Statement statement = connection.createStatement()) {
      statement.execute("SET statement_timeout = '900ms'");
      other.setAutoCommit(false);
      blocking.execute("LOCK TABLE export_row IN SHARE UPDATE EXCLUSIVE MODE");
      CompletableFuture<Void> erasing =
          CompletableFuture.runAsync(() -> erase(dialect, connection));
      TimeUnit.MILLISECONDS.sleep(1_300);
      assertThat(erasing).isNotDone();
      other.commit();
      erasing.get(5, TimeUnit.SECONDS);
      assertThat(ask(connection, "SHOW statement_timeout")).isEqualTo("900ms");
      assertThat(connection.getNetworkTimeout()).isEqualTo(1_000);
    } finally {
      dialect.close();
    }
  }

  private static void erase(Postgresql dialect, Connection connection) {
    try {
      dialect.eraseDeleted(new Session(connection));
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void theDatabaseItselfRefusesASlotTakenTwice() {
    take(10);
    assertThatThrownBy(() -> change("INSERT INTO quota_slot SELECT * FROM quota_slot"))
        .isInstanceOf(SQLException.class)
        .hasMessageContaining("constraint");
  }

  @ParameterizedTest
  @CsvSource({
    "08001, UNREACHABLE",
    "08006, UNREACHABLE",
    "08004, NO_TERMS",
    "57P01, UNREACHABLE",
    "57P03, UNREACHABLE",
    "28P01, REFUSED",
    "28000, REFUSED",
    "3D000, NO_DATABASE",
    "3F000, NO_DATABASE",
    "42501, NO_RIGHT",
    "25006, NO_RIGHT",
    "57014, BUSY",
    "55P03, BUSY",
    "40P01, BUSY",
    "53100, FULL",
    "53300, FULL",
    "58030, DAMAGED",
    "XX001, DAMAGED",
    "23505, CONTRADICTION",
    "42P01, OTHER"
  })
  void tellsFaultsApartByTheInnermostState(String state, PostgresqlFault fault) {
    SQLException told = new SQLException("x", state);
    assertThat(PostgresqlFault.of(told)).isEqualTo(fault);
    assertThat(PostgresqlFault.of(new SQLException("no connection", null, told))).isEqualTo(fault);
    assertThat(fault.sentence()).startsWith("The store");
  }

  private void change(String sql) throws SQLException {
    try (Connection other = connect();
        Statement statement = other.createStatement()) {
      statement.execute(sql);
    }
  }

  private String ask(String sql) throws SQLException {
    try (Connection other = connect()) {
      return ask(other, sql);
    }
  }

  private Connection connect() throws SQLException {
    return DriverManager.getConnection(PostgresqlServer.entering(address));
  }

  private static String ask(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery(sql)) {
      result.next();
      return result.getString(1);
    }
  }
}
