package io.claritytoolbox.clarity;

import io.claritytoolbox.http.NetworkFailure;
import io.claritytoolbox.http.TokenRing;
import io.claritytoolbox.http.TokenRing.Rejection;
import io.claritytoolbox.model.Dimension;
import io.claritytoolbox.model.Export;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The outcome of a request, its effect on today's budget, and a sentence for users. */
public sealed interface ExportOutcome {
  <T> T match(Cases<T> cases);

  /**
   * Clarity answered. The request counts.
   *
   * @param export folded and scrubbed
   */
  record Answered(Export export) implements ExportOutcome {
    @Override
    public <T> T match(Cases<T> cases) {
      return cases.answered().apply(this);
    }
  }

  /**
   * Clarity rejected the token. The request counts.
   *
   * @param token its name in sentences
   * @param variable that contains the project's tokens
   * @param tokensLeft how many others can be tried, each with another request
   */
  record TokenRejected(Rejection rejection, String token, String variable, int tokensLeft)
      implements ExportOutcome {
    public static TokenRejected of(TokenRing.Refused refused) {
      return new TokenRejected(
          refused.rejection(), refused.token(), refused.variable(), refused.left());
    }

    public String sentence() {
      return tokensLeft > 0
          ? "Clarity refused "
              + token
              + " ("
              + status()
              + "), which cost a request: it is passed over for an hour. Replace or remove it."
          : words() + newToken(variable) + Failed.COUNTS;
    }

    private String status() {
      return switch (rejection) {
        case NOT_ACCEPTED -> "401";
        case NOT_ALLOWED -> "403";
        case REMEMBERED -> "by what the store remembers";
      };
    }

    private String words() {
      return switch (rejection) {
        case NOT_ACCEPTED ->
            "Clarity does not accept the token (401): it is wrong, revoked or expired.";
        case NOT_ALLOWED ->
            "Clarity does not allow this token here (403): it belongs to another project, or export"
                + " is switched off.";
        case REMEMBERED -> "Clarity refused the token within the last hour.";
      };
    }

    @Override
    public <T> T match(Cases<T> cases) {
      return cases.tokenRejected().apply(this);
    }
  }

  /** The day's requests of this project are spent. This one may count. */
  record DayClosed() implements ExportOutcome {
    @Override
    public <T> T match(Cases<T> cases) {
      return cases.dayClosed().apply(this);
    }
  }

  /**
   * The request may have reached Clarity and returned no export. It counts.
   *
   * @param detail for the sentence: Clarity's status, or the variable that contains the tokens
   * @param dropped the dimensions that Clarity dropped, for {@link Reason#OTHER_BREAKDOWN}
   */
  record Failed(Reason reason, String detail, List<Dimension> dropped) implements ExportOutcome {
    private static final String COUNTS = " The request counts against today's budget.";
    private static final String MAY_COUNT =
        " The request may have arrived, so it counts against today's budget.";

    public Failed {
      dropped = List.copyOf(dropped);
    }

    public Failed(Reason reason, String detail) {
      this(reason, detail, List.of());
    }

    public Failed(Reason reason) {
      this(reason, "");
    }

    /** Clarity dropped these dimensions. */
    public static Failed without(List<Dimension> dropped) {
      String names = dropped.stream().map(Dimension::label).collect(Collectors.joining(", "));
      return new Failed(Reason.OTHER_BREAKDOWN, names, dropped);
    }

    public String sentence() {
      return reason.words.formatted(detail) + (reason.isLost() ? MAY_COUNT : COUNTS);
    }

    @Override
    public <T> T match(Cases<T> cases) {
      return cases.failed().apply(this);
    }
  }

  /** The request certainly did not reach Clarity. It doesn't count and may be repeated. */
  record NeverArrived(NetworkFailure why) implements ExportOutcome {
    public String sentence() {
      return why.sentence("Clarity")
          + " Check the network, the proxy and CLARITY_API_BASE_URL. No request was spent.";
    }

    @Override
    public <T> T match(Cases<T> cases) {
      return cases.neverArrived().apply(this);
    }
  }

  /**
   * The request was not sent. It doesn't count, and repeating it is useless.
   *
   * @param variable that contains the project's tokens
   */
  record NotSent(Obstacle obstacle, String variable) implements ExportOutcome {
    public String sentence() {
      return switch (obstacle) {
            case ADDRESS ->
                "The address in CLARITY_API_BASE_URL gives one day without a breakdown and nothing"
                    + " else. Unset the variable: the default address gives everything.";
            case TOKEN ->
                variable
                    + " is empty or holds characters that no token has. Copy the token again and"
                    + " restart the server.";
            case TOKENS_EXPIRED -> "Every token of this project has expired." + newToken(variable);
            case TOKENS_REFUSED ->
                "Clarity refused every token of this project within the last hour."
                    + newToken(variable);
          }
          + " Nothing was sent, and no request was spent.";
    }

    @Override
    public <T> T match(Cases<T> cases) {
      return cases.notSent().apply(this);
    }
  }

  private static String newToken(String variable) {
    return " Generate a new one in Clarity under Settings → Data Export, put it into "
        + variable
        + " and restart the server.";
  }

  /** Why a request that may have reached Clarity returned no export. */
  enum Reason {
    MALFORMED("Clarity refused the request as malformed (%s). Please report this as a bug."),
    NOT_FOUND(
        "Clarity knows no such address (%s). If CLARITY_API_BASE_URL is set, unset it: the default"
            + " is the documented address."),
    REFUSED("Clarity refused the request with status %s."),
    SERVER_ERROR("Clarity returned a server error (%s). Try again later."),
    /** Redirects are never followed with the token. */
    REDIRECTED(
        "Clarity redirected the request, and the token is not sent to another address. Check"
            + " CLARITY_API_BASE_URL if it is set."),
    WEB_PAGE(
        "Clarity answered with a web page instead of data, perhaps a sign-in page. Check that %s"
            + " holds a Data Export token."),
    CUT("Clarity's answer ended too early. Try again."),
    NOT_AN_EXPORT("Clarity's answer is not an export. Check CLARITY_API_BASE_URL if it is set."),
    TOO_LARGE("Clarity's answer is larger than this server reads. Ask by fewer dimensions."),
    OTHER_BREAKDOWN(
        "Clarity did not break the answer down by %s, so it was not used. Ask for fewer or other"
            + " dimensions."),
    TIMED_OUT("Clarity did not answer in time."),
    CONNECTION_LOST("The connection to Clarity broke before the complete response arrived.");

    private final String words;

    Reason(String words) {
      this.words = words;
    }

    private boolean isLost() {
      return this == TIMED_OUT || this == CONNECTION_LOST;
    }
  }

  enum Obstacle {
    ADDRESS,
    TOKEN,
    TOKENS_EXPIRED,
    TOKENS_REFUSED
  }

  record Cases<T>(
      Function<Answered, T> answered,
      Function<TokenRejected, T> tokenRejected,
      Function<DayClosed, T> dayClosed,
      Function<Failed, T> failed,
      Function<NeverArrived, T> neverArrived,
      Function<NotSent, T> notSent) {}
}
