package io.claritytoolbox.clarity;

import io.claritytoolbox.clarity.ExportOutcome.Failed;
import io.claritytoolbox.clarity.ExportOutcome.NeverArrived;
import io.claritytoolbox.clarity.ExportOutcome.Reason;
import io.claritytoolbox.clarity.ExportOutcome.Where;
import java.io.IOException;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.security.GeneralSecurityException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLPeerUnverifiedException;

/**
 * Tells from an exception whether the request may have reached Clarity. Unknown exceptions count as
 * arrived.
 */
final class NetworkFailure {
  private NetworkFailure() {}

  static ExportOutcome outcome(IOException failure) {
    List<Throwable> chain =
        Stream.<Throwable>iterate(failure, e -> e != null, Throwable::getCause).toList();
    Optional<Where> where =
        Stream.of(Where.values())
            .filter(each -> chain.stream().anyMatch(e -> ended(e, each)))
            .findFirst();
    if (where.isPresent()) {
      return new NeverArrived(where.get());
    }
    boolean late = chain.stream().anyMatch(HttpTimeoutException.class::isInstance);
    return new Failed(late ? Reason.TIMED_OUT : Reason.CONNECTION_LOST);
  }

  private static boolean ended(Throwable failure, Where where) {
    return switch (where) {
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
    };
  }

  /** Two failures before sending have no type in the JDK. */
  private static boolean says(Throwable failure, String words) {
    String message = failure.getMessage();
    return message != null && message.toLowerCase(Locale.ROOT).contains(words);
  }
}
