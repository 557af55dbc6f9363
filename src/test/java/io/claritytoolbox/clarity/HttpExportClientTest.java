package io.claritytoolbox.clarity;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.absent;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import io.claritytoolbox.clarity.ExportOutcome.Answered;
import io.claritytoolbox.clarity.ExportOutcome.Inexpressible;
import io.claritytoolbox.clarity.ExportOutcome.NeverArrived;
import io.claritytoolbox.clarity.ExportOutcome.Obstacle;
import io.claritytoolbox.clarity.ExportOutcome.Refused;
import io.claritytoolbox.clarity.ExportOutcome.Unreadable;
import io.claritytoolbox.clarity.ExportOutcome.What;
import io.claritytoolbox.clarity.ExportOutcome.Where;
import io.claritytoolbox.model.Cube;
import io.claritytoolbox.model.Dimension;
import io.claritytoolbox.model.Export;
import io.claritytoolbox.model.ExportRequest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.time.Instant;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is sent, and what becomes of whole answers. */
final class HttpExportClientTest {
  private static final WireMockServer CLARITY =
      new WireMockServer(options().bindAddress("127.0.0.1").dynamicPort().gzipDisabled(true));

  @BeforeAll
  static void start() {
    CLARITY.start();
  }

  @AfterAll
  static void stop() {
    CLARITY.stop();
  }

  @BeforeEach
  void reset() {
    CLARITY.resetAll();
    answering(aResponse().withBody("[]"));
  }

  @Test
  void asksForDaysAndDimensionsByTheirLabels() {
    Cube cube = Cube.of(Dimension.URL, Dimension.OS, Dimension.CHANNEL);

    fetch(new ExportRequest(cube, 3));

    CLARITY.verify(
        1,
        getRequestedFor(
            urlEqualTo(
                "/export-data/api/v1/project-live-insights"
                    + "?numOfDays=3&dimension1=URL&dimension2=OS&dimension3=Channel")));
  }

  @Test
  void sendsTheTokenAndWhatItTakes() {
    fetch(Asking.SITE);

    CLARITY.verify(
        1,
        getRequestedFor(urlEqualTo("/export-data/api/v1/project-live-insights?numOfDays=1"))
            .withHeader("Authorization", equalTo("Bearer " + Asking.TOKEN))
            .withHeader("Accept", equalTo("application/json"))
            .withHeader("Accept-Encoding", equalTo("gzip"))
            .withHeader("Upgrade", absent()));
  }

  @Test
  void aSlashAtTheEndOfTheBaseChangesNothing() {
    Asking.at(URI.create(base("/export-data/api/v1/"))).fetch(Asking.SITE);

    CLARITY.verify(
        1, getRequestedFor(urlEqualTo("/export-data/api/v1/project-live-insights?numOfDays=1")));
  }

  @Test
  void handsTheBodyAndTheTimeOfSendingToTheReader() {
    answering(aResponse().withBody("[\"é\"]"));

    Export export = answered(fetch(Asking.SITE));

    assertThat(export.payload()).isEqualTo("[\"é\"]");
    assertThat(export.takenAt()).isEqualTo(Asking.NOW);
  }

  @Test
  void anEmptyBodyIsTheReadersToJudge() {
    answering(aResponse());

    assertThat(answered(fetch(Asking.SITE)).payload()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(ints = {201, 204, 304, 400, 404, 429, 500, 503})
  void everyOtherStatusIsARefusal(int status) {
    answering(aResponse().withStatus(status));

    assertThat(fetch(Asking.SITE)).isEqualTo(new Refused(status));
    CLARITY.verify(1, getRequestedFor(anyUrl()));
  }

  @Test
  void aProxyThatWantsAPasswordIsNotClarity() {
    answering(aResponse().withStatus(407));

    assertThat(fetch(Asking.SITE)).isEqualTo(new NeverArrived(Where.CONNECTION));
  }

  @ParameterizedTest
  @ValueSource(ints = {301, 302, 303, 307, 308})
  void neverFollowsARedirect(int status) {
    answering(aResponse().withStatus(status).withHeader("Location", base("/elsewhere")));

    assertThat(fetch(Asking.SITE)).isEqualTo(new Unreadable(What.REDIRECT));
    CLARITY.verify(1, getRequestedFor(anyUrl()));
    CLARITY.verify(0, getRequestedFor(urlEqualTo("/elsewhere")));
  }

  @Test
  void readsABodyUpToItsBound() {
    answering(aResponse().withBody(" ".repeat(Asking.BYTES)));
    assertThat(answered(fetch(Asking.SITE)).payload()).hasSize(Asking.BYTES);

    answering(aResponse().withBody(" ".repeat(Asking.BYTES + 1)));
    assertThat(fetch(Asking.SITE)).isEqualTo(new Unreadable(What.TOO_LARGE));
  }

  @Test
  void unpacksWhatCameCompressed() {
    answering(zipped("[1, 2, 3]"));

    assertThat(answered(fetch(Asking.SITE)).payload()).isEqualTo("[1, 2, 3]");
  }

  @Test
  void unpacksNoMoreThanItsBound() {
    answering(zipped(" ".repeat(Asking.BYTES)));
    assertThat(answered(fetch(Asking.SITE)).payload()).hasSize(Asking.BYTES);

    answering(zipped(" ".repeat(50 * Asking.BYTES)));
    assertThat(fetch(Asking.SITE)).isEqualTo(new Unreadable(What.TOO_LARGE));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "two words", "line\nbreak", "line\r\nX-Other: header", "schlüssel"})
  void aTokenThatNoHeaderCarriesIsNotSent(String token) {
    ExportOutcome outcome =
        Asking.at(URI.create(base("/export-data/api/v1")), token).fetch(Asking.SITE);

    assertThat(outcome).isEqualTo(new Inexpressible(Obstacle.TOKEN));
    CLARITY.verify(0, getRequestedFor(anyUrl()));
  }

  @Test
  void anotherBaseIsAskedForYesterdayByDate() {
    Export export = answered(elsewhere(Asking.SITE));

    CLARITY.verify(
        1,
        getRequestedFor(urlEqualTo("/api/v1/projects/my%20shop%2Feu/exports/sessions/2026-03-04"))
            .withHeader("Authorization", equalTo("Bearer " + Asking.TOKEN)));
    assertThat(export.window().from()).isEqualTo(Instant.parse("2026-03-04T00:00:00Z"));
    assertThat(export.window().to()).isEqualTo(Instant.parse("2026-03-05T00:00:00Z"));
  }

  @Test
  void anotherBaseIsAskedForNothingButOneDayOfTheSite() {
    assertThat(elsewhere(new ExportRequest(Cube.SITE, 2)))
        .isEqualTo(elsewhere(new ExportRequest(Cube.of(Dimension.URL), 1)))
        .isEqualTo(new Inexpressible(Obstacle.ADDRESS));
    CLARITY.verify(0, getRequestedFor(anyUrl()));
  }

  @Test
  void anotherBaseThatIsNotKnownIsARefusal() {
    answering(aResponse().withStatus(404));

    assertThat(elsewhere(Asking.SITE)).isEqualTo(new Refused(404));
  }

  private static ExportOutcome fetch(ExportRequest request) {
    return Asking.at(URI.create(base("/export-data/api/v1"))).fetch(request);
  }

  private static ExportOutcome elsewhere(ExportRequest request) {
    return Asking.at(URI.create(base("/api/v1"))).fetch(request);
  }

  private static Export answered(ExportOutcome outcome) {
    assertThat(outcome).isInstanceOf(Answered.class);
    return ((Answered) outcome).export();
  }

  private static String base(String path) {
    return "http://127.0.0.1:" + CLARITY.port() + path;
  }

  private static void answering(ResponseDefinitionBuilder answer) {
    CLARITY.stubFor(any(anyUrl()).willReturn(answer));
  }

  private static ResponseDefinitionBuilder zipped(String text) {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream packing = new GZIPOutputStream(packed)) {
      packing.write(text.getBytes(UTF_8));
    } catch (IOException e) {
      throw new AssertionError(e);
    }
    return aResponse().withHeader("Content-Encoding", "gzip").withBody(packed.toByteArray());
  }
}
