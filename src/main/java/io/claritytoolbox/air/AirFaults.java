package io.claritytoolbox.air;

import io.claritytoolbox.air.Reply.Failed;
import io.claritytoolbox.air.Reply.Why;
import io.claritytoolbox.http.NetworkFailure;

/** The sentences for failed calls to Clarity Movement. */
final class AirFaults {
  static final String APPLICATION_ADVICE =
      "Use an application's key, not a person's: a person's key ends when that person changes role"
          + " or leaves. In the Clarity Dashboard, an Org Admin finds it under Organization > Users"
          + " > Applications > Actions > API Keys.";

  private static final String OBSERVER_ADVICE =
      "Ask an Org Admin to connect the application to the organisation with the role Observer:"
          + " Organization > Users > Applications > Connect application.";

  private AirFaults() {}

  static <T> Failed<T> notAccepted(String key) {
    return new Failed<>(
        Why.REFUSED,
        "Clarity Movement does not accept "
            + key
            + " (401): it is wrong, disabled or regenerated. "
            + APPLICATION_ADVICE);
  }

  static <T> Failed<T> notAllowed(String key, String org) {
    return new Failed<>(
        Why.REFUSED,
        "The role behind "
            + key
            + " has no permission for this in the organisation "
            + org
            + " (403). "
            + OBSERVER_ADVICE
            + " Check CLARITY_AIR_ORG too.");
  }

  static <T> Failed<T> unsendable(String key) {
    return new Failed<>(
        Why.NOT_SENT,
        "Nothing was sent: "
            + key
            + " is empty or holds characters that no key has. Copy it again and restart the"
            + " server.");
  }

  static <T> Failed<T> unreadable() {
    return new Failed<>(
        Why.UNREADABLE,
        "Clarity Movement's answer is not what its API promises. Check CLARITY_AIR_BASE_URL if it"
            + " is set.");
  }

  static <T> Failed<T> tooLarge() {
    return new Failed<>(
        Why.UNREADABLE,
        "Clarity Movement's answer is larger than this server reads. Ask for fewer datasources,"
            + " metrics or hours.");
  }

  static <T> Failed<T> status(int status) {
    String sentence =
        switch (status) {
          case 301, 302, 303, 307, 308 ->
              "Clarity Movement redirected the request, and the key is not sent to another address."
                  + " Check CLARITY_AIR_BASE_URL if it is set.";
          case 400 ->
              "Clarity Movement refused the request as malformed (400). Check the datasources and"
                  + " metrics: get_datasources lists the ids.";
          case 404 ->
              "Clarity Movement knows nothing under this address or id (404). Check the id, and"
                  + " CLARITY_AIR_BASE_URL if it is set.";
          case 429 -> "Clarity Movement says that too much was asked for (429). Ask later.";
          default ->
              status >= 500
                  ? "Clarity Movement returned a server error (" + status + "). Ask again later."
                  : "Clarity Movement refused the request with status " + status + ".";
        };
    return new Failed<>(status == 429 ? Why.SPENT : Why.FAILED, sentence);
  }

  static <T> Failed<T> network(NetworkFailure failure) {
    String what = failure.sentence("Clarity Movement");
    return switch (failure) {
      case NAME, CONNECTION, TLS ->
          new Failed<>(
              Why.NEVER_ARRIVED, what + " Check the network, the proxy and CLARITY_AIR_BASE_URL.");
      case TIMED_OUT -> new Failed<>(Why.LOST, what);
      case LOST -> new Failed<>(Why.LOST, what + " Ask again.");
    };
  }
}
