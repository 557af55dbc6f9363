package io.claritytoolbox.air;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.equalToJson;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import com.github.tomakehurst.wiremock.http.Fault;
import io.claritytoolbox.air.AirReader.Page;
import io.claritytoolbox.air.Reply.Answered;
import io.claritytoolbox.air.Reply.Failed;
import io.claritytoolbox.air.Reply.Why;
import io.claritytoolbox.air.model.Frequency;
import io.claritytoolbox.air.model.MeasurementQuery;
import io.claritytoolbox.air.model.Report;
import io.claritytoolbox.http.Limits;
import io.claritytoolbox.http.Retries;
import io.claritytoolbox.http.TokenRing;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Tests requests to Clarity Movement and the handling of every failure. */
final class HttpAirSourceTest {
  private static final WireMockServer MOVEMENT =
      new WireMockServer(WireMockConfiguration.options().dynamicPort().bindAddress("127.0.0.1"));
  private static final Instant NOW = Instant.parse("2026-08-05T12:00:00Z");
  private static final MeasurementQuery QUERY =
      new MeasurementQuery(
          Frequency.HOUR,
          List.of("D2", "D1"),
          List.of("pm2_5ConcMass1HourMean", "no2Conc1HourMean"),
          NOW.minus(Duration.ofHours(24)),
          NOW);
  private static final String ROW =
      """
      {"datasourceId":"D1","metric":"pm2_5ConcMass1HourMean","time":"2026-08-05T11:00:00.000Z",
       "raw":9.5,"value":7.25,"status":"calibrated-ready","qcAssessment":"valid"}""";

  @BeforeAll
  static void start() {
    MOVEMENT.start();
  }

  @AfterAll
  static void stop() {
    MOVEMENT.stop();
  }

  @BeforeEach
  void forget() {
    MOVEMENT.resetAll();
  }

  @Test
  void asksForMeasurementsInJsonLongWithQualityControlAndContinuation() {
    answers(aResponse().withBody("{\"data\":[" + ROW + "]}"));

    source("key").measurements(QUERY, NOW.plusSeconds(45));

    MOVEMENT.verify(
        postRequestedFor(urlEqualTo("/v2/recent-datasource-measurements-query"))
            .withHeader("x-api-key", equalTo("key"))
            .withRequestBody(
                equalToJson(
                    """
                    {"org":"sample","datasourceIds":["D1","D2"],"outputFrequency":"hour",
                     "metricSelect":"only no2Conc1HourMean + pm2_5ConcMass1HourMean",
                     "qcAssessment":true,"format":"json-long",
                     "startTime":"2026-08-04T12:00:00Z","replyWithContinuationToken":true}""")));
  }

  @Test
  void keepsValueUnitStatusAndQualityControlAndTheTokenOfTheHead() {
    answers(
        aResponse()
            .withHeader("x-clarity-continuation-token", "next")
            .withBody(
                "{\"data\":["
                    + ROW
                    + ",{\"datasourceId\":\"D2\",\"metric\":\"m\",\"time\":\"never\",\"value\":1}]}"));

    Page page = answered(source("key").measurements(QUERY, NOW.plusSeconds(45)));

    assertThat(page.token()).isEqualTo("next");
    assertThat(page.unreadable()).isEqualTo(1);
    assertThat(page.measurements())
        .singleElement()
        .satisfies(
            each -> {
              assertThat(each.value()).isEqualTo(7.25);
              assertThat(each.raw()).isEqualTo(9.5);
              assertThat(each.unit()).isEqualTo("µg/m³");
              assertThat(each.status()).isEqualTo("calibrated-ready");
              assertThat(each.qc()).isEqualTo("valid");
            });
  }

  @Test
  void continuesAndAsksForReportsByTheirAddresses() {
    answers(aResponse().withBody("{\"data\":[]}"));
    source("key").more("next", NOW.plusSeconds(45));
    MOVEMENT.verify(
        postRequestedFor(urlEqualTo("/v2/recent-datasource-measurements-continuation"))
            .withRequestBody(equalToJson("{\"org\":\"sample\",\"continuationToken\":\"next\"}")));

    answers(
        aResponse()
            .withStatus(201)
            .withBody("{\"reportId\":\"JB1\",\"reportStatus\":\"in-progress\"}"));
    Report report = answered(source("key").request(QUERY));
    assertThat(report.id()).isEqualTo("JB1");
    MOVEMENT.verify(postRequestedFor(urlEqualTo("/v2/report-requests")));
    answered(source("key").report("JB1"));
    MOVEMENT.verify(getRequestedFor(urlEqualTo("/v2/report-request/JB1")));
  }

  @Test
  void whereAKeyIsRefusedTheNextOneAnswersAtOnce() {
    answers(aResponse().withBody("{\"datasources\":[]}"));
    refuses("old", 401);
    HttpAirSource source = source("old", "new");

    assertThat(source.datasources()).isInstanceOf(Answered.class);
    assertThat(source.key()).isEqualTo("the new key");
    assertThat(source.notices()).singleElement().asString().contains("refused the old key");
    source.datasources();
    MOVEMENT.verify(1, anyRequestedFor(anyUrl()).withHeader("x-api-key", equalTo("old")));
  }

  @Test
  void aReportIsNeverRequestedAgainWithAnotherKey() {
    answers(aResponse().withBody("{}"));
    refuses("old", 403);

    assertThat(failed(source("old", "new").request(QUERY)).why()).isEqualTo(Why.REFUSED);
    MOVEMENT.verify(1, anyRequestedFor(anyUrl()));
  }

  @Test
  void aKeyThatWasRefusedIsTriedAgainWhereThereIsNoOther() {
    refuses("only", 403);
    HttpAirSource source = source("only");
    assertThat(failed(source.datasources()).sentence())
        .contains("(403)", "role Observer", "CLARITY_AIR_ORG", "sample");

    MOVEMENT.resetAll();
    answers(aResponse().withBody("{\"datasources\":[]}"));
    assertThat(source.datasources()).isInstanceOf(Answered.class);
  }

  @Test
  void withoutAValidKeyTheGuidesAdviceIsGiven() {
    refuses("wrong", 401);

    assertThat(failed(source("wrong").datasources()).sentence())
        .contains(
            "(401)", "application's key, not a person's", "Applications > Actions > API Keys");
  }

  @ParameterizedTest
  @CsvSource({
    "302, FAILED, redirected",
    "400, FAILED, malformed (400)",
    "404, FAILED, (404)",
    "418, FAILED, status 418",
    "429, SPENT, too much",
    "500, FAILED, server error (500)",
    "503, FAILED, server error (503)"
  })
  void everyStatusHasItsSentence(int status, Why why, String words) {
    answers(aResponse().withStatus(status).withBody("secret of the server"));

    Failed<?> failed = failed(source("key").datasources());
    assertThat(failed.why()).isEqualTo(why);
    assertThat(failed.sentence()).contains(words).doesNotContain("secret");
    MOVEMENT.verify(1, anyRequestedFor(anyUrl()));
  }

  static Stream<String> bodies() {
    return Stream.of("", "<html>Sign in</html>", "{\"datasources\":", "{}", "[".repeat(10_000));
  }

  @ParameterizedTest
  @MethodSource("bodies")
  void whatIsNoAnswerIsUnreadable(String body) {
    answers(aResponse().withBody(body));

    assertThat(failed(source("key").datasources()).why()).isEqualTo(Why.UNREADABLE);
  }

  @Test
  void aBodyOfMoreThanIsReadIsRefused() {
    answers(aResponse().withBody("[" + " ".repeat(200_000) + "]"));

    assertThat(failed(source("key").datasources()).sentence()).contains("larger");
  }

  @Test
  void aConnectionThatBreaksMayHaveArrived() {
    answers(aResponse().withFault(Fault.EMPTY_RESPONSE));
    assertThat(failed(source("key").datasources()).why()).isEqualTo(Why.LOST);
    answers(aResponse().withFault(Fault.MALFORMED_RESPONSE_CHUNK));
    assertThat(failed(source("key").datasources()).why()).isEqualTo(Why.LOST);
  }

  @Test
  void whereNobodyListensNothingArrived() {
    HttpAirSource nowhere = source(URI.create("http://127.0.0.1:9"), "key");

    Failed<?> failed = failed(nowhere.request(QUERY));
    assertThat(failed.why()).isEqualTo(Why.NEVER_ARRIVED);
    assertThat(failed.sentence()).contains("CLARITY_AIR_BASE_URL");
  }

  @Test
  void aKeyThatNoHeaderCarriesIsNotSent() {
    assertThat(failed(source("clé\n").datasources()).why()).isEqualTo(Why.NOT_SENT);
    MOVEMENT.verify(0, anyRequestedFor(anyUrl()));
  }

  private static HttpAirSource source(String... keys) {
    return source(URI.create(MOVEMENT.baseUrl()), keys);
  }

  private static HttpAirSource source(URI base, String... keys) {
    List<TokenRing.Token> tokens =
        Stream.of(keys)
            .map(
                key ->
                    new TokenRing.Token("the " + key + " key", () -> key, Instant.MIN, Instant.MAX))
            .toList();
    return new HttpAirSource(
        base,
        "sample",
        new TokenRing("CLARITY_AIR_API_KEY", tokens),
        tokens.get(0),
        new Limits(Duration.ofSeconds(5), Duration.ofSeconds(10), 100_000),
        new Retries(() -> NOW, time -> {}, () -> 0.5));
  }

  private static void answers(ResponseDefinitionBuilder response) {
    MOVEMENT.stubFor(any(anyUrl()).atPriority(5).willReturn(response));
  }

  private static void refuses(String key, int status) {
    MOVEMENT.stubFor(
        any(anyUrl())
            .atPriority(1)
            .withHeader("x-api-key", equalTo(key))
            .willReturn(aResponse().withStatus(status)));
  }

  private static <T> T answered(Reply<T> reply) {
    assertThat(reply).isInstanceOf(Answered.class);
    return ((Answered<T>) reply).value();
  }

  private static Failed<?> failed(Reply<?> reply) {
    assertThat(reply).isInstanceOf(Failed.class);
    return (Failed<?>) reply;
  }
}
