package io.claritytoolbox.http;

import java.time.Duration;

/**
 * What a call may take.
 *
 * @param connect until there is a connection
 * @param inAll until the whole answer is there, with the tries before it that never arrived
 * @param bytes the largest body, with and without its compression
 */
public record Limits(Duration connect, Duration inAll, int bytes) {
  /** Over before clients give up, which many do after a minute. */
  public static final Limits USUAL =
      new Limits(Duration.ofSeconds(10), Duration.ofSeconds(45), 16 << 20);
}
