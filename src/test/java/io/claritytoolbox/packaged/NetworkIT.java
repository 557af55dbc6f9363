package io.claritytoolbox.packaged;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;
import org.junit.jupiter.api.io.TempDir;

/** Tests certificates and proxies in Java's settings, and that the token goes nowhere else. */
@Timeout(value = 60, threadMode = ThreadMode.SEPARATE_THREAD)
final class NetworkIT {
  private static final String PASSWORD = "changeit";
  private static final String ASK = "{'group_by':['Device']}";

  private final Toolbox toolbox;
  private final Path keys;
  private LoopbackClarity secure;

  NetworkIT(@TempDir Path folder) {
    toolbox = new Toolbox(folder);
    keys = folder.resolve("keys.p12");
  }

  @BeforeEach
  void listenWithACertificateOfItsOwn() throws Exception {
    Process keytool =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair",
                "-alias",
                "clarity",
                "-keyalg",
                "EC",
                "-dname",
                "CN=clarity.test",
                "-ext",
                "SAN=ip:127.0.0.1,dns:clarity.test",
                "-storetype",
                "PKCS12",
                "-keystore",
                keys.toString(),
                "-storepass",
                PASSWORD)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    assertThat(keytool.waitFor()).isZero();
    secure =
        new LoopbackClarity(
            options()
                .httpDisabled(true)
                .dynamicHttpsPort()
                .keystorePath(keys.toString())
                .keystorePassword(PASSWORD)
                .keyManagerPassword(PASSWORD));
    toolbox.with(
        "CLARITY_API_BASE_URL", "https://127.0.0.1:" + secure.httpsPort() + "/export-data/api/v1");
  }

  @AfterEach
  void close() {
    toolbox.close();
    secure.close();
  }

  @Test
  void aCertificateThatJavaDoesNotTrustGetsNoToken() {
    Client client = toolbox.connect();

    Told refused = client.ask("get_sessions", ASK);

    assertThat(refused.refused()).isTrue();
    assertThat(refused.text())
        .contains("no secure connection could be made", "No request was spent");
    assertThat(secure.requests()).isZero();
    assertThat(client.quota().spent()).isZero();
  }

  @Test
  void theUsersOwnTrustStoreCounts() {
    Told answered = toolbox.with("JAVA_TOOL_OPTIONS", trust()).connect().ask("get_sessions", ASK);

    assertThat(answered.refused()).as(answered.text()).isFalse();
    assertThat(answered.column("Device")).contains("Mobile");
    assertThat(secure.requestsWith(Token.VALUE)).isEqualTo(1);
  }

  /** The proxy opens the tunnel and can't see its content. */
  @Test
  void aProxyOfJavasSettingsIsAskedForATunnel() throws IOException {
    try (TunnelProxy proxy = new TunnelProxy(secure.httpsPort())) {
      Client client =
          toolbox
              .with("CLARITY_API_BASE_URL", "https://clarity.test/export-data/api/v1")
              .with(
                  "JAVA_TOOL_OPTIONS",
                  trust() + " -Dhttps.proxyHost=127.0.0.1 -Dhttps.proxyPort=" + proxy.port())
              .connect();

      Told answered = client.ask("get_sessions", ASK);

      assertThat(answered.refused()).as(answered.text()).isFalse();
      assertThat(proxy.heads())
          .singleElement()
          .asString()
          .startsWith("CONNECT clarity.test:443 ")
          .doesNotContain("Bearer", "Authorization");
      assertThat(secure.requestsWith(Token.VALUE)).isEqualTo(1);
    }
  }

  @Test
  void aRedirectIsNotFollowedToAnotherHost() {
    secure.answers(
        aResponse().withStatus(302).withHeader("Location", toolbox.clarity().base() + "/any"));

    Told refused = toolbox.with("JAVA_TOOL_OPTIONS", trust()).connect().ask("get_sessions", ASK);

    assertThat(refused.refused()).isTrue();
    assertThat(refused.text()).contains("the token is not sent to another address");
    assertThat(secure.requests()).isEqualTo(1);
    assertThat(toolbox.clarity().requests()).isZero();
  }

  private String trust() {
    return "-Djavax.net.ssl.trustStore="
        + keys
        + " -Djavax.net.ssl.trustStoreType=PKCS12 -Djavax.net.ssl.trustStorePassword="
        + PASSWORD;
  }
}
