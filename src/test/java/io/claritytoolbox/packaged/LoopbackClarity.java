package io.claritytoolbox.packaged;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.absent;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathMatching;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import com.github.tomakehurst.wiremock.extension.ResponseDefinitionTransformerV2;
import com.github.tomakehurst.wiremock.http.QueryParameter;
import com.github.tomakehurst.wiremock.http.Request;
import com.github.tomakehurst.wiremock.http.ResponseDefinition;
import com.github.tomakehurst.wiremock.stubbing.ServeEvent;
import io.claritytoolbox.clarity.ExportOutcome.Answered;
import io.claritytoolbox.demo.DemoExportClient;
import io.claritytoolbox.demo.SimulatedSite;
import io.claritytoolbox.demo.SiteShape;
import io.claritytoolbox.model.Cube;
import io.claritytoolbox.model.Dimension;
import io.claritytoolbox.model.ExportRequest;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.IntStream;

/** A Clarity on loopback that counts requests. By default it answers for a simulated site. */
final class LoopbackClarity implements AutoCloseable {
  private static final String BASE = "/export-data/api/v1";
  private static final String OPERATION = BASE + "/project-live-insights";
  private static final String SITE = "site";
  private static final String SILENCE = "silence";
  private static final String THOUGHT = "thought";

  /** Longer than any client waits. */
  private static final Duration LONGEST_SILENCE = Duration.ofSeconds(60);

  private final CountDownLatch arrived = new CountDownLatch(1);
  private final CountDownLatch closing = new CountDownLatch(1);

  private final WireMockServer server;

  LoopbackClarity() {
    this(options().dynamicPort());
  }

  /**
   * @param options where it listens on loopback
   */
  LoopbackClarity(WireMockConfiguration options) {
    server =
        new WireMockServer(
            options
                .bindAddress("127.0.0.1")
                .extensions(
                    new Behaviour(SITE, LoopbackClarity::ofSite),
                    new Behaviour(THOUGHT, this::thinking),
                    new Behaviour(SILENCE, this::keepingSilent)));
    server.start();
    answers(aResponse().withTransformers(SITE));
  }

  /** Sets the response to all further requests. */
  void answers(ResponseDefinitionBuilder answer) {
    server.stubFor(any(anyUrl()).willReturn(answer));
  }

  /** Sets the response to all further dashboard requests. */
  void dashboardAnswers(ResponseDefinitionBuilder answer) {
    server.stubFor(post(urlPathMatching("/mcp/.*")).willReturn(answer));
  }

  /** The base address of its dashboard. */
  String dashboard() {
    return "http://127.0.0.1:" + server.port() + "/mcp";
  }

  /** The number of dashboard requests. */
  int dashboardRequests() {
    return server
        .countRequestsMatching(postRequestedFor(urlPathMatching("/mcp/.*")).build())
        .getCount();
  }

  /** Refuses a token from now on. */
  void refuses(String token) {
    server.stubFor(
        any(anyUrl())
            .withHeader("Authorization", equalTo("Bearer " + token))
            .willReturn(aResponse().withStatus(401)));
  }

  /** Sets the response to further requests without dimensions. */
  void answersWhole(ResponseDefinitionBuilder answer) {
    server.stubFor(any(anyUrl()).withQueryParam("dimension1", absent()).willReturn(answer));
  }

  /** Delays further responses, in milliseconds. */
  void answersAfter(int millis) {
    answers(aResponse().withTransformers(SITE).withFixedDelay(millis));
  }

  /** Accepts further requests without responding. */
  void keepsSilent() {
    answers(aResponse().withTransformers(SILENCE));
  }

  /**
   * Reports further requests to {@link #awaitRequest} and then delays the response, in
   * milliseconds.
   */
  void thinksFor(int millis) {
    answers(aResponse().withTransformers(THOUGHT).withTransformerParameter("millis", millis));
  }

  /** Waits for a request that is delayed or has no response. */
  void awaitRequest() {
    await(arrived, Duration.ofSeconds(30));
  }

  /** Ignores the dimensions of further requests. */
  void dropsDimensions() {
    answers(aResponse().withBody(payload(new ExportRequest(Cube.SITE, 1))));
  }

  String base() {
    return "http://127.0.0.1:" + server.port() + BASE;
  }

  int httpsPort() {
    return server.httpsPort();
  }

  /** The number of requests. */
  int requests() {
    return server.countRequestsMatching(anyRequestedFor(anyUrl()).build()).getCount();
  }

  /** The number of requests with a token. */
  int requestsWith(String token) {
    return server
        .countRequestsMatching(
            anyRequestedFor(anyUrl())
                .withHeader("Authorization", equalTo("Bearer " + token))
                .build())
        .getCount();
  }

  @Override
  public void close() {
    closing.countDown();
    server.stop();
  }

  private static String payload(ExportRequest request) {
    SimulatedSite site = new SimulatedSite(SiteShape.CORNER_SHOP);
    return ((Answered) new DemoExportClient(site, InstantSource.system()).fetch(request))
        .export()
        .payload();
  }

  private static ResponseDefinition ofSite(ServeEvent event) {
    Request request = event.getRequest();
    return request.getUrl().startsWith(OPERATION)
        ? ResponseDefinitionBuilder.like(event.getResponseDefinition())
            .but()
            .withBody(payload(read(request)))
            .build()
        : aResponse().withStatus(404).build();
  }

  private static ExportRequest read(Request request) {
    List<Dimension> dimensions =
        IntStream.rangeClosed(1, Cube.MAX_DIMENSIONS)
            .mapToObj(number -> request.queryParameter("dimension" + number))
            .filter(QueryParameter::isPresent)
            .map(parameter -> Dimension.named(parameter.firstValue()).orElseThrow())
            .toList();
    int days = Integer.parseInt(request.queryParameter("numOfDays").firstValue());
    return new ExportRequest(Cube.of(dimensions), days);
  }

  private ResponseDefinition thinking(ServeEvent event) {
    arrived.countDown();
    try {
      Thread.sleep(event.getTransformerParameters().getInt("millis"));
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
    return ofSite(event);
  }

  private ResponseDefinition keepingSilent(ServeEvent event) {
    arrived.countDown();
    await(closing, LONGEST_SILENCE);
    return event.getResponseDefinition();
  }

  private static void await(CountDownLatch latch, Duration longest) {
    try {
      assertThat(latch.await(longest.toSeconds(), TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  /** The way in which the server responds. */
  private record Behaviour(String name, Function<ServeEvent, ResponseDefinition> way)
      implements ResponseDefinitionTransformerV2 {
    @Override
    public String getName() {
      return name;
    }

    @Override
    public boolean applyGlobally() {
      return false;
    }

    @Override
    public ResponseDefinition transform(ServeEvent event) {
      return way.apply(event);
    }
  }
}
