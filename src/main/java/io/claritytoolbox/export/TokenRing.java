package io.claritytoolbox.export;

import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/**
 * The tokens of one project, each as good as the others, so that one can be replaced without a gap.
 * A token that Clarity refused is passed over for as long as the process lives, one that has
 * expired or isn't valid yet for as long as that is so. Any number of threads may ask.
 */
public final class TokenRing {
  private final List<Token> tokens;
  private final Set<Token> refused = new HashSet<>();

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

  /** Whether Clarity refused any of them. */
  synchronized boolean wasRefused() {
    return !refused.isEmpty();
  }

  /**
   * Notes that Clarity refused a token.
   *
   * @return how many others can be tried at an instant
   */
  synchronized int refuse(Token token, Instant now) {
    refused.add(token);
    return usable(now).size();
  }

  private List<Token> usable(Instant now) {
    return tokens.stream().filter(token -> !refused.contains(token) && token.holdsAt(now)).toList();
  }
}
