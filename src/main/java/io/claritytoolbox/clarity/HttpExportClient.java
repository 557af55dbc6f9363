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
import io.claritytoolbox.model.Export;
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
 * Asks Clarity over HTTP with the first token that holds, and again only where a call never
 * arrived. Neither the token nor a body is ever logged.
 */
public final class HttpExportClient implements ExportClient {
  private static final Pattern SENDABLE = Pattern.compile("[\\x21-\\x7e]+");

  /** Clocks of computers differ by seconds. */
  private static final Duration HARMLESS = Duration.ofMinutes(2);

  private final Endpoint endpoint;
  private final TokenRing tokens;
  private final ExportReader reader;
  private final InstantSource clock;
  private final Retries retries;
  private volatile @Nullable Duration serverAhead;

  /**
   * A client that connects at its first call.
   *
   * @param tokens of which the first that holds is sent
   * @param folding what addresses go through before anything else sees them
   */
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
    Duration longest = Collections.min(List.of(within, endpoint.limits().inAll()));
    Instant deadline = clock.instant().plus(longest);
    return retries.of(() -> call(request, deadline), NeverArrived.class::isInstance);
  }

  /** How far Clarity's clock is ahead of ours, to the second; empty before an answer. */
  public Optional<Duration> serverAhead() {
    return Optional.ofNullable(serverAhead);
  }

  private ExportOutcome call(ExportRequest request, Instant deadline) {
    Instant now = clock.instant();
    TokenRing.Token token = tokens.current(now).orElse(null);
    if (token == null) {
      return notSent(tokens.wasRefused(now) ? Obstacle.TOKENS_REFUSED : Obstacle.TOKENS_EXPIRED);
    }
    // Checked here, for the JDK would quote it in its exception.
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
      // The client itself could not be made: the JDK's trust store can't be read.
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
                .map(bytes -> read(bytes, request, call.takenAt()))
                .orElseGet(() -> new Failed(Reason.TOO_LARGE))
            : refused(response, token);
    if (!(outcome instanceof Answered)) {
      Log.unusable(response);
    }
    Duration ahead = ahead(response, received);
    serverAhead = ahead;
    return ahead == null ? outcome : heard(outcome, ahead);
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

  private static ExportOutcome heard(ExportOutcome outcome, Duration ahead) {
    return outcome.match(
        new ExportOutcome.Cases<>(
            answered -> new Answered(dated(answered.export(), ahead), ahead),
            rejected ->
                new TokenRejected(
                    rejected.rejection(),
                    rejected.token(),
                    rejected.variable(),
                    rejected.tokensLeft(),
                    ahead),
            closed -> new DayClosed(ahead),
            failed -> new Failed(failed.reason(), failed.detail(), failed.dropped(), ahead),
            never -> never,
            notSent -> notSent));
  }

  /** An export holds the hours before the request by Clarity's clock, where ours is wrong. */
  private static Export dated(Export export, Duration ahead) {
    return ahead.abs().compareTo(HARMLESS) > 0
        ? export.takenAt(export.takenAt().plus(ahead))
        : export;
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
          // Only a proxy asks for a password so; without one, the far side did.
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

  /** Loaded with the first call. What may hold an address or a token is not said. */
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
