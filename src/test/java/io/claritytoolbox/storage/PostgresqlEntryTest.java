package io.claritytoolbox.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.claritytoolbox.model.StorageFailure;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Base64;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests authentication and encryption. */
@Tag("slow")
final class PostgresqlEntryTest {
  private final PostgresqlServer server = PostgresqlServer.shared();
  private final String address = server.newDatabase();

  @TempDir Path home;

  @Test
  void thePasswordMayStandInTheUsersPasswordFile() throws Exception {
    String line = "127.0.0.1:%d:*:clarity:%s\n".formatted(server.port(), PostgresqlServer.PASSWORD);
    Files.writeString(home.resolve(".pgpass"), line);
    try (Taker taker = Taker.start(address + "?user=clarity", "-Duser.home=" + home)) {
      taker.ask(10);
      assertThat(taker.slot()).isEqualTo(1);
    }
  }

  @Test
  void aMissingPasswordIsNotTakenForAServerThatIsGone() {
    assertThatThrownBy(() -> take(address + "?user=clarity"))
        .isInstanceOf(StorageFailure.class)
        .hasMessageStartingWith(
            "The store's server rejected the connection: it requires a password");
  }

  @Test
  void aServerWithoutTlsIsNotTakenForOneThatIsGone() {
    assertThatThrownBy(() -> take(PostgresqlServer.entering(address + "?sslmode=require")))
        .isInstanceOf(StorageFailure.class)
        .hasMessageStartingWith("The store's server rejected the connection")
        .hasMessageContaining("sslmode");
  }

  @Test
  void aServerThatSignedItsOwnCertificateIsEnteredUnlessItHasToProveItself() throws Exception {
    server.secure();
    try {
      Postgresql dialect = Postgresql.at(PostgresqlServer.entering(address + "?sslmode=require"));
      try (Connection connection = dialect.connect()) {
        assertThat(isSecure(connection)).isTrue();
      } finally {
        dialect.close();
      }
      String strict = "?sslmode=verify-ca&sslrootcert=" + other();
      assertThatThrownBy(() -> take(PostgresqlServer.entering(address + strict)))
          .isInstanceOf(StorageFailure.class)
          .hasMessageStartingWith("The store's server can't prove its identity")
          .hasMessageContaining("sslrootcert");
    } finally {
      server.unsecure();
    }
  }

  /** A trust store without the server's certificate. */
  private Path other() throws Exception {
    TrustManagerFactory factory = TrustManagerFactory.getInstance("PKIX");
    factory.init((KeyStore) null);
    X509TrustManager manager = (X509TrustManager) factory.getTrustManagers()[0];
    byte[] certificate = manager.getAcceptedIssuers()[0].getEncoded();
    return Files.writeString(
        home.resolve("root.crt"),
        "-----BEGIN CERTIFICATE-----\n"
            + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(certificate)
            + "\n-----END CERTIFICATE-----\n");
  }

  private static boolean isSecure(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet result =
            statement.executeQuery("SELECT ssl FROM pg_stat_ssl WHERE pid = pg_backend_pid()")) {
      return result.next() && result.getBoolean(1);
    }
  }

  private static void take(String url) {
    try (Storage storage = Storage.open(url, () -> StorageContract.NOON)) {
      storage
          .ledger()
          .take(StorageContract.SHOP, StorageContract.TODAY, 10, StorageContract.PURPOSE);
    }
  }
}
