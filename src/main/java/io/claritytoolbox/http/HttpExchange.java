package io.claritytoolbox.http;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodySubscriber;
import java.net.http.HttpTimeoutException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Flow.Subscription;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends one HTTP request on a new connection. A reused connection may be dead, and the failure
 * would cost a request. It does not follow redirects. It logs no address, no header, no body and no
 * text of an exception, which may contain a key.
 *
 * @param server the name in the log
 * @param limits of time and size
 */
public record HttpExchange(String server, Limits limits, InstantSource clock) {
  private static final Logger LOG = LoggerFactory.getLogger(HttpExchange.class);

  /** Log settings that make the JDK print the data that it sends. */
  private static final Pattern SHOWS_DATA = Pattern.compile("all|data|packet|plaintext|record");

  static {
    // Otherwise the JDK repeats a GET if the connection ends without a response.
    System.setProperty("jdk.httpclient.redirects.retrylimit", "1");
    // These settings print the token, which users who debug a proxy don't expect.
    System.clearProperty("jdk.httpclient.HttpClient.log");
    System.clearProperty("jdk.internal.httpclient.debug");
    if (SHOWS_DATA.matcher(System.getProperty("javax.net.debug", "")).find()) {
      System.setProperty("javax.net.debug", "ssl:handshake");
    }
  }

  /**
   * Sends a GET request.
   *
   * @param headers including the key
   * @param within the time limit for the whole response
   * @param failed what to return if there is no response
   */
  public <T> T get(
      URI address,
      Map<String, String> headers,
      Duration within,
      Function<Answer, T> answered,
      Function<NetworkFailure, T> failed) {
    return send(HttpRequest.newBuilder(address), headers, within, answered, failed);
  }

  /** Sends a POST request with a JSON body. */
  public <T> T post(
      URI address,
      Map<String, String> headers,
      byte[] json,
      Duration within,
      Function<Answer, T> answered,
      Function<NetworkFailure, T> failed) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(address)
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofByteArray(json));
    return send(request, headers, within, answered, failed);
  }

  private <T> T send(
      HttpRequest.Builder request,
      Map<String, String> headers,
      Duration within,
      Function<Answer, T> answered,
      Function<NetworkFailure, T> failed) {
    Answer answer;
    try {
      answer = answer(request, headers, within);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return failed.apply(NetworkFailure.LOST);
    } catch (IOException e) {
      LOG.warn("The call to {} failed: {}", server, e.getClass().getName());
      return failed.apply(NetworkFailure.of(e));
    } catch (UncheckedIOException e) {
      // The client could not be created, because the JDK's trust store can't be read.
      LOG.warn("The call to {} failed: {}", server, e.getClass().getName());
      return failed.apply(NetworkFailure.TLS);
    }
    return answered.apply(answer);
  }

  private Answer answer(HttpRequest.Builder request, Map<String, String> headers, Duration within)
      throws IOException, InterruptedException {
    headers.forEach(request::header);
    request.header("Accept", "application/json").header("Accept-Encoding", "gzip");
    Instant sent = clock.instant();
    CompletableFuture<HttpResponse<Optional<byte[]>>> pending =
        client()
            .sendAsync(
                request.build(),
                head -> new BoundedBody(Answer.isSuccess(head.statusCode()) ? limits.bytes() : 0));
    try {
      HttpResponse<Optional<byte[]>> response =
          pending.get(within.toMillis(), TimeUnit.MILLISECONDS);
      Answer answer = new Answer(response, body(response), clock.instant());
      LOG.debug(
          "{} answered with status {}, {} bytes, in {} ms",
          server,
          answer.status(),
          answer.body().map(bytes -> bytes.length).orElse(0),
          Duration.between(sent, answer.receivedAt()).toMillis());
      return answer;
    } catch (TimeoutException e) {
      throw new HttpTimeoutException("no whole answer in time");
    } catch (ExecutionException e) {
      throw e.getCause() instanceof IOException cause ? cause : new IOException(e);
    } finally {
      pending.cancel(true);
    }
  }

  private HttpClient client() {
    return HttpClient.newBuilder()
        .version(HttpClient.Version.HTTP_1_1)
        .followRedirects(HttpClient.Redirect.NEVER)
        .connectTimeout(limits.connect())
        .build();
  }

  private Optional<byte[]> body(HttpResponse<Optional<byte[]>> response) throws IOException {
    // A refusal from a proxy has no body.
    Optional<byte[]> body =
        Answer.isSuccess(response.statusCode()) ? response.body() : Optional.empty();
    String encoding = response.headers().firstValue("Content-Encoding").orElse("");
    if (body.isEmpty() || !encoding.equalsIgnoreCase("gzip")) {
      return body;
    }
    int bound = limits.bytes();
    try (GZIPInputStream unpacking = new GZIPInputStream(new ByteArrayInputStream(body.get()))) {
      return Optional.of(unpacking.readNBytes(bound + 1)).filter(plain -> plain.length <= bound);
    }
  }

  /** Collects a body up to a number of bytes; empty if the body is larger. */
  private static final class BoundedBody implements BodySubscriber<Optional<byte[]>> {
    private final int bound;
    private final ByteArrayOutputStream taken = new ByteArrayOutputStream();
    private final CompletableFuture<Optional<byte[]>> whole = new CompletableFuture<>();
    private @Nullable Subscription subscription;

    /** A bound of 0 doesn't wait for a body. */
    BoundedBody(int bound) {
      this.bound = bound;
    }

    @Override
    public CompletionStage<Optional<byte[]>> getBody() {
      return whole;
    }

    @Override
    public void onSubscribe(Subscription granted) {
      subscription = granted;
      if (bound == 0) {
        stop(granted);
      } else {
        granted.request(Long.MAX_VALUE);
      }
    }

    @Override
    public void onNext(List<ByteBuffer> pieces) {
      for (ByteBuffer piece : pieces) {
        if (piece.remaining() > bound - taken.size()) {
          stop(subscription);
          return;
        }
        byte[] bytes = new byte[piece.remaining()];
        piece.get(bytes);
        taken.writeBytes(bytes);
      }
    }

    private void stop(@Nullable Subscription current) {
      whole.complete(Optional.empty());
      if (current != null) {
        current.cancel();
      }
    }

    @Override
    public void onError(Throwable failure) {
      whole.completeExceptionally(failure);
    }

    @Override
    public void onComplete() {
      whole.complete(Optional.of(taken.toByteArray()));
    }
  }
}
