package io.claritytoolbox.clarity;

import io.claritytoolbox.clarity.ExportOutcome.Rejection;
import io.claritytoolbox.clarity.ExportOutcome.TokenRejected;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
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

  private final String variable;
  private final List<Token> tokens;
  private final Map<Token, Refusal> refusals = new HashMap<>();

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

  private record Refusal(Rejection rejection, Instant at) {}

  /**
   * @param variable where they stand
   * @param tokens in the order to be tried
   */
  public TokenRing(String variable, List<Token> tokens) {
    this.variable = variable;
    this.tokens = List.copyOf(tokens);
  }

  String variable() {
    return variable;
  }

  /** The token to send at an instant; empty where none is left. */
  synchronized Optional<Token> current(Instant now) {
    return usable(now).stream().findFirst();
  }

  /** Whether Clarity refused any of them so lately that it is passed over at an instant. */
  synchronized boolean wasRefused(Instant now) {
    return tokens.stream().anyMatch(token -> isRefused(token, now));
  }

  /** Notes that Clarity rejected a token, and counts the others that can be tried. */
  synchronized TokenRejected reject(Token token, Rejection rejection, Instant now) {
    refusals.put(token, new Refusal(rejection, now));
    return rejected(token, now);
  }

  /** The tokens that were refused so lately that others are sent in their place at an instant. */
  public synchronized List<TokenRejected> passedOver(Instant now) {
    if (refusals.isEmpty() || usable(now).isEmpty()) {
      return List.of();
    }
    return tokens.stream()
        .filter(token -> isRefused(token, now))
        .map(token -> rejected(token, now))
        .toList();
  }

  private TokenRejected rejected(Token token, Instant now) {
    Rejection rejection = Objects.requireNonNull(refusals.get(token)).rejection();
    return new TokenRejected(rejection, token.name(), variable, usable(now).size());
  }

  private List<Token> usable(Instant now) {
    return tokens.stream().filter(token -> !isRefused(token, now) && token.holdsAt(now)).toList();
  }

  private boolean isRefused(Token token, Instant now) {
    Refusal last = refusals.get(token);
    return last != null && last.at().plus(PASSED_OVER).isAfter(now);
  }
}
