package io.claritytoolbox.air;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.claritytoolbox.air.AirReader.Page;
import io.claritytoolbox.air.Reply.Answered;
import io.claritytoolbox.air.Reply.Failed;
import io.claritytoolbox.air.Reply.Why;
import io.claritytoolbox.air.model.Datasource;
import io.claritytoolbox.air.model.MeasurementQuery;
import io.claritytoolbox.air.model.Report;
import io.claritytoolbox.http.Answer;
import io.claritytoolbox.http.HttpExchange;
import io.claritytoolbox.http.Limits;
import io.claritytoolbox.http.NetworkFailure;
import io.claritytoolbox.http.Retries;
import io.claritytoolbox.http.TokenRing;
import io.claritytoolbox.http.TokenRing.Rejection;
import io.claritytoolbox.json.Json;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;

/**
 * Calls Clarity Movement over HTTP with the first accepted key. If a key is refused, the next one
 * is used, at once if the call is free. It never logs a key or a body.
 */
final class HttpAirSource implements AirSource {
  private static final String CONTINUATION = "x-clarity-continuation-token";

  private final URI base;
  private final String org;
  private final TokenRing keys;
  private final TokenRing.Token first;
  private final Limits limits;
  private final Retries retries;

  private record Call(String path, @Nullable ObjectNode body, Instant deadline) {}

  /** Parses a response. */
  @FunctionalInterface
  private interface Reading<T> {
    T of(byte[] body, Answer answer) throws IOException;
  }

  /**
   * @param base without a trailing slash
   * @param keys the first accepted one is used
   * @param first the key to use if all were refused recently, because it may have new permissions
   */
  HttpAirSource(
      URI base, String org, TokenRing keys, TokenRing.Token first, Limits limits, Retries retries) {
    this.base = base;
    this.org = org;
    this.keys = keys;
    this.first = first;
    this.limits = limits;
    this.retries = retries;
  }

  @Override
  public Reply<List<Datasource>> datasources() {
    return free(
        new Call("/v2/datasources?org=" + encoded(org), null, usualDeadline()),
        (body, answer) -> AirReader.datasources(body));
  }

  @Override
  public Reply<Page> measurements(MeasurementQuery query, Instant deadline) {
    ObjectNode body =
        asked(query)
            .put("format", "json-long")
            .put("startTime", query.from().toString())
            .put("replyWithContinuationToken", true);
    return free(new Call("/v2/recent-datasource-measurements-query", body, deadline), this::page);
  }

  @Override
  public Reply<Page> more(String token, Instant deadline) {
    ObjectNode body = object().put("org", org).put("continuationToken", token);
    return free(
        new Call("/v2/recent-datasource-measurements-continuation", body, deadline), this::page);
  }

  private Page page(byte[] body, Answer answer) throws IOException {
    return AirReader.measurements(body, answer.header(CONTINUATION).orElse(null));
  }

  @Override
  public Reply<Report> request(MeasurementQuery query) {
    ObjectNode body =
        asked(query)
            .put("report", "datasource-measurements")
            .put("startTime", query.from().toString())
            .put("endTime", query.to().toString());
    return once(
        new Call("/v2/report-requests", body, usualDeadline()),
        (bytes, answer) -> AirReader.report(bytes));
  }

  @Override
  public Reply<Report> report(String id) {
    return free(
        new Call("/v2/report-request/" + encoded(id), null, usualDeadline()),
        (body, answer) -> AirReader.report(body));
  }

  @Override
  public String key() {
    return current().name();
  }

  @Override
  public List<String> notices() {
    return keys.passedOver(now()).stream()
        .map(
            refused ->
                "Clarity Movement refused "
                    + refused.token()
                    + (refused.rejection() == Rejection.NOT_ALLOWED ? " (403)" : "")
                    + ", so it is passed over for an hour. Replace or remove it.")
        .toList();
  }

  private ObjectNode asked(MeasurementQuery query) {
    ObjectNode body = object().put("org", org);
    if (query.isOfAll()) {
      body.put("allDatasources", true);
    } else {
      ArrayNode ids = body.putArray("datasourceIds");
      query.datasources().forEach(ids::add);
    }
    return body.put("outputFrequency", query.frequency().label())
        .put("metricSelect", "only " + String.join(" + ", query.metrics()))
        .put("qcAssessment", true);
  }

  /** Tries each key, because the call is free. */
  private <T> Reply<T> free(Call call, Reading<T> reading) {
    while (true) {
      boolean another = keys.current(now()).isPresent();
      Reply<T> reply = once(call, reading);
      boolean refused = reply instanceof Failed<T> failed && failed.why() == Why.REFUSED;
      if (!refused || !another || keys.current(now()).isEmpty()) {
        return reply;
      }
    }
  }

  private <T> Reply<T> once(Call call, Reading<T> reading) {
    TokenRing.Token key = current();
    if (!key.isSendable()) {
      return AirFaults.unsendable(key.name());
    }
    return retries.of(
        () -> sent(call, key, reading),
        reply -> reply instanceof Failed<T> failed && failed.why() == Why.NEVER_ARRIVED);
  }

  private TokenRing.Token current() {
    return keys.current(now()).orElse(first);
  }

  private <T> Reply<T> sent(Call call, TokenRing.Token key, Reading<T> reading) {
    URI address = URI.create(base + call.path());
    Map<String, String> headers = Map.of("x-api-key", key.text().get());
    HttpExchange exchange = new HttpExchange("Clarity Movement", limits, retries.clock());
    Duration within =
        Collections.min(List.of(Duration.between(now(), call.deadline()), limits.inAll()));
    ObjectNode body = call.body();
    Function<Answer, Reply<T>> answered = answer -> answered(answer, key, reading);
    return body == null
        ? exchange.get(address, headers, within, answered, AirFaults::network)
        : exchange.post(address, headers, Json.line(body), within, answered, AirFaults::network);
  }

  private <T> Reply<T> answered(Answer answer, TokenRing.Token key, Reading<T> reading) {
    switch (answer.status()) {
      case 401 -> {
        keys.reject(key, Rejection.NOT_ACCEPTED, now());
        return AirFaults.notAccepted(key.name());
      }
      case 403 -> {
        keys.reject(key, Rejection.NOT_ALLOWED, now());
        return AirFaults.notAllowed(key.name(), org);
      }
      default -> {
        return answer.isSuccess() ? read(answer, reading) : failed(answer);
      }
    }
  }

  private static <T> Reply<T> failed(Answer answer) {
    // With a proxy, this status is the proxy's; without one, it is the server's.
    return answer.status() == 407 && answer.isProxied()
        ? AirFaults.network(NetworkFailure.CONNECTION)
        : AirFaults.status(answer.status());
  }

  private static <T> Reply<T> read(Answer answer, Reading<T> reading) {
    byte[] body = answer.body().orElse(null);
    if (body == null) {
      return AirFaults.tooLarge();
    }
    try {
      return new Answered<>(reading.of(body, answer));
    } catch (IOException e) {
      LoggerFactory.getLogger(HttpAirSource.class)
          .warn(
              "Clarity Movement's answer can't be read: content type {}",
              answer.header("Content-Type").orElse("unknown"));
      return AirFaults.unreadable();
    }
  }

  private Instant usualDeadline() {
    return now().plus(limits.inAll());
  }

  private Instant now() {
    return retries.clock().instant();
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  private static ObjectNode object() {
    return JsonNodeFactory.instance.objectNode();
  }
}
