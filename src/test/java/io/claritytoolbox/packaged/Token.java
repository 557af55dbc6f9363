package io.claritytoolbox.packaged;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Base64;
import java.util.List;
import java.util.stream.IntStream;

/** A token in the form of Clarity's, with an invalid signature. */
final class Token {
  static final String VALUE =
      encode("{\"alg\":\"RS256\",\"kid\":\"5D1F07\",\"typ\":\"JWT\"}")
          + "."
          + encode(
              "{\"jti\":\"7208845316\",\"sub\":\"3141592653589793\",\"scope\":\"Data.Export\","
                  + "\"nbf\":1767225600,\"exp\":4920825600,\"iat\":1767225600,"
                  + "\"iss\":\"clarity\",\"aud\":\"clarity.data-exporter\"}")
          + ".Hk3vR0c9mQxT7bZpYw2sLd8uJf6nAe1gVi5oKtXr4B-_NqMjSzCyDhPlEaWbUf";

  /** Another token of the same project. */
  static final String OTHER =
      VALUE.substring(0, VALUE.lastIndexOf('.') + 1) + "Qw8rTy2uIo5pAs1dFg7hJk4lZx9cVb3nMe6";

  /** Shorter parts could occur in other words. */
  private static final int PART = 8;

  private Token() {}

  /** All parts of the token that must not be visible. */
  static List<String> parts() {
    return IntStream.rangeClosed(0, VALUE.length() - PART)
        .mapToObj(start -> VALUE.substring(start, start + PART))
        .toList();
  }

  /** A token of the Clarity project with a number. */
  static String of(String subject) {
    return encode("{\"alg\":\"RS256\"}")
        + "."
        + encode(
            "{\"sub\":\""
                + subject
                + "\",\"scope\":\"Data.Export\",\"aud\":\"clarity.data-exporter\"}")
        + ".signature-of-"
        + subject;
  }

  private static String encode(String json) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(json.getBytes(UTF_8));
  }
}
