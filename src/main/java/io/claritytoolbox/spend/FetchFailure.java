package io.claritytoolbox.spend;

import io.claritytoolbox.clarity.ExportOutcome;
import io.claritytoolbox.clarity.ExportOutcome.Inexpressible;
import io.claritytoolbox.clarity.ExportOutcome.NeverArrived;
import io.claritytoolbox.clarity.ExportOutcome.PerhapsArrived;
import io.claritytoolbox.clarity.ExportOutcome.Refused;
import io.claritytoolbox.clarity.ExportOutcome.Unreadable;
import io.claritytoolbox.clarity.ExportOutcome.Why;
import io.claritytoolbox.model.Dimension;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A fetch that brought nothing: what that means for the budget, and what users and models read of
 * it. The only place that knows HTTP's numbers.
 *
 * @param effect on the budget
 * @param sentence what happened and what to do
 * @param dropped dimensions that Clarity dropped
 */
record FetchFailure(Effect effect, String sentence, List<Dimension> dropped) {
  private static final int TOO_MANY_REQUESTS = 429;
  private static final int SERVER_ERROR = 500;
  private static final String COUNTS = " The request counts against today's budget.";
  private static final String FREE = " No request was spent.";

  /** What it means for the budget. */
  enum Effect {
    /** It certainly never reached Clarity. */
    REFUND,
    /** Clarity says that the day's requests are spent. */
    CLOSE_THE_DAY,
    /** It counts, and Clarity refused it. */
    REFUSED,
    /** It counts, and Clarity is out of order. */
    SERVER_ERROR,
    /** It counts, and what came can't be used. */
    UNREADABLE,
    /** It may have reached Clarity, so it counts. */
    LOST
  }

  private FetchFailure(Effect effect, String sentence) {
    this(effect, sentence, List.of());
  }

  /**
   * What an outcome other than an answer means.
   *
   * @param variable that holds the project's tokens
   */
  static FetchFailure of(ExportOutcome outcome, String variable) {
    return outcome.match(
        new ExportOutcome.Cases<>(
            answered -> {
              throw new IllegalArgumentException("an answer is no failure");
            },
            refused -> of(refused, variable),
            unreadable ->
                new FetchFailure(
                    Effect.UNREADABLE,
                    sentence(unreadable, variable) + COUNTS,
                    unreadable.missing()),
            neverArrived -> new FetchFailure(Effect.REFUND, sentence(neverArrived) + FREE),
            perhaps -> new FetchFailure(Effect.LOST, sentence(perhaps)),
            inexpressible -> new FetchFailure(Effect.REFUND, sentence(inexpressible, variable))));
  }

  /** Of a token in whose place another can be tried. */
  static String passedOver(Refused refused) {
    return "Clarity refused "
        + refused.token()
        + " ("
        + refused.status()
        + "), which cost a request: it is passed over for an hour. Replace or remove it.";
  }

  private static FetchFailure of(Refused refused, String variable) {
    int status = refused.status();
    if (status == TOO_MANY_REQUESTS) {
      return new FetchFailure(Effect.CLOSE_THE_DAY, "");
    }
    return status >= SERVER_ERROR
        ? new FetchFailure(
            Effect.SERVER_ERROR,
            "Clarity returned a server error (" + status + "). Try again later." + COUNTS)
        : new FetchFailure(Effect.REFUSED, sentence(status, variable) + COUNTS);
  }

  private static String sentence(int status, String variable) {
    return switch (status) {
      case 400 -> "Clarity refused the request as malformed (400). Please report it as a defect.";
      case 401 ->
          "Clarity does not accept the token (401): it is wrong, revoked or expired."
              + newToken(variable);
      case 403 ->
          "Clarity does not allow this token here (403): it belongs to another project, or export"
              + " is switched off."
              + newToken(variable);
      case 404 ->
          "Clarity knows no such address (404). If CLARITY_API_BASE_URL is set, unset it: the"
              + " default is the documented address.";
      default -> "Clarity refused the request with status " + status + ".";
    };
  }

  private static String newToken(String variable) {
    return " Generate a new one in Clarity under Settings → Data Export, put it into "
        + variable
        + " and restart the server.";
  }

  private static String sentence(Unreadable unreadable, String variable) {
    return switch (unreadable.what()) {
      case HTML ->
          "Clarity answered with a web page instead of data, perhaps a sign-in page. Check that "
              + variable
              + " is a Data Export token.";
      case CUT -> "Clarity's answer ended too early. Try again.";
      case NOT_AN_ARRAY ->
          "Clarity answered in a form that is not an export. Check CLARITY_API_BASE_URL if it is"
              + " set.";
      case TOO_LARGE ->
          "Clarity's answer is larger than this server reads. Ask by fewer dimensions.";
      case OTHER_BREAKDOWN ->
          "Clarity did not break the answer down by "
              + unreadable.missing().stream()
                  .map(Dimension::label)
                  .collect(Collectors.joining(", "))
              + ", so it was not used. Ask without that dimension.";
      case REDIRECT ->
          "Clarity redirected the request, and the token is not sent on. Check"
              + " CLARITY_API_BASE_URL if it is set.";
    };
  }

  private static String sentence(NeverArrived never) {
    String why =
        switch (never.where()) {
          case NAME -> "its name could not be resolved";
          case CONNECTION -> "no connection could be made";
          case TLS -> "no secure connection could be made";
        };
    return "Clarity could not be reached: "
        + why
        + ". Check the network, the proxy and CLARITY_API_BASE_URL.";
  }

  private static String sentence(PerhapsArrived perhaps) {
    String what =
        perhaps.why() == Why.TIMED_OUT
            ? "Clarity did not answer in time."
            : "The connection to Clarity broke before the whole answer arrived.";
    return what + " The request may have arrived, so it counts against today's budget.";
  }

  private static String sentence(Inexpressible inexpressible, String variable) {
    String unsent = " Nothing was sent and no request was spent.";
    return switch (inexpressible.obstacle()) {
      case ADDRESS ->
          "The address in CLARITY_API_BASE_URL serves only one day without a breakdown."
              + unsent
              + " Unset it: the default address serves all that this server asks.";
      case TOKEN ->
          variable
              + " is empty or holds characters that no token has."
              + unsent
              + " Copy the token anew and restart the server.";
      case TOKENS_EXPIRED ->
          "Every token of this project has expired." + unsent + newToken(variable);
      case TOKENS_REFUSED ->
          "Clarity refused every token of this project within the last hour."
              + unsent
              + newToken(variable);
    };
  }
}
