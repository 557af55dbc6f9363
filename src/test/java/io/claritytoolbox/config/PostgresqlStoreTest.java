package io.claritytoolbox.config;

import static io.claritytoolbox.config.Readings.configWith;
import static io.claritytoolbox.config.Readings.faultsWith;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class PostgresqlStoreTest {
  private static final String BARE = "jdbc:postgresql://db/clarity";

  @ParameterizedTest
  @ValueSource(
      strings = {
        BARE,
        "jdbc:postgresql://db.example:5432/clarity?user=ada&password=x%26y",
        "jdbc:postgresql://10.0.0.1,10.0.0.2:5433/clarity?targetServerType=primary",
        "jdbc:postgresql://[::1]:5432/clarity?sslmode=verify-full&sslrootcert=/etc/ca.pem",
        "jdbc:postgresql://[fe80::0]/clarity",
        "jdbc:postgresql://db/clarity?password=a@b:c/d"
      })
  void acceptsAValidAddressUnchanged(String typed) {
    assertThat(configWith("CLARITY_STORE", typed).store().reveal()).isEqualTo(typed);
  }

  @ParameterizedTest
  @CsvSource({
    "jdbc:postgresql://ada:s3cret@db/clarity, contains a user name or password before an @",
    "jdbc:postgresql://db, is not the address",
    "jdbc:postgresql://db/, is not the address",
    "jdbc:postgresql:clarity_s3cret, is not the address",
    "jdbc:postgresql:///clarity, is not the address",
    "jdbc:postgresql://db:x/clarity, is not the address",
    "jdbc:postgresql://d b/clarity, is not the address",
    "jdbc:postgresql://db/clarity?password=s3cret#1, is not the address",
    "jdbc:postgresql://db:70000/clarity, contains an invalid port",
    "jdbc:postgresql://db:0/clarity, contains an invalid port",
    "jdbc:postgresql://db/clarity?password=100%s3cret, contains parameters after the ?",
    "jdbc:postgresql://db/clarity?s3cret, contains parameters after the ?"
  })
  void describesTheFaultWithoutQuotingTheAddress(String typed, String fault) {
    assertThat(faultsWith("CLARITY_STORE", typed))
        .singleElement()
        .asString()
        .startsWith("CLARITY_STORE " + fault)
        .contains("Use jdbc:postgresql://HOST:PORT/DATABASE")
        .doesNotContain("s3cret");
  }

  @Test
  void readsUserAndPasswordFromPostgresqlsVariables() {
    assertThat(store("CLARITY_STORE", BARE, "PGUSER", "ada", "PGPASSWORD", "a&b=c %"))
        .isEqualTo(BARE + "?user=ada&password=a%26b%3Dc+%25");
  }

  @Test
  void prefersTheUserAndPasswordInTheAddress() {
    String typed = BARE + "?user=eva&password=x";
    assertThat(store("CLARITY_STORE", typed, "PGUSER", "ada", "PGPASSWORD", "y")).isEqualTo(typed);
  }

  @Test
  void ignoresAnUnfilledPlaceholderAsPassword() {
    assertThat(store("CLARITY_STORE", BARE, "PGPASSWORD", "${PGPASSWORD}")).isEqualTo(BARE);
  }

  @Test
  void hidesThePasswordInToString() {
    assertThat(configWith("CLARITY_STORE", BARE + "?password=s3cret").toString())
        .doesNotContain("s3cret");
  }

  private static String store(String... variables) {
    return configWith(variables).store().reveal();
  }
}
