package io.claritytoolbox.clarity;

import java.time.Duration;

/**
 * How often and how long to call for one request.
 *
 * @param calls how many in all
 * @param first the wait before the second call; each further one is twice as long
 * @param longest the longest wait
 * @param inAll no further call begins after that
 */
record Patience(int calls, Duration first, Duration longest, Duration inAll) {
  static final Patience USUAL =
      new Patience(3, Duration.ofMillis(300), Duration.ofSeconds(3), Duration.ofSeconds(8));
}
