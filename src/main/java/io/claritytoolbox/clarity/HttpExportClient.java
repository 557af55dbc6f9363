package io.claritytoolbox.clarity;

import io.claritytoolbox.clarity.ExportOutcome.Answered;
import io.claritytoolbox.clarity.ExportOutcome.DayClosed;
import io.claritytoolbox.clarity.ExportOutcome.Failed;
import io.claritytoolbox.clarity.ExportOutcome.NeverArrived;
import io.claritytoolbox.clarity.ExportOutcome.NotSent;
import io.claritytoolbox.clarity.ExportOutcome.Obstacle;
import io.claritytoolbox.clarity.ExportOutcome.Reason;
import io.claritytoolbox.clarity.ExportOutcome.TokenRejected;
import io.claritytoolbox.clarity.ExportOutcome.Where;
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
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Requests exports over HTTP with the first valid token. It retries only calls that never arrived,
 * and never logs the token or a body.
 */
public final class HttpExportClient implements ExportClient {
  private static final Pattern SENDABLE = Pattern.compile("[\\x21-\\x7e]+");

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
    this(
        endpoint,
        tokens,
        folding,
        new Retries(
            clock,
            time -> Thread.sleep(time.toMillis()),
            () -> ThreadLocalRandom.current().nextDouble()));
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
    // The JDK would quote the token in its exception.
    if (!SENDABLE.matcher(token.text().get()).matches()) {
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
    Log.asked(request);
    try {
      return answer(request, call, token, deadline);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new Failed(Reason.CONNECTION_LOST);
    } catch (IOException e) {
      Log.failed(e);
      return outcome(NetworkFailure.of(e));
    } catch (UncheckedIOException e) {
      // The JDK can't read its trust store.
      Log.failed(e);
      return new NeverArrived(Where.TLS);
    }
  }

  private ExportOutcome answer(
      ExportRequest request, Endpoint.Call call, TokenRing.Token token, Instant deadline)
      throws IOException, InterruptedException {
    Instant sent = clock.instant();
    Answer response =
        new HttpExchange(endpoint.limits())
            .get(
                call.address(),
                Map.of("Authorization", "Bearer " + token.text().get()),
                Duration.between(sent, deadline));
    Instant received = clock.instant();
    Log.answered(response, Duration.between(sent, received));
    ExportOutcome outcome =
        response.isOk()
            ? response
                .body()
                .map(
                    bytes -> read(bytes, request, dated(call.takenAt(), ahead(response, received))))
                .orElseGet(() -> new Failed(Reason.TOO_LARGE))
            : refused(response, token);
    if (!(outcome instanceof Answered)) {
      Log.unusable(response);
    }
    serverAhead = ahead(response, received);
    return outcome;
  }

  private static ExportOutcome outcome(NetworkFailure failure) {
    return switch (failure) {
      case NAME -> new NeverArrived(Where.NAME);
      case CONNECTION -> new NeverArrived(Where.CONNECTION);
      case TLS -> new NeverArrived(Where.TLS);
      case TIMED_OUT -> new Failed(Reason.TIMED_OUT);
      case LOST -> new Failed(Reason.CONNECTION_LOST);
    };
  }

  private static @Nullable Duration ahead(Answer response, Instant received) {
    Instant ours = received.truncatedTo(ChronoUnit.SECONDS);
    return response.date().map(theirs -> Duration.between(ours, theirs)).orElse(null);
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
              ? new NeverArrived(Where.CONNECTION)
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
  private static final class Log {
    private static final Logger LOG = LoggerFactory.getLogger(HttpExportClient.class);

    static void asked(ExportRequest request) {
      LOG.debug(
          "Asking Clarity for {} over {} {}",
          request.cube(),
          request.days(),
          request.days() == 1 ? "day" : "days");
    }

    static void answered(Answer response, Duration after) {
      LOG.debug(
          "Clarity answered with status {}, {} bytes, in {} ms",
          response.status(),
          response.body().map(bytes -> bytes.length).orElse(0),
          after.toMillis());
    }

    static void unusable(Answer response) {
      LOG.warn(
          "Clarity answered with status {}, length {}, content type {}",
          response.status(),
          response.header("Content-Length").orElse("unknown"),
          response.header("Content-Type").orElse("unknown"));
    }

    static void failed(Exception failure) {
      LOG.warn("The call to Clarity failed: {}", failure.getClass().getName());
    }
  }
}
