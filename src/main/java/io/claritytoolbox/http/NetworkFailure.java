package io.claritytoolbox.http;

import java.io.IOException;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.security.GeneralSecurityException;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLPeerUnverifiedException;

/**
 * The kind of a network failure, derived from its exception. It determines whether the request may
 * have arrived. Unknown exceptions count as arrived.
 */
public enum NetworkFailure {
  /** The host name could not be resolved. */
  NAME("%s could not be reached: its name could not be resolved."),
  /** The connection failed. */
  CONNECTION("%s could not be reached: no connection could be made."),
  /** The TLS handshake failed. */
  TLS("%s could not be reached: no secure connection could be made."),
  /** The response took too long. */
  TIMED_OUT("%s did not answer in time."),
  /** The connection ended during the response. */
  LOST("The connection to %s broke before the complete response arrived.");

  private final String words;

  NetworkFailure(String words) {
    this.words = words;
  }

  /**
   * What happened, as a sentence.
   *
   * @param server its name for users
   */
  public String sentence(String server) {
    return words.formatted(server);
  }

  public static NetworkFailure of(IOException failure) {
    List<Throwable> chain =
        Stream.<Throwable>iterate(failure, e -> e != null, Throwable::getCause).toList();
    return Stream.of(values())
        .filter(each -> chain.stream().anyMatch(each::explains))
        .findFirst()
        .orElse(LOST);
  }

  /** Whether the request certainly never reached the server. */
  public boolean neverArrived() {
    return this != TIMED_OUT && this != LOST;
  }

  private boolean explains(Throwable failure) {
    return switch (this) {
      case NAME ->
          failure instanceof UnresolvedAddressException || failure instanceof UnknownHostException;
      case CONNECTION ->
          failure instanceof ConnectException
              || failure instanceof HttpConnectTimeoutException
              || says(failure, "tunnel failed");
      case TLS ->
          failure instanceof SSLHandshakeException
              || failure instanceof SSLPeerUnverifiedException
              || failure instanceof GeneralSecurityException
              || says(failure, "unrecognized ssl message");
      case TIMED_OUT -> failure instanceof HttpTimeoutException;
      case LOST -> false;
    };
  }

  /** Two failures before sending have no exception type in the JDK. */
  private static boolean says(Throwable failure, String words) {
    String message = failure.getMessage();
    return message != null && message.toLowerCase(Locale.ROOT).contains(words);
  }
}
