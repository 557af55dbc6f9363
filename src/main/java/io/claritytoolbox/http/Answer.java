package io.claritytoolbox.http;

import java.net.Proxy;
import java.net.ProxySelector;
import java.net.URI;
import java.net.http.HttpResponse;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/** A response: status, headers and, if successful, the body. */
public final class Answer {
  private static final int OK = 200;
  private static final int REDIRECTS = 300;

  private final HttpResponse<?> response;
  private final Optional<byte[]> body;
  private final Instant receivedAt;

  Answer(HttpResponse<?> response, Optional<byte[]> body, Instant receivedAt) {
    this.response = response;
    this.body = body;
    this.receivedAt = receivedAt;
  }

  public int status() {
    return response.statusCode();
  }

  public boolean isOk() {
    return status() == OK;
  }

  /** Whether the status is 200–299. */
  public boolean isSuccess() {
    return isSuccess(status());
  }

  static boolean isSuccess(int status) {
    return status >= OK && status < REDIRECTS;
  }

  /** The decompressed body; empty if it is too large or the status is not {@link #isSuccess}. */
  public Optional<byte[]> body() {
    return body;
  }

  public Optional<String> header(String name) {
    return response.headers().firstValue(name);
  }

  /** When the response was complete, by this machine's clock. */
  Instant receivedAt() {
    return receivedAt;
  }

  /**
   * How far the server's clock is ahead of this machine's, to the second; empty if its time is
   * missing.
   */
  public Optional<Duration> ahead() {
    try {
      return header("Date")
          .map(date -> DateTimeFormatter.RFC_1123_DATE_TIME.parse(date, Instant::from))
          .map(theirs -> Duration.between(receivedAt.truncatedTo(ChronoUnit.SECONDS), theirs));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  /** Whether a proxy is configured for the address, so that the response may be the proxy's. */
  public boolean isProxied() {
    URI address = response.uri();
    ProxySelector selector = ProxySelector.getDefault();
    return selector != null
        && selector.select(address).stream().anyMatch(proxy -> proxy.type() != Proxy.Type.DIRECT);
  }
}
