package io.claritytoolbox.clarity;

import io.claritytoolbox.clarity.Endpoint.Limits;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;

/**
 * One HTTP request on a new connection: if a kept one had died, the request would be lost.
 * Redirects are not followed.
 */
record HttpExchange(Limits limits) {
  static final int OK = 200;

  /** Values that make the JDK print all data. */
  private static final Pattern SHOWS_DATA = Pattern.compile("all|data|packet|plaintext|record");

  static {
    // Otherwise the JDK repeats a GET when the connection ends without an answer.
    System.setProperty("jdk.httpclient.redirects.retrylimit", "1");
    // These print the token, which users who debug a proxy don't expect.
    System.clearProperty("jdk.httpclient.HttpClient.log");
    System.clearProperty("jdk.internal.httpclient.debug");
    if (SHOWS_DATA.matcher(System.getProperty("javax.net.debug", "")).find()) {
      System.setProperty("javax.net.debug", "ssl:handshake");
    }
  }

  /**
   * Sends a request and waits for the whole answer. The body is still compressed; empty if too
   * large, and ignored unless the status is {@link #OK}.
   */
  HttpResponse<Optional<byte[]>> get(URI address, String bearer, Duration inAll)
      throws IOException, InterruptedException {
    HttpRequest get =
        HttpRequest.newBuilder(address)
            .header("Authorization", "Bearer " + bearer)
            .header("Accept", "application/json")
            .header("Accept-Encoding", "gzip")
            .build();
    CompletableFuture<HttpResponse<Optional<byte[]>>> pending =
        client()
            .sendAsync(get, head -> new BoundedBody(head.statusCode() == OK ? limits.bytes() : 0));
    try {
      return pending.get(inAll.toMillis(), TimeUnit.MILLISECONDS);
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

  /** The decompressed body; empty if too large or the status isn't {@link #OK}. */
  Optional<byte[]> body(HttpResponse<Optional<byte[]>> response) throws IOException {
    // A proxy's refusal has no body object.
    Optional<byte[]> body = response.statusCode() == OK ? response.body() : Optional.empty();
    String encoding = response.headers().firstValue("Content-Encoding").orElse("");
    if (body.isEmpty() || !encoding.equalsIgnoreCase("gzip")) {
      return body;
    }
    int bound = limits.bytes();
    try (GZIPInputStream unpacking = new GZIPInputStream(new ByteArrayInputStream(body.get()))) {
      return Optional.of(unpacking.readNBytes(bound + 1)).filter(plain -> plain.length <= bound);
    }
  }

  /** Whether a proxy is configured for an address, so that an answer may be the proxy's. */
  static boolean isProxied(URI address) {
    ProxySelector selector = ProxySelector.getDefault();
    return selector != null
        && selector.select(address).stream().anyMatch(proxy -> proxy.type() != Proxy.Type.DIRECT);
  }

  /** The server's time, to the second. */
  static Optional<Instant> date(HttpResponse<?> response) {
    try {
      return response
          .headers()
          .firstValue("Date")
          .map(date -> DateTimeFormatter.RFC_1123_DATE_TIME.parse(date, Instant::from));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }
}
