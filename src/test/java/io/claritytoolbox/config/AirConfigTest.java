package io.claritytoolbox.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests the settings for air quality and the report of all their faults. */
final class AirConfigTest {
  private final Map<String, String> environment =
      new TreeMap<>(
          Map.of("CLARITY_AIR_API_KEY", "k3y", "CLARITY_AIR_ORG", "myorgVD43", "HOME", "/home/u"));

  @Test
  void aKeyAndAnOrganisationAreEnough() {
    AirConfig.Reading reading = read();

    assertThat(reading.faults()).isEmpty();
    assertThat(reading.warnings()).isEmpty();
    assertThat(reading.config().keys())
        .singleElement()
        .satisfies(
            key -> {
              assertThat(key.secret().reveal()).isEqualTo("k3y");
              assertThat(key.name()).isEqualTo("the key in CLARITY_AIR_API_KEY");
            });
    assertThat(reading.config().org()).isEqualTo("myorgVD43");
    assertThat(reading.config().baseUrl()).hasToString("https://clarity-data-api.clarity.io");
    assertThat(reading.config().retentionDays()).isEqualTo(400);
    assertThat(reading.config().store().reveal()).endsWith("/clarity-toolbox/clarity.db");
  }

  @Test
  void severalKeysStandSideBySide() {
    environment.put("CLARITY_AIR_API_KEY", " 'first' , second,first");

    assertThat(read().config().keys())
        .extracting(Config.Token::name)
        .containsExactly(
            "the first key in CLARITY_AIR_API_KEY", "the second key in CLARITY_AIR_API_KEY");
  }

  @Test
  void allFaultsAreToldTogether() {
    environment.clear();
    environment.put("CLARITY_AIR_BASE_URL", "http://air.example");
    environment.put("CLARITY_STORE", "jdbc:mysql://x");
    environment.put("CLARITY_RETENTION_DAYS", "0");

    assertThat(read().faults())
        .hasSize(5)
        .anyMatch(said -> said.startsWith("CLARITY_AIR_API_KEY is not set. In the Clarity Dash"))
        .anyMatch(said -> said.startsWith("CLARITY_AIR_ORG is not set."))
        .anyMatch(said -> said.startsWith("CLARITY_AIR_BASE_URL would send the token unencrypted"))
        .anyMatch(said -> said.startsWith("CLARITY_STORE"))
        .anyMatch(said -> said.startsWith("CLARITY_RETENTION_DAYS"));
    assertThat(read().isStoreKnown()).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "your-api-key, placeholder",
    "eyJhbGciOiJIUzI1NiJ9.e30.c2ln, Microsoft Clarity",
    "clé, characters"
  })
  void saysWhatIsWrongWithAKeyAndNeverShowsIt(String key, String why) {
    environment.put("CLARITY_AIR_API_KEY", key);

    assertThat(read().faults()).singleElement().asString().contains(why).doesNotContain(key);
  }

  @ParameterizedTest
  @ValueSource(strings = {"my org", "your-org", "a/b", "ünï"})
  void refusesWhatIsNoOrganisation(String org) {
    environment.put("CLARITY_AIR_ORG", org);

    assertThat(read().faults())
        .singleElement()
        .asString()
        .contains("CLARITY_AIR_ORG is not the id");
  }

  @ParameterizedTest
  @ValueSource(strings = {"http://127.0.0.1:4020", "http://localhost:4020/", "https://air.example"})
  void takesHttpsOrLoopback(String url) {
    environment.put("CLARITY_AIR_BASE_URL", url);

    assertThat(read().faults()).isEmpty();
    assertThat(read().config().baseUrl().toString()).doesNotEndWith("/");
  }

  @Test
  void warnsOfAMistypedVariableOfItsOwnAlone() {
    environment.put("CLARITY_AIR_KEY", "x");
    environment.put("CLARITY_API_TOKN", "x");

    assertThat(read().warnings()).singleElement().asString().contains("CLARITY_AIR_KEY");
  }

  /** One environment can contain the settings of both services. */
  @Test
  void theOtherClarityDoesNotWarnOfItsVariables() {
    Config.Reading reading = Readings.read(environment);

    assertThat(reading.warnings()).noneMatch(said -> said.contains("CLARITY_AIR"));
  }

  private AirConfig.Reading read() {
    return AirConfig.read(environment, "Linux", "/home/u");
  }
}
