package io.claritytoolbox.http;

import io.claritytoolbox.model.RefusedTokens;
import io.claritytoolbox.model.StorageFailure;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.slf4j.LoggerFactory;

/**
 * Equivalent tokens or keys of one account, so that one can be replaced without interruption. A
 * refused token is skipped for an hour in all processes, and an expired or not yet valid one until
 * that changes. Thread-safe.
 */
public final class TokenRing {
  private static final Duration PASSED_OVER = Duration.ofHours(1);

  /** Later records come from a wrong clock. */
  private static final Duration AHEAD = Duration.ofMinutes(5);

  private final String variable;
  private final List<Token> tokens;
  private final RefusedTokens remembered;
  private final Map<Token, Refusal> refusals = new HashMap<>();

  /**
   * A token to try.
   *
   * @param name in sentences
   * @param text the token, for the header only
   * @param from the start of its validity
   * @param until the end of its validity
   */
  public record Token(String name, Supplier<String> text, Instant from, Instant until) {
    private static final Pattern SENDABLE = Pattern.compile("[\\x21-\\x7e]+");

    /** Whether a header can contain it. The JDK would quote another one in its exception. */
    public boolean isSendable() {
      return SENDABLE.matcher(text.get()).matches();
    }

    boolean holdsAt(Instant now) {
      return !from.isAfter(now) && until.isAfter(now);
    }

    /** Identifies the token, which is too long to guess. */
    private String hash() {
      String salted = "clarity-toolbox refused token " + text.get();
      try {
        byte[] hash =
            MessageDigest.getInstance("SHA-256").digest(salted.getBytes(StandardCharsets.UTF_8));
        return HexFormat.of().formatHex(hash);
      } catch (NoSuchAlgorithmException e) {
        throw new IllegalStateException("every Java has SHA-256", e);
      }
    }
  }

  /** The reason why a token is skipped. */
  public enum Rejection {
    /** It is wrong, revoked or expired. */
    NOT_ACCEPTED,
    /** It belongs to another account or lacks permission. */
    NOT_ALLOWED,
    /** Another process found that out. */
    REMEMBERED
  }

  /**
   * A refused token.
   *
   * @param token its name
   * @param variable that contains the tokens
   * @param left the number of other tokens to try
   */
  public record Refused(Rejection rejection, String token, String variable, int left) {}

  private record Refusal(Rejection rejection, Instant at) {}

  /**
   * The tokens of a project.
   *
   * @param variable that contains the tokens
   * @param tokens in the order to try
   * @param remembered refusals known to all processes
   */
  public TokenRing(String variable, List<Token> tokens, RefusedTokens remembered) {
    this.variable = variable;
    this.tokens = List.copyOf(tokens);
    this.remembered = remembered;
  }

  /** Tokens whose refusals are not shared with other processes. */
  public TokenRing(String variable, List<Token> tokens) {
    this(variable, tokens, RefusedTokens.FORGOTTEN);
  }

  public String variable() {
    return variable;
  }

  /** The token to send now. */
  public synchronized Optional<Token> current(Instant now) {
    recall(now);
    return usable(now).stream().findFirst();
  }

  /** Whether a token is skipped because it was refused. */
  public synchronized boolean wasRefused(Instant now) {
    return tokens.stream().anyMatch(token -> isRefused(token, now));
  }

  /** Records that a token was refused, and counts the others. */
  public synchronized Refused reject(Token token, Rejection rejection, Instant now) {
    refusals.put(token, new Refusal(rejection, now));
    try {
      remembered.remember(token.hash(), now);
    } catch (StorageFailure e) {
      LoggerFactory.getLogger(TokenRing.class).warn("that a token was refused is not stored", e);
    }
    return rejected(token, now);
  }

  /** Reads the refusals found by other processes. */
  private void recall(Instant now) {
    try {
      Map<String, Instant> known = remembered.since(now.minus(PASSED_OVER));
      for (Token token : known.isEmpty() ? List.<Token>of() : tokens) {
        Instant at = known.get(token.hash());
        if (at != null && at.isBefore(now.plus(AHEAD)) && !isRefused(token, now)) {
          refusals.put(token, new Refusal(Rejection.REMEMBERED, at));
        }
      }
    } catch (StorageFailure e) {
      LoggerFactory.getLogger(TokenRing.class).warn("refused tokens can't be read", e);
    }
  }

  /** The refused tokens that others replace now. */
  public synchronized List<Refused> passedOver(Instant now) {
    if (refusals.isEmpty() || usable(now).isEmpty()) {
      return List.of();
    }
    return tokens.stream()
        .filter(token -> isRefused(token, now))
        .map(token -> rejected(token, now))
        .toList();
  }

  private Refused rejected(Token token, Instant now) {
    Rejection rejection = Objects.requireNonNull(refusals.get(token)).rejection();
    return new Refused(rejection, token.name(), variable, usable(now).size());
  }

  private List<Token> usable(Instant now) {
    return tokens.stream().filter(token -> !isRefused(token, now) && token.holdsAt(now)).toList();
  }

  private boolean isRefused(Token token, Instant now) {
    Refusal last = refusals.get(token);
    return last != null && last.at().plus(PASSED_OVER).isAfter(now);
  }
}
