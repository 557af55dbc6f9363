package io.claritytoolbox.packaged;

import static org.assertj.core.api.Assertions.assertThat;

import io.claritytoolbox.storage.Gate;
import io.claritytoolbox.storage.PostgresqlServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;
import org.junit.jupiter.api.io.TempDir;

/** Tests two machines that share a store on PostgreSQL. */
@Timeout(value = 180, threadMode = ThreadMode.SEPARATE_THREAD)
final class TeamStoreIT {
  private static final String FRESH = "{'group_by':['Device'],'max_age_hours':0}";

  @TempDir Path folder;
  private Gate gate;
  private Toolbox one;
  private Toolbox other;

  @BeforeEach
  void open() throws IOException {
    PostgresqlServer server = PostgresqlServer.shared();
    gate = new Gate(server.port());
    String address = gate.through(server.newDatabase());
    one = machine("one", address);
    other = machine("other", address);
  }

  private Toolbox machine(String name, String address) throws IOException {
    Path its = Files.createDirectory(folder.resolve(name));
    return new Toolbox(its)
        .with("CLARITY_STORE", address + "?socketTimeout=5")
        .with("CLARITY_DAILY_LIMIT", "2")
        .with("PGUSER", PostgresqlServer.USER)
        .with("PGPASSWORD", PostgresqlServer.PASSWORD);
  }

  @AfterEach
  void close() throws IOException {
    one.close();
    other.close();
    gate.close();
  }

  @Test
  void theyShareOneBudgetAndOneHistory() {
    Told bought = one.connect().ask("get_sessions", "{'group_by':['Device']}");
    Client second = other.connect();
    Told shared = second.ask("get_rage_clicks", "{'group_by':['Browser']}");
    Told last = second.ask("get_sessions", FRESH);
    Told none = one.connect().ask("get_sessions", FRESH);

    assertThat(bought.requestsSpent()).as(bought.text()).isEqualTo(1);
    assertThat(shared.requestsSpent()).as(shared.text()).isZero();
    assertThat(shared.column("Browser")).contains("Chrome");
    assertThat(last.spent()).as(last.text()).isEqualTo(2);
    assertThat(none.isStale()).as(none.text()).isTrue();
    assertThat(one.clarity().requests() + other.clarity().requests()).isEqualTo(2);
  }

  @Test
  void nothingIsSpentWhileTheStoreIsAwayAndTheNextCallAfterItsReturnWorks() {
    Client client = one.connect();
    assertThat(client.ask("get_sessions", FRESH).spent()).isEqualTo(1);
    gate.shut();

    Told refused = client.ask("get_sessions", FRESH);
    assertThat(refused.refused()).isTrue();
    assertThat(refused.text())
        .contains("The store can't be reached", "CLARITY_STORE")
        .doesNotContain(PostgresqlServer.PASSWORD);
    assertThat(one.clarity().requests()).isEqualTo(1);

    gate.open();
    assertThat(client.ask("get_sessions", FRESH).spent()).isEqualTo(2);
    assertThat(one.clarity().requests()).isEqualTo(2);
  }

  @Test
  void thePasswordIsNowhereAndTheLogIsQuiet() throws IOException {
    Pipe server = one.start("--prebuilt", "clarity", "--stdio", "--log-level", "DEBUG").introduce();
    server.call(2, "get_sessions", FRESH).answerTo(2);
    gate.shut();
    server.call(3, "get_sessions", FRESH).answerTo(3);
    server.end();

    assertThat(String.join("\n", server.stdout())).doesNotContain(PostgresqlServer.PASSWORD);
    assertThat(server.stderr())
        .contains("StorageFailure")
        .doesNotContain(PostgresqlServer.PASSWORD, "INFO com.zaxxer");
  }
}
