package io.claritytoolbox.clarity;

import io.claritytoolbox.clarity.ExportOutcome.Answered;
import io.claritytoolbox.clarity.ExportOutcome.DayClosed;
import io.claritytoolbox.clarity.ExportOutcome.Failed;
import io.claritytoolbox.clarity.ExportOutcome.NeverArrived;
import io.claritytoolbox.clarity.ExportOutcome.NotSent;
import io.claritytoolbox.clarity.ExportOutcome.Obstacle;
import io.claritytoolbox.clarity.ExportOutcome.Reason;
import io.claritytoolbox.clarity.ExportOutcome.TokenRejected;
import io.claritytoolbox.clarity.wire.ExportReader;
import io.claritytoolbox.clarity.wire.Reading.Unreadable;
import io.claritytoolbox.http.Answer;
import io.claritytoolbox.http.HttpExchange;
import io.claritytoolbox.http.NetworkFailure;
import io.claritytoolbox.http.Retries;
import io.claritytoolbox.http.TokenRing;
import io.claritytoolbox.http.TokenRing.Rejection;
import io.claritytoolbox.model.ExportRequest;
import io.claritytoolbox.scrub.AddressFolding;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Requests exports over HTTP with the first valid token. It retries only calls that never arrived,
 * and never logs the token or a body.
 */
public final class HttpExportClient implements ExportClient {
  private static final Duration HARMLESS = Duration.ofMinutes(2);

  private final Endpoint endpoint;
  private final TokenRing tokens;
  private final ExportReader reader;
  private final InstantSource clock;
  private final Retries retries;
  private volatile @Nullable Duration serverAhead;

  /** Connects at the first call. */
  public HttpExportClient(
      Endpoint endpoint, TokenRing tokens, AddressFolding folding, InstantSource clock) {
    this(endpoint, tokens, folding, Retries.usual(clock));
  }

  HttpExportClient(Endpoint endpoint, TokenRing tokens, AddressFolding folding, Retries retries) {
    this.endpoint = endpoint;
    this.tokens = tokens;
    this.reader = new ExportReader(folding);
    this.clock = retries.clock();
    this.retries = retries;
  }

  @Override
  public ExportOutcome fetch(ExportRequest request) {
    return fetch(request, endpoint.limits().inAll());
  }

  @Override
  public ExportOutcome fetch(ExportRequest request, Duration within) {
    serverAhead = null;
    Duration longest = Collections.min(List.of(within, endpoint.limits().inAll()));
    Instant deadline = clock.instant().plus(longest);
    return retries.of(() -> call(request, deadline), NeverArrived.class::isInstance);
  }

  @Override
  public Optional<Duration> serverAhead() {
    return Optional.ofNullable(serverAhead);
  }

  private ExportOutcome call(ExportRequest request, Instant deadline) {
    Instant now = clock.instant();
    TokenRing.Token token = tokens.current(now).orElse(null);
    if (token == null) {
      return notSent(tokens.wasRefused(now) ? Obstacle.TOKENS_REFUSED : Obstacle.TOKENS_EXPIRED);
    }
    if (!token.isSendable()) {
      return notSent(Obstacle.TOKEN);
    }
    return endpoint
        .call(request, now)
        .map(call -> send(request, call, token, deadline))
        .orElseGet(() -> notSent(Obstacle.ADDRESS));
  }

  private ExportOutcome notSent(Obstacle obstacle) {
    return new NotSent(obstacle, tokens.variable());
  }

  private ExportOutcome send(
      ExportRequest request, Endpoint.Call call, TokenRing.Token token, Instant deadline) {
    log()
        .debug(
            "Asking Clarity for {} over {} {}",
            request.cube(),
            request.days(),
            request.days() == 1 ? "day" : "days");
    return new HttpExchange("Clarity", endpoint.limits(), clock)
        .get(
            call.address(),
            Map.of("Authorization", "Bearer " + token.text().get()),
            Duration.between(clock.instant(), deadline),
            response -> answered(response, request, call, token),
            HttpExportClient::outcome);
  }

  private ExportOutcome answered(
      Answer response, ExportRequest request, Endpoint.Call call, TokenRing.Token token) {
    serverAhead = response.ahead().orElse(null);
    ExportOutcome outcome =
        response.isOk()
            ? response
                .body()
                .map(bytes -> read(bytes, request, dated(call.takenAt(), serverAhead)))
                .orElseGet(() -> new Failed(Reason.TOO_LARGE))
            : refused(response, token);
    if (!(outcome instanceof Answered)) {
      log()
          .warn(
              "Clarity answered with status {}, length {}, content type {}",
              response.status(),
              response.header("Content-Length").orElse("unknown"),
              response.header("Content-Type").orElse("unknown"));
    }
    return outcome;
  }

  private static ExportOutcome outcome(NetworkFailure failure) {
    return switch (failure) {
      case NAME, CONNECTION, TLS -> new NeverArrived(failure);
      case TIMED_OUT -> new Failed(Reason.TIMED_OUT);
      case LOST -> new Failed(Reason.CONNECTION_LOST);
    };
  }

  /** If our clock is wrong, Clarity's dates the export. */
  private static Instant dated(Instant takenAt, @Nullable Duration ahead) {
    return ahead != null && ahead.abs().compareTo(HARMLESS) > 0 ? takenAt.plus(ahead) : takenAt;
  }

  private ExportOutcome refused(Answer response, TokenRing.Token token) {
    int status = response.status();
    return switch (status) {
      case 301, 302, 303, 307, 308 -> new Failed(Reason.REDIRECTED);
      case 400 -> failed(Reason.MALFORMED, status);
      case 401 -> rejected(token, Rejection.NOT_ACCEPTED);
      case 403 -> rejected(token, Rejection.NOT_ALLOWED);
      case 404 -> failed(Reason.NOT_FOUND, status);
      case 407 ->
          // Without a proxy, the server itself sent this.
          response.isProxied()
              ? new NeverArrived(NetworkFailure.CONNECTION)
              : failed(Reason.REFUSED, status);
      case 429 -> new DayClosed();
      default -> failed(status >= 500 ? Reason.SERVER_ERROR : Reason.REFUSED, status);
    };
  }

  private TokenRejected rejected(TokenRing.Token token, Rejection rejection) {
    return TokenRejected.of(tokens.reject(token, rejection, clock.instant()));
  }

  private static Failed failed(Reason reason, int status) {
    return new Failed(reason, Integer.toString(status));
  }

  private ExportOutcome read(byte[] body, ExportRequest request, Instant takenAt) {
    return reader
        .read(body, request, takenAt)
        .match(read -> new Answered(read.export()), this::unreadable);
  }

  private ExportOutcome unreadable(Unreadable unreadable) {
    return switch (unreadable.fault()) {
      case WEB_PAGE -> new Failed(Reason.WEB_PAGE, tokens.variable());
      case CUT -> new Failed(Reason.CUT);
      case NOT_AN_EXPORT -> new Failed(Reason.NOT_AN_EXPORT);
      case OTHER_BREAKDOWN -> Failed.without(unreadable.dropped());
    };
  }

  /** Loaded at the first call. Addresses and tokens are not logged. */
  private static Logger log() {
    return LoggerFactory.getLogger(HttpExportClient.class);
  }
}
