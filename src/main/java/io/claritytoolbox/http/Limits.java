package io.claritytoolbox.http;

import java.time.Duration;

/**
 * The limits of a call.
 *
 * @param connect the time to connect
 * @param inAll the time for the whole response, including attempts that failed to connect
 * @param bytes the size of the body, with and without compression
 */
public record Limits(Duration connect, Duration inAll, int bytes) {
  /** Ends before clients give up, often after a minute. */
  public static final Limits USUAL =
      new Limits(Duration.ofSeconds(10), Duration.ofSeconds(45), 16 << 20);
}
