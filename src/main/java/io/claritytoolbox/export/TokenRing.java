package io.claritytoolbox.export;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The tokens of one project, each as good as the others, so that one can be replaced without a gap.
 * A token that Clarity refused is passed over for an hour: a sign-in that was out of order passes,
 * and until then no request is spent on finding out. One that has expired or isn't valid yet is
 * passed over for as long as that is so. Any number of threads may ask.
 */
public final class TokenRing {
  private static final Duration PASSED_OVER = Duration.ofHours(1);

  private final List<Token> tokens;
  private final Map<Token, Instant> refused = new HashMap<>();

  /**
   * A token that may be tried.
   *
   * @param name what sentences call it, never a part of it
   * @param text the token, revealed for the header alone
   * @param from before this it is not tried
   * @param until from then on it isn't tried any more
   */
  public record Token(String name, Supplier<String> text, Instant from, Instant until) {
    boolean holdsAt(Instant now) {
      return !from.isAfter(now) && until.isAfter(now);
    }
  }

  /**
   * @param tokens in the order to be tried
   */
  public TokenRing(List<Token> tokens) {
    this.tokens = List.copyOf(tokens);
  }

  /** The token to send at an instant; empty where none is left. */
  synchronized Optional<Token> current(Instant now) {
    return usable(now).stream().findFirst();
  }

  /** Whether Clarity refused any of them so lately that it is passed over at an instant. */
  synchronized boolean wasRefused(Instant now) {
    return tokens.stream().anyMatch(token -> isRefused(token, now));
  }

  /**
   * Notes that Clarity refused a token.
   *
   * @return how many others can be tried at an instant
   */
  synchronized int refuse(Token token, Instant now) {
    refused.put(token, now);
    return usable(now).size();
  }

  private List<Token> usable(Instant now) {
    return tokens.stream().filter(token -> !isRefused(token, now) && token.holdsAt(now)).toList();
  }

  private boolean isRefused(Token token, Instant now) {
    Instant at = refused.get(token);
    return at != null && at.plus(PASSED_OVER).isAfter(now);
  }
}
