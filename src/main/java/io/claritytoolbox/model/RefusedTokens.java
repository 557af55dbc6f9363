package io.claritytoolbox.model;

import java.time.Instant;
import java.util.Map;

/**
 * Remembers the tokens that Clarity refused, for all processes, so that none spends a request on
 * finding out again. A token is told by a hash alone. Both methods throw {@link StorageFailure}
 * when the store can't be reached.
 */
public interface RefusedTokens {
  /** A memory of nothing. */
  RefusedTokens FORGOTTEN =
      new RefusedTokens() {
        @Override
        public Map<String, Instant> since(Instant from) {
          return Map.of();
        }

        @Override
        public void remember(String hash, Instant at) {}
      };

  /** When each token was refused last, of those that were at or after an instant, by hash. */
  Map<String, Instant> since(Instant from);

  /** Notes that a token was refused; committed when it returns. */
  void remember(String hash, Instant at);
}
