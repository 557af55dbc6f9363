package io.claritytoolbox.model;

import java.time.Instant;
import java.util.Map;

/**
 * Remembers the tokens that Clarity refused, for all processes, so that no process wastes a request
 * on them. Tokens are identified by a hash. Both methods throw {@link StorageFailure} if the store
 * can't be accessed.
 */
public interface RefusedTokens {
  /** Remembers nothing. */
  RefusedTokens FORGOTTEN =
      new RefusedTokens() {
        @Override
        public Map<String, Instant> since(Instant from) {
          return Map.of();
        }

        @Override
        public void remember(String hash, Instant at) {}
      };

  /** The last refusal of each token, by hash, for refusals at or after an instant. */
  Map<String, Instant> since(Instant from);

  /** Records a refused token. It is committed when the method returns. */
  void remember(String hash, Instant at);
}
