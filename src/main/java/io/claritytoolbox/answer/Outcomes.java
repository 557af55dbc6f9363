package io.claritytoolbox.answer;

import io.claritytoolbox.clarity.ExportOutcome;
import io.claritytoolbox.clarity.ExportOutcome.Unreadable;
import io.claritytoolbox.clarity.ExportOutcome.Why;

/**
 * What users and models read of a request that brought nothing.
 *
 * @param variable that holds the project's tokens
 */
record Outcomes(String variable) {
  static final int TOO_MANY_REQUESTS = 429;
  static final int SERVER_ERROR = 500;

  /** Of a request that did not reach Clarity, and that the ledger could not be told of. */
  static final String NOT_GIVEN_BACK =
      "A request was taken and did not reach Clarity, but could not be given back, for the ledger"
          + " can't be written: it counts against today's budget.";

  private static final String COUNTS = " The request counts against today's budget.";

  String refused(int status) {
    return switch (status) {
      case 400 ->
          "Clarity refused the request as malformed (400); please report it as a defect." + COUNTS;
      case 401 ->
          "Clarity does not accept the token (401): it is wrong, revoked or expired."
              + newToken()
              + COUNTS;
      case 403 ->
          "Clarity does not allow this token here (403): it belongs to another project, or export"
              + " is switched off."
              + newToken()
              + COUNTS;
      case 404 ->
          "Clarity knows no such address (404). If CLARITY_API_BASE_URL is set, unset it: the"
              + " default is the documented address."
              + COUNTS;
      default -> other(status);
    };
  }

  /** Of a token in whose place another can be tried. */
  static String tokenPassedOver(ExportOutcome.Refused refused) {
    return "Clarity refused "
        + refused.token()
        + " ("
        + refused.status()
        + "), which cost a request: it is passed over for an hour. Replace or remove it.";
  }

  private String newToken() {
    return " Generate a new one in Clarity under Settings → Data Export, put it into "
        + variable
        + " and restart the server.";
  }

  private static String other(int status) {
    return status >= SERVER_ERROR
        ? "Clarity is out of order (" + status + "). Try again later." + COUNTS
        : "Clarity refused the request with status " + status + "." + COUNTS;
  }

  String unreadable(Unreadable unreadable) {
    return switch (unreadable.what()) {
      case HTML ->
          "Clarity answered with a web page in place of data, a sign-in page perhaps; check that "
              + variable
              + " is a Data Export token."
              + COUNTS;
      case CUT -> "Clarity's answer ended too early. Try again." + COUNTS;
      case NOT_AN_ARRAY ->
          "Clarity answered in a form that is not an export. Check CLARITY_API_BASE_URL if it is"
              + " set."
              + COUNTS;
      case TOO_LARGE ->
          "Clarity's answer is larger than this server reads. Ask by fewer dimensions." + COUNTS;
      case OTHER_BREAKDOWN ->
          "Clarity did not break the answer down by "
              + Sentences.names(unreadable.missing())
              + ", so it was not used. Ask without that dimension."
              + COUNTS;
      case REDIRECT ->
          "Clarity redirected the request, and the token is not sent on. Check"
              + " CLARITY_API_BASE_URL if it is set."
              + COUNTS;
    };
  }

  String neverArrived(ExportOutcome.NeverArrived never) {
    String not =
        switch (never.where()) {
          case NAME -> "its name could not be resolved";
          case CONNECTION -> "no connection could be made";
          case TLS -> "no secure connection could be made";
        };
    return "Clarity could not be reached: "
        + not
        + ". Check the network, the proxy and CLARITY_API_BASE_URL. No request was spent.";
  }

  String perhapsArrived(ExportOutcome.PerhapsArrived perhaps) {
    String how =
        perhaps.why() == Why.TIMED_OUT
            ? "Clarity did not answer in time."
            : "The connection to Clarity broke before a whole answer came.";
    return how + " The request may have arrived, so it counts against today's budget.";
  }

  String inexpressible(ExportOutcome.Inexpressible inexpressible) {
    return switch (inexpressible.obstacle()) {
      case ADDRESS ->
          "At the address in CLARITY_API_BASE_URL Clarity is asked for one day and no breakdown"
              + " alone, so nothing was sent and no request was spent. Unset it: the default address"
              + " takes all that this server asks.";
      case TOKEN ->
          variable
              + " is empty or holds characters that no token has, so nothing was sent"
              + " and no request was spent. Copy the token anew and restart the server.";
      case TOKENS_EXPIRED ->
          "Every token of this project has expired, so nothing was sent and no request was spent."
              + newToken();
      case TOKENS_REFUSED ->
          "Clarity refused every token of this project within the last hour, so nothing was sent"
              + " and no request was spent."
              + newToken();
    };
  }
}
