package io.claritytoolbox.dashboard;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.claritytoolbox.dashboard.Outcome.Failed;
import io.claritytoolbox.http.Answer;
import io.claritytoolbox.http.HttpExchange;
import io.claritytoolbox.http.Limits;
import io.claritytoolbox.http.NetworkFailure;
import io.claritytoolbox.http.TokenRing;
import io.claritytoolbox.http.TokenRing.Rejection;
import io.claritytoolbox.json.Json;
import io.claritytoolbox.model.Filter;
import io.claritytoolbox.model.Signal;
import io.claritytoolbox.model.Window;
import io.claritytoolbox.scrub.AddressFolding;
import io.claritytoolbox.scrub.FieldScrub;
import java.net.URI;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * Calls the dashboard over HTTP with the first accepted token. It never repeats a request and never
 * logs the token or a body.
 */
public final class HttpDashboardClient implements DashboardClient {
  private static final String HOME = "^https?://[^/?#]+/?([?#].*)?$";
  private static final DateTimeFormatter MILLIS =
      DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

  private final URI base;
  private final Limits limits;
  private final TokenRing tokens;
  private final AddressFolding folding;
  private final InstantSource clock;

  /**
   * @param base the base address, without a trailing slash
   * @param limits of time and size
   * @param tokens the project's tokens, in a ring of their own, because a refusal here does not
   *     apply to exports
   * @param folding cleans addresses and texts before anything else uses them
   */
  public HttpDashboardClient(
      URI base, Limits limits, TokenRing tokens, AddressFolding folding, InstantSource clock) {
    this.base = base;
    this.limits = limits;
    this.tokens = tokens;
    this.folding = folding;
    this.clock = clock;
  }

  @Override
  public Outcome<List<Recording>> recordings(RecordingsRequest request) {
    return post("/recordings/sample", body(request), reader()::recordings);
  }

  @Override
  public Outcome<DashboardAnswer> ask(String question) {
    ObjectNode body = object().put("query", question).put("timezone", "UTC");
    return post("/dashboard/query", body, reader()::answer);
  }

  @Override
  public Outcome<JsonNode> documentation(String query) {
    return post("/documentation/query", object().put("query", query), reader()::documentation);
  }

  private WireReader reader() {
    return new WireReader(new FieldScrub(folding), tokens.variable());
  }

  /** Contains the dates twice, because Clarity fails if they aren't among the filters. */
  private static ObjectNode body(RecordingsRequest request) {
    ObjectNode body = object().put("sortBy", request.order().code());
    dates(body, request.window());
    ObjectNode filters = body.putObject("filters");
    dates(filters.putObject("date"), request.window());
    filters(filters, request);
    return body.put("count", request.count());
  }

  private static void dates(ObjectNode node, Window window) {
    node.put("start", MILLIS.format(window.from())).put("end", MILLIS.format(window.to()));
  }

  private static void filters(ObjectNode node, RecordingsRequest request) {
    Filter page = request.page();
    if (page != null) {
      node.putArray("visitedUrls").add(visited(page));
    }
    RecordingWords.wire(request.values())
        .forEach(
            (field, values) -> {
              ArrayNode array = node.putArray(field);
              values.forEach(array::add);
            });
    for (Signal signal : request.signals()) {
      String field = RecordingWords.wire(signal);
      if (field.endsWith("Errors")) {
        node.putArray(field).add(""); // An empty text means any error.
      } else {
        node.put(field, true);
      }
    }
  }

  /**
   * Ends before the first masked part, because Clarity knows the original text, which this server
   * never stores.
   */
  static ObjectNode visited(Filter page) {
    String address = page.values().get(0);
    if (address.equals("/") && page.op() == Filter.Op.IS) {
      return object().put("url", HOME).put("operator", "matchesRegex");
    }
    int mask = address.indexOf('[');
    return object()
        .put("url", mask < 0 ? address : address.substring(0, mask))
        .put("operator", address.startsWith("/") ? "contains" : "startsWith");
  }

  private <T> Outcome<T> post(String path, ObjectNode body, Function<byte[], Outcome<T>> reading) {
    Instant now = clock.instant();
    TokenRing.Token token = tokens.current(now).orElse(null);
    if (token == null) {
      Fault fault = tokens.wasRefused(now) ? Fault.TOKENS_REFUSED : Fault.TOKENS_EXPIRED;
      return new Failed<>(fault, tokens.variable());
    }
    if (!token.isSendable()) {
      return new Failed<>(Fault.TOKEN_UNSENDABLE, tokens.variable());
    }
    return new HttpExchange("Clarity's dashboard", limits, clock)
        .post(
            URI.create(base + path),
            Map.of("Authorization", "Bearer " + token.text().get()),
            Json.line(body),
            limits.inAll(),
            answer ->
                answer.isOk()
                    ? answer.body().map(reading).orElseGet(() -> new Failed<>(Fault.TOO_LARGE))
                    : refused(answer, token),
            failure -> failed(failure));
  }

  private static <T> Failed<T> failed(NetworkFailure failure) {
    return new Failed<>(
        failure.neverArrived() ? Fault.NOT_REACHED : Fault.LOST, failure.sentence("Clarity"));
  }

  private <T> Outcome<T> refused(Answer answer, TokenRing.Token token) {
    int status = answer.status();
    return switch (status) {
      case 301, 302, 303, 307, 308 -> new Failed<>(Fault.REDIRECTED);
      case 400 -> failed(Fault.MALFORMED, status);
      case 401 -> rejected(Fault.TOKEN_NOT_ACCEPTED, Rejection.NOT_ACCEPTED, token);
      case 403 -> rejected(Fault.TOKEN_NOT_ALLOWED, Rejection.NOT_ALLOWED, token);
      case 404, 405, 410 -> failed(Fault.NOT_FOUND, status);
      case 407 ->
          answer.isProxied() ? failed(NetworkFailure.CONNECTION) : failed(Fault.REFUSED, status);
      case 429 -> new Failed<>(Fault.SPENT);
      case 503 -> new Failed<>(Fault.OVERLOADED);
      default -> failed(status >= 500 ? Fault.SERVER_ERROR : Fault.REFUSED, status);
    };
  }

  private static <T> Failed<T> failed(Fault fault, int status) {
    return new Failed<>(fault, Integer.toString(status));
  }

  private <T> Failed<T> rejected(Fault fault, Rejection rejection, TokenRing.Token token) {
    TokenRing.Refused refused = tokens.reject(token, rejection, clock.instant());
    return new Failed<>(fault, tokens.variable(), refused.left());
  }

  private static ObjectNode object() {
    return JsonNodeFactory.instance.objectNode();
  }
}
