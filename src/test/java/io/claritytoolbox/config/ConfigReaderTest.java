package io.claritytoolbox.config;

import static io.claritytoolbox.config.Readings.config;
import static io.claritytoolbox.config.Readings.configWith;
import static io.claritytoolbox.config.Readings.faults;
import static io.claritytoolbox.config.Readings.faultsWith;
import static io.claritytoolbox.config.Readings.read;
import static io.claritytoolbox.config.Readings.readWith;
import static org.assertj.core.api.Assertions.assertThat;

import io.claritytoolbox.config.Config.Secret;
import io.claritytoolbox.model.ProjectId;
import java.net.URI;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class ConfigReaderTest {
  private static final Config.Project PROJECT =
      new Config.Project(
          new ProjectId("abc123"),
          "abc123",
          Tokens.only(Tokens.VALID),
          "CLARITY_API_TOKEN",
          Tokens.SUBJECT);

  @Test
  void requiresOnlyTokenAndProject() {
    assertThat(configWith())
        .isEqualTo(
            new Config(
                List.of(PROJECT),
                URI.create("https://www.clarity.ms/export-data/api/v1"),
                new Secret("jdbc:sqlite:/home/ada/.local/share/clarity-toolbox/clarity.db"),
                0,
                10,
                7,
                Set.of(),
                Set.of(),
                400,
                new Config.Dashboard(URI.create("https://clarity.microsoft.com/mcp"), 50, false)));
    assertThat(readWith().warnings()).isEmpty();
  }

  @Test
  void readsEverySettingFromItsVariable() {
    Config.Reading reading =
        readWith(
            "CLARITY_PROJECT_ID", "my-shop",
            "CLARITY_API_BASE_URL", "https://clarity.example/api/v1",
            "CLARITY_STORE", "jdbc:sqlite:/var/clarity.db",
            "CLARITY_RESERVE", "3",
            "CLARITY_DAILY_LIMIT", "8",
            "CLARITY_SYNC_REQUESTS", "6",
            "CLARITY_KEEP_QUERY", "page, q,,",
            "CLARITY_KEEP_PATH", "/product/*, /docs/**,,/a/b*-*.html",
            "CLARITY_RETENTION_DAYS", "30",
            "CLARITY_MCP_BASE_URL", "https://dashboard.example/mcp/",
            "CLARITY_SESSIONS_DAILY_LIMIT", "5",
            "CLARITY_DASHBOARD", "ON");

    assertThat(config(reading))
        .isEqualTo(
            new Config(
                List.of(
                    new Config.Project(
                        new ProjectId("my-shop"),
                        "my-shop",
                        Tokens.only(Tokens.VALID),
                        "CLARITY_API_TOKEN",
                        Tokens.SUBJECT)),
                URI.create("https://clarity.example/api/v1"),
                new Secret("jdbc:sqlite:/var/clarity.db"),
                3,
                8,
                6,
                Set.of("page", "q"),
                Set.of("/product/*", "/docs/**", "/a/b*-*.html"),
                30,
                new Config.Dashboard(URI.create("https://dashboard.example/mcp"), 5, true)));
    assertThat(reading.warnings()).isEmpty();
  }

  @Test
  void theDailySyncTakesSevenAtMostAndNoMoreThanTheDayHas() {
    assertThat(config(readWith("CLARITY_DAILY_LIMIT", "4")).syncRequests()).isEqualTo(4);
    assertThat(config(readWith("CLARITY_DAILY_LIMIT", "40")).syncRequests()).isEqualTo(7);
    assertThat(config(readWith("CLARITY_SYNC_REQUESTS", "0")).syncRequests()).isZero();
  }

  @Test
  void reportsAllFaultsTogetherByVariableName() {
    Config.Reading reading =
        read(
            Map.of(
                "CLARITY_API_BASE_URL", "http://clarity.example",
                "CLARITY_STORE", "clarity.db",
                "CLARITY_DAILY_LIMIT", "many",
                "CLARITY_RESERVE", "-1",
                "CLARITY_KEEP_QUERY", "a=b",
                "CLARITY_KEEP_PATH", "product/*",
                "CLARITY_RETENTION_DAYS", "0"));

    assertThat(faults(reading))
        .containsExactly(
            "CLARITY_API_TOKEN is not set. Create a token in Clarity under Settings → Data Export"
                + " → Generate new API token, and add it to this server's `env`.",
            "CLARITY_PROJECT_ID is not set. Copy it from your project's address in Clarity:"
                + " https://clarity.microsoft.com/projects/view/PROJECT_ID/dashboard.",
            "CLARITY_API_BASE_URL would send the token unencrypted: http is allowed only for"
                + " localhost. Remove it to use the default,"
                + " https://www.clarity.ms/export-data/api/v1.",
            "CLARITY_STORE is not the address of an SQLite or PostgreSQL database. Use"
                + " jdbc:sqlite:PATH or jdbc:postgresql://HOST/DATABASE, or remove it to use the"
                + " default file.",
            "CLARITY_DAILY_LIMIT must be a whole number from 1 to 1000. Correct it, or remove it"
                + " to use the default, 10.",
            "CLARITY_RESERVE must be a whole number from 0 to 10. Correct it, or remove it to use"
                + " the default, 0.",
            "CLARITY_KEEP_QUERY must be a list of query parameter names separated by commas, such"
                + " as page,q.",
            "CLARITY_KEEP_PATH must be up to 20 path patterns separated by commas, such as"
                + " /product/*,/docs/**. Start each with a slash and a segment without a star. *"
                + " matches anything within one segment; ** at the end matches all remaining"
                + " segments.",
            "CLARITY_RETENTION_DAYS must be a whole number from 1 to 3650. Correct it, or remove"
                + " it to use the default, 400.");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "product/*",
        "/*",
        "/**",
        "/*/product",
        "/a/**/b",
        "/a//b",
        "/a/",
        "/a?b",
        "/a#b",
        "/a b",
        "https://shop.example/a",
        "/a/b**",
        "/a/***",
        "/",
        "*",
        "/a,b"
      })
  void rejectsAnInvalidPathPattern(String pattern) {
    assertThat(faultsWith("CLARITY_KEEP_PATH", pattern))
        .singleElement()
        .asString()
        .startsWith("CLARITY_KEEP_PATH must be up to 20 path patterns");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "  ", "\n", "${CLARITY_X}", "${CLARITY_X:-}", " ${env:X} "})
  void treatsABlankOrUnfilledValueAsUnset(String value) {
    assertThat(
            configWith(
                "CLARITY_API_BASE_URL", value,
                "CLARITY_STORE", value,
                "CLARITY_RESERVE", value,
                "CLARITY_DAILY_LIMIT", value,
                "CLARITY_KEEP_QUERY", value,
                "CLARITY_KEEP_PATH", value,
                "CLARITY_PROJECTS", value,
                "CLARITY_RETENTION_DAYS", value))
        .isEqualTo(configWith());
    assertThat(faultsWith("CLARITY_API_TOKEN", value, "CLARITY_PROJECT_ID", value))
        .hasSize(2)
        .allMatch(fault -> fault.contains(" is not set. "));
  }

  @Test
  void stripsSpacesAndLineEnds() {
    assertThat(
            configWith(
                "CLARITY_PROJECT_ID", " abc123\r\n",
                "CLARITY_DAILY_LIMIT", "\t10 ",
                "CLARITY_STORE", "jdbc:sqlite:/a/b c.db\n"))
        .isEqualTo(configWith("CLARITY_STORE", "jdbc:sqlite:/a/b c.db"));
  }

  @ParameterizedTest
  @CsvSource({
    "CLARITY_DAILY_LIMIT,1", "CLARITY_DAILY_LIMIT,1000",
    "CLARITY_RESERVE,0", "CLARITY_RESERVE,10",
    "CLARITY_RETENTION_DAYS,1", "CLARITY_RETENTION_DAYS,3650"
  })
  void acceptsNumbersUpToTheirLimits(String variable, String value) {
    assertThat(faultsWith(variable, value)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "CLARITY_DAILY_LIMIT,0", "CLARITY_DAILY_LIMIT,1001", "CLARITY_DAILY_LIMIT,99999999999",
    "CLARITY_RESERVE,-1", "CLARITY_RESERVE,11", "CLARITY_RESERVE,1.5",
    "CLARITY_RETENTION_DAYS,0", "CLARITY_RETENTION_DAYS,3651", "CLARITY_RETENTION_DAYS,4e2"
  })
  void rejectsNumbersBeyondTheirLimits(String variable, String value) {
    assertThat(faultsWith(variable, value)).singleElement().asString().startsWith(variable);
  }

  @Test
  void allowsAReserveUpToTheDailyLimit() {
    assertThat(configWith("CLARITY_DAILY_LIMIT", "20", "CLARITY_RESERVE", "20").reserve())
        .isEqualTo(20);
    assertThat(faultsWith("CLARITY_DAILY_LIMIT", "5", "CLARITY_RESERVE", "6"))
        .singleElement()
        .asString()
        .startsWith("CLARITY_RESERVE must be a whole number from 0 to 5.");
  }

  @ParameterizedTest
  @CsvSource({
    "https://www.clarity.ms/export-data/api/v1/,https://www.clarity.ms/export-data/api/v1",
    "https://www.clarity.ms/api/v1///,https://www.clarity.ms/api/v1",
    "HTTPS://www.clarity.ms,HTTPS://www.clarity.ms",
    "http://localhost:8080/x,http://localhost:8080/x",
    "http://127.0.0.1:1/,http://127.0.0.1:1",
    "http://127.9.8.7/a,http://127.9.8.7/a",
    "http://[::1]:80/a,http://[::1]:80/a"
  })
  void acceptsHttpsAndHttpOnLoopback(String typed, String read) {
    assertThat(configWith("CLARITY_API_BASE_URL", typed).baseUrl()).hasToString(read);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://www.clarity.ms/api/v1",
        "http://127.0.0.1.example.com",
        "http://localhost.example.com",
        "http://128.0.0.1",
        "https://ada:secret@www.clarity.ms",
        "https://www.clarity.ms?x=1",
        "https://www.clarity.ms/#x",
        "https://www.clarity.ms:70000",
        "https://",
        "ftp://www.clarity.ms",
        "www.clarity.ms/export-data",
        "https://www clarity ms"
      })
  void rejectsAnInvalidOrUnsafeBaseUrl(String typed) {
    assertThat(faultsWith("CLARITY_API_BASE_URL", typed))
        .singleElement()
        .asString()
        .startsWith("CLARITY_API_BASE_URL ");
  }

  @ParameterizedTest
  @ValueSource(strings = {"jdbc:sqlite:file:x", "jdbc:sqlite:/data/x.db?cache=shared"})
  void rejectsSqliteParameters(String store) {
    assertThat(faultsWith("CLARITY_STORE", store))
        .singleElement()
        .asString()
        .startsWith(
            "CLARITY_STORE contains SQLite parameters (file: or ?), which are not supported. Use"
                + " jdbc:sqlite:PATH");
  }

  @ParameterizedTest
  @ValueSource(strings = {"jdbc:sqlite:", "jdbc:sqlite::memory:", "jdbc:sqlite:file:x?mode=memory"})
  void rejectsAStoreInMemory(String typed) {
    assertThat(faultsWith("CLARITY_STORE", typed))
        .singleElement()
        .asString()
        .startsWith("CLARITY_STORE does not name a file.");
  }

  @Test
  void expandsTheHomeFolderInTheStore() {
    assertThat(configWith("CLARITY_STORE", "jdbc:sqlite:~/x.db").store().reveal())
        .isEqualTo("jdbc:sqlite:/home/ada/x.db");
  }

  @Test
  void warnsAboutARelativePathOfTheStore() {
    assertThat(readWith("CLARITY_STORE", "jdbc:sqlite:x.db").warnings())
        .singleElement()
        .asString()
        .startsWith("CLARITY_STORE is a relative path");
    assertThat(readWith("CLARITY_STORE", "jdbc:sqlite:C:\\data\\x.db").warnings()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "Linux, X, /x, /home/ada/.local/share/clarity-toolbox/clarity.db",
    "Linux, XDG_DATA_HOME, /data, /data/clarity-toolbox/clarity.db",
    "Linux, XDG_DATA_HOME, relative, /home/ada/.local/share/clarity-toolbox/clarity.db",
    "FreeBSD, X, /x, /home/ada/.local/share/clarity-toolbox/clarity.db",
    "Mac OS X, XDG_DATA_HOME, /data, /home/ada/Library/Application"
        + " Support/clarity-toolbox/clarity.db",
    "Windows 11, LOCALAPPDATA, D:\\Local, D:\\Local\\clarity-toolbox\\clarity.db",
    "Windows 11, X, x, /home/ada\\AppData\\Local\\clarity-toolbox\\clarity.db"
  })
  void keepsTheStoreInTheUsersDataFolder(String os, String variable, String value, String file) {
    ConfigReader reader = new ConfigReader(os, "/home/ada", InstantSource.fixed(Tokens.NOW));
    Config.Reading reading =
        reader.read(
            Map.of(
                "CLARITY_API_TOKEN",
                Tokens.VALID,
                "CLARITY_PROJECT_ID",
                "abc123",
                variable,
                value));

    assertThat(config(reading).store().reveal()).isEqualTo("jdbc:sqlite:" + file);
  }

  @Test
  void recognizesTheGuidesPlaceholderForTheProject() {
    assertThat(faultsWith("CLARITY_PROJECT_ID", "your-project-id"))
        .singleElement()
        .asString()
        .startsWith("CLARITY_PROJECT_ID still contains the guide's placeholder, not a project ID.");
  }

  @Test
  void recognizesATokenInPlaceOfTheProject() {
    assertThat(faultsWith("CLARITY_PROJECT_ID", Tokens.VALID))
        .singleElement()
        .asString()
        .startsWith("CLARITY_PROJECT_ID contains a token, not a project ID.");
  }

  @ParameterizedTest
  @ValueSource(strings = {"a b", "https://clarity.microsoft.com/projects/view/abc123", "ä", "a/b"})
  void rejectsAnInvalidProjectId(String id) {
    assertThat(faultsWith("CLARITY_PROJECT_ID", id))
        .singleElement()
        .asString()
        .startsWith("CLARITY_PROJECT_ID is not a project ID");
  }

  @Test
  void suggestsTheNearestNameForAMisspelledVariable() {
    Config.Reading reading =
        read(Map.of("CLARITY_API_TOKN", Tokens.VALID, "CLARITY_PROJECT_ID", "abc123"));

    assertThat(faults(reading)).singleElement().asString().startsWith("CLARITY_API_TOKEN is not");
    assertThat(reading.warnings())
        .containsExactly(
            "CLARITY_API_TOKN is not a known setting and is ignored. Did you mean"
                + " CLARITY_API_TOKEN?");
  }

  @Test
  void suggestsNothingForAnUnknownVariable() {
    assertThat(readWith("CLARITY_FAVOURITE_COLOUR", "blue", "PATH", "/bin").warnings())
        .containsExactly("CLARITY_FAVOURITE_COLOUR is not a known setting and is ignored.");
  }
}
