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
import io.claritytoolbox.clarity.ExportOutcome.DayClosed;
import io.claritytoolbox.clarity.ExportOutcome.Failed;
import io.claritytoolbox.clarity.ExportOutcome.NeverArrived;
import io.claritytoolbox.clarity.ExportOutcome.NotSent;
import io.claritytoolbox.clarity.ExportOutcome.Obstacle;
import io.claritytoolbox.clarity.ExportOutcome.Reason;
import io.claritytoolbox.http.NetworkFailure;
import io.claritytoolbox.model.Cube;
import io.claritytoolbox.model.Dimension;
import io.claritytoolbox.model.Export;
import io.claritytoolbox.model.ExportRequest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ProxySelector;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests requests and the handling of complete responses. */
@Tag("slow")
final class HttpExportClientTest {
  private static final String ANSWER =
      "[{\"metricName\":\"Traffic\",\"information\":[]},{\"metricName\":\"é\"}]";

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
  void readsTheBodyAsOfTheTimeOfSending() {
    answering(aResponse().withBody(ANSWER));

    Export export = answered(fetch(Asking.SITE));

    assertThat(export.payload()).isEqualTo(ANSWER);
    assertThat(export.takenAt()).isEqualTo(Asking.NOW);
  }

  @ParameterizedTest
  @MethodSource
  void whatIsNoExportSaysWhatItIs(String body, ExportOutcome outcome) {
    answering(aResponse().withBody(body));

    assertThat(fetch(new ExportRequest(Cube.of(Dimension.DEVICE), 1))).isEqualTo(outcome);
  }

  static Stream<Arguments> whatIsNoExportSaysWhatItIs() {
    return Stream.of(
        Arguments.of("", new Failed(Reason.CUT)),
        Arguments.of("{}", new Failed(Reason.NOT_AN_EXPORT)),
        Arguments.of("<html>", new Failed(Reason.WEB_PAGE, Asking.VARIABLE)),
        Arguments.of(
            "[{\"metricName\":\"Browser\",\"information\":[]}]",
            Failed.without(List.of(Dimension.DEVICE))));
  }

  @ParameterizedTest
  @CsvSource({
    "201, REFUSED",
    "204, REFUSED",
    "304, REFUSED",
    "400, MALFORMED",
    "404, NOT_FOUND",
    "500, SERVER_ERROR",
    "503, SERVER_ERROR"
  })
  void everyOtherStatusHasAMeaning(int status, Reason reason) {
    answering(aResponse().withStatus(status));

    assertThat(fetch(Asking.SITE)).isEqualTo(new Failed(reason, Integer.toString(status)));
    CLARITY.verify(1, getRequestedFor(anyUrl()));
  }

  @Test
  void tooManyRequestsCloseTheDay() {
    answering(aResponse().withStatus(429));

    assertThat(fetch(Asking.SITE)).isEqualTo(new DayClosed());
    CLARITY.verify(1, getRequestedFor(anyUrl()));
  }

  @ParameterizedTest
  @ValueSource(ints = {200, 401, 429, 500})
  void everyAnswerTellsHowFarClaritysClockIsAhead(int status) {
    answering(aResponse().withStatus(status).withHeader("Date", "Thu, 05 Mar 2026 14:31:30 GMT"));
    HttpExportClient client = Asking.at(URI.create(base("/export-data/api/v1")));
    assertThat(client.serverAhead()).isEmpty();

    client.fetch(Asking.SITE);
    assertThat(client.serverAhead()).contains(Duration.ofSeconds(90));
  }

  @Test
  void aDateThatNobodyCanReadTellsNothing() {
    answering(aResponse().withBody(ANSWER).withHeader("Date", "yesterday"));

    HttpExportClient client = Asking.at(URI.create(base("/export-data/api/v1")));
    client.fetch(Asking.SITE);

    assertThat(client.serverAhead()).isEmpty();
  }

  @Test
  void withoutAProxyA407CameFromTheFarSideAndCounts() {
    answering(aResponse().withStatus(407));

    assertThat(fetch(Asking.SITE)).isEqualTo(new Failed(Reason.REFUSED, "407"));
    CLARITY.verify(1, getRequestedFor(anyUrl()));
  }

  @Test
  void aConfiguredProxyThatWantsAPasswordIsNotClarity() {
    answering(aResponse().withStatus(407));
    ProxySelector usual = ProxySelector.getDefault();
    ProxySelector.setDefault(ProxySelector.of(new InetSocketAddress("127.0.0.1", CLARITY.port())));
    try {
      URI base = URI.create("http://clarity.invalid/export-data/api/v1");

      assertThat(Asking.at(base).fetch(Asking.SITE))
          .isEqualTo(new NeverArrived(NetworkFailure.CONNECTION));
    } finally {
      ProxySelector.setDefault(usual);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {301, 302, 303, 307, 308})
  void neverFollowsARedirect(int status) {
    answering(aResponse().withStatus(status).withHeader("Location", base("/elsewhere")));

    assertThat(fetch(Asking.SITE)).isEqualTo(new Failed(Reason.REDIRECTED));
    CLARITY.verify(1, getRequestedFor(anyUrl()));
    CLARITY.verify(0, getRequestedFor(urlEqualTo("/elsewhere")));
  }

  @Test
  void readsABodyUpToItsBound() {
    answering(aResponse().withBody(padded(Asking.BYTES)));
    assertThat(answered(fetch(Asking.SITE)).payload()).isEqualTo(ANSWER);

    answering(aResponse().withBody(padded(Asking.BYTES + 1)));
    assertThat(fetch(Asking.SITE)).isEqualTo(new Failed(Reason.TOO_LARGE));
  }

  @Test
  void unpacksWhatCameCompressed() {
    answering(zipped(ANSWER));

    assertThat(answered(fetch(Asking.SITE)).payload()).isEqualTo(ANSWER);
  }

  @Test
  void unpacksNoMoreThanItsBound() {
    answering(zipped(padded(Asking.BYTES)));
    assertThat(answered(fetch(Asking.SITE)).payload()).isEqualTo(ANSWER);

    answering(zipped(padded(50 * Asking.BYTES)));
    assertThat(fetch(Asking.SITE)).isEqualTo(new Failed(Reason.TOO_LARGE));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "two words", "line\nbreak", "line\r\nX-Other: header", "schlüssel"})
  void aTokenThatNoHeaderCarriesIsNotSent(String token) {
    ExportOutcome outcome =
        Asking.at(URI.create(base("/export-data/api/v1")), token).fetch(Asking.SITE);

    assertThat(outcome).isEqualTo(new NotSent(Obstacle.TOKEN, Asking.VARIABLE));
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
        .isEqualTo(new NotSent(Obstacle.ADDRESS, Asking.VARIABLE));
    CLARITY.verify(0, getRequestedFor(anyUrl()));
  }

  @Test
  void anotherBaseThatIsNotKnownIsNotFound() {
    answering(aResponse().withStatus(404));

    assertThat(elsewhere(Asking.SITE)).isEqualTo(new Failed(Reason.NOT_FOUND, "404"));
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

  /** A response with a number of bytes. */
  private static String padded(int bytes) {
    return ANSWER + " ".repeat(bytes - ANSWER.getBytes(UTF_8).length);
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
