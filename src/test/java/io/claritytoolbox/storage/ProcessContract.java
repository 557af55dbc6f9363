package io.claritytoolbox.storage;

import static org.assertj.core.api.Assertions.assertThat;

import io.claritytoolbox.history.ExportHistory;
import io.claritytoolbox.history.StoredExport;
import io.claritytoolbox.model.ProjectId;
import io.claritytoolbox.quota.QuotaDay;
import io.claritytoolbox.quota.SpendingLease;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The requirements for concurrent processes, some of which are killed. The times come from a seed,
 * but depend on the machine as well.
 */
abstract class ProcessContract {
  private static final int PROCESSES = 20;
  private static final int ROUNDS = 50;

  /** {@code -Dkills=200} sets the number of kills. Each starts a JVM. */
  private static final int KILLS = Integer.getInteger("kills", 100);

  private static final int AT_ONCE = 4;
  private static final int KILLS_OF_A_STORE = 8;
  private static final int LEASE_ROUNDS = 3;

  /** Twenty seconds, well before any time-out. One try is enough on an idle machine. */
  private static final int MOST_TRIES = 100;

  private static final int LONGEST_WAIT_MILLIS = 200;

  @TempDir Path temp;

  /** The address of a new store. */
  abstract String newStore();

  /** The faults that the database finds; empty if there are none. */
  abstract String damage(Statement statement) throws SQLException;

  @Test
  void ofTwentyProcessesOneGetsTheLastRequestRoundAfterRound() throws Exception {
    String url = newStore();
    List<Taker> takers = new ArrayList<>();
    try (Storage storage = Storage.open(url, () -> StorageContract.NOON)) {
      for (int i = 0; i < PROCESSES; i++) {
        takers.add(Taker.start(url));
      }
      assertThat(race(takers, StorageContract.SHOP, 9))
          .as("all make the schema at once, and share a day")
          .containsExactlyInAnyOrder(1, 2, 3, 4, 5, 6, 7, 8, 9);
      for (int round = 0; round < ROUNDS; round++) {
        ProjectId project = new ProjectId("round-" + round);
        for (int slot = 1; slot <= 9; slot++) {
          storage.ledger().take(project, StorageContract.TODAY, 10, StorageContract.PURPOSE);
        }
        assertThat(race(takers, project, 10)).as(project.value()).containsExactly(10);
        assertThat(storage.ledger().read(project, StorageContract.TODAY).entries()).hasSize(10);
      }
    } finally {
      takers.forEach(Taker::close);
    }
    assertUndamaged(url);
  }

  private static List<Integer> race(List<Taker> takers, ProjectId project, int limit)
      throws IOException {
    for (Taker taker : takers) {
      taker.ask(limit, project);
    }
    List<Integer> slots = new ArrayList<>();
    for (Taker taker : takers) {
      slots.add(taker.slot());
    }
    return slots.stream().filter(slot -> slot > 0).toList();
  }

  @Test
  void theRightToSpendIsFreeAsSoonAsItsHolderIsKilled() throws Exception {
    String url = newStore();
    try (Storage storage = Storage.open(url, () -> StorageContract.NOON)) {
      for (int round = 0; round < LEASE_ROUNDS; round++) {
        try (Taker one = Taker.start(url);
            Taker other = Taker.start(url)) {
          one.askToSpend();
          other.askToSpend();
          assertThat(one.slot() + other.slot()).isEqualTo(1);
          assertThat(storage.leases().tryTake(StorageContract.SHOP)).isEmpty();
        }
        takeSoon(storage.leases(), StorageContract.SHOP).close();
      }
    }
  }

  /** A server notices the end of a connection after a short delay. */
  static SpendingLease.Held takeSoon(SpendingLease leases, ProjectId project)
      throws InterruptedException {
    for (int tries = 0; tries < MOST_TRIES; tries++) {
      Optional<SpendingLease.Held> held = leases.tryTake(project);
      if (held.isPresent()) {
        return held.get();
      }
      TimeUnit.MILLISECONDS.sleep(LONGEST_WAIT_MILLIS);
    }
    throw new AssertionError("nobody holds it, and it is not free");
  }

  @Test
  void whateverIsKilledAtWhateverMomentNothingSentIsUncountedAndNothingBroken() throws Exception {
    Random random = new Random(7);
    int sent = 0;
    for (int killed = 0; killed < KILLS; killed += KILLS_OF_A_STORE) {
      String url = newStore();
      List<Path> notes = new ArrayList<>();
      for (int i = 0; i < KILLS_OF_A_STORE; i += AT_ONCE) {
        notes.addAll(killSome(url, random));
      }
      sent += assertCounted(url, notes);
      assertUndamaged(url);
    }
    System.out.println(KILLS + " kills, " + sent + " requests sent");
    assertThat(sent).as("some lived long enough").isPositive();
  }

  /** Starts several processes and kills each at another time. */
  private List<Path> killSome(String url, Random random) throws Exception {
    List<Process> spenders = new ArrayList<>();
    List<Path> notes = new ArrayList<>();
    try {
      for (int i = 0; i < AT_ONCE; i++) {
        Path note = Files.createTempFile(temp, "sent", ".txt");
        notes.add(note);
        spenders.add(Taker.java(List.of(), Spender.class, url, note.toString()));
      }
      for (Process spender : spenders) {
        // Kills every second one while it works, and the others while they create the schema.
        await(random.nextBoolean() ? Spender.SENT : Spender.STARTED, spender);
        TimeUnit.MILLISECONDS.sleep(random.nextInt(LONGEST_WAIT_MILLIS));
        assertThat(spender.isAlive()).as("it works until it is killed").isTrue();
        spender.destroyForcibly();
      }
    } finally {
      for (Process spender : spenders) {
        spender.destroyForcibly().waitFor();
      }
    }
    return notes;
  }

  private static void await(String line, Process spender) throws IOException {
    BufferedReader lines =
        new BufferedReader(new InputStreamReader(spender.getInputStream(), StandardCharsets.UTF_8));
    String told = lines.readLine();
    while (told != null && !told.equals(line)) {
      told = lines.readLine();
    }
  }

  /** The number of requests that were sent. */
  private static int assertCounted(String url, List<Path> notes) throws IOException {
    Set<String> sent = new HashSet<>();
    try (Storage storage = Storage.open(url, () -> StorageContract.NOON)) {
      for (Path note : notes) {
        for (String line : Files.readAllLines(note)) {
          assertThat(sent.add(line)).as("%s was sent once", line).isTrue();
          String[] words = line.split(" ", -1);
          QuotaDay day = new QuotaDay(LocalDate.parse(words[0]));
          assertThat(storage.ledger(words[2]).read(StorageContract.SHOP, day).entries())
              .hasSizeLessThanOrEqualTo(10)
              .anyMatch(entry -> entry.slot() == Integer.parseInt(words[1]));
        }
      }
      assertReadable(storage);
    }
    return sent.size();
  }

  private static void assertReadable(Storage storage) {
    ExportHistory history = storage.history(StorageContract.SHOP, "1001");
    for (StoredExport export : history.takenSince(Instant.EPOCH)) {
      assertThat(history.rows(export, List.of()))
          .hasSize(Spender.ROWS)
          .noneMatch(row -> row.key().contains(null));
      assertThat(history.payload(export)).contains("[]");
    }
    ProjectId another = new ProjectId("another");
    assertThat(storage.ledger().take(another, StorageContract.TODAY, 10, StorageContract.PURPOSE))
        .hasValue(1);
  }

  private void assertUndamaged(String url) throws SQLException {
    try (Connection connection = DriverManager.getConnection(url);
        Statement statement = connection.createStatement()) {
      assertThat(damage(statement)).isEmpty();
    }
  }

  /** The first columns of all unexpected rows. */
  static String unless(String expected, Statement statement, String sql) throws SQLException {
    StringBuilder found = new StringBuilder();
    try (ResultSet result = statement.executeQuery(sql)) {
      while (result.next()) {
        String told = result.getString(1);
        found.append(told.equals(expected) ? "" : told + "\n");
      }
    }
    return found.toString();
  }
}
