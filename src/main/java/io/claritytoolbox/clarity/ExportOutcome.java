package io.claritytoolbox.clarity;

import io.claritytoolbox.http.TokenRing;
import io.claritytoolbox.http.TokenRing.Rejection;
import io.claritytoolbox.model.Dimension;
import io.claritytoolbox.model.Export;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What became of a request to Clarity, by what it means for the day's budget; and what users read
 * of it. An HTTP status is at most a detail of a sentence.
 */
public sealed interface ExportOutcome {
  /** Chooses by case. */
  <T> T match(Cases<T> cases);

  /** How far Clarity's clock is ahead of ours, to the second; empty where no answer told. */
  default Optional<Duration> serverAhead() {
    return match(
        new Cases<>(
            answered -> Optional.ofNullable(answered.ahead()),
            rejected -> Optional.ofNullable(rejected.ahead()),
            closed -> Optional.ofNullable(closed.ahead()),
            failed -> Optional.ofNullable(failed.ahead()),
            neverArrived -> Optional.empty(),
            notSent -> Optional.empty()));
  }

  /**
   * Clarity answered what was asked. The request counts.
   *
   * @param export read, folded and scrubbed
   * @param ahead see {@link #serverAhead}
   */
  record Answered(Export export, @Nullable Duration ahead) implements ExportOutcome {
    public Answered(Export export) {
      this(export, null);
    }

    @Override
    public <T> T match(Cases<T> cases) {
      return cases.answered().apply(this);
    }
  }

  /**
   * Clarity rejected the token. The request counts.
   *
   * @param rejection why
   * @param token what sentences call it, never a part of it
   * @param variable that holds the project's tokens
   * @param tokensLeft how many others can be tried, each by another request
   * @param ahead see {@link #serverAhead}
   */
  record TokenRejected(
      Rejection rejection, String token, String variable, int tokensLeft, @Nullable Duration ahead)
      implements ExportOutcome {
    public TokenRejected(Rejection rejection, String token, String variable, int tokensLeft) {
      this(rejection, token, variable, tokensLeft, null);
    }

    public static TokenRejected of(TokenRing.Refused refused) {
      return new TokenRejected(
          refused.rejection(), refused.token(), refused.variable(), refused.left());
    }

    /** What to do about it: replace the token later, or now where it was the last. */
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

  /**
   * Clarity says that the day's requests of this project are spent. This one may count too.
   *
   * @param ahead see {@link #serverAhead}: whose day it is, near midnight
   */
  record DayClosed(@Nullable Duration ahead) implements ExportOutcome {
    public DayClosed() {
      this(null);
    }

    @Override
    public <T> T match(Cases<T> cases) {
      return cases.dayClosed().apply(this);
    }
  }

  /**
   * The request may have reached Clarity and brought no export. It counts.
   *
   * @param reason why there is no export
   * @param detail what its sentence names: Clarity's status, or the variable that holds the tokens
   * @param dropped the dimensions that Clarity dropped, for {@link Reason#OTHER_BREAKDOWN}
   * @param ahead see {@link #serverAhead}
   */
  record Failed(Reason reason, String detail, List<Dimension> dropped, @Nullable Duration ahead)
      implements ExportOutcome {
    private static final String COUNTS = " The request counts against today's budget.";
    private static final String MAY_COUNT =
        " The request may have arrived, so it counts against today's budget.";

    public Failed {
      dropped = List.copyOf(dropped);
    }

    public Failed(Reason reason, String detail) {
      this(reason, detail, List.of(), null);
    }

    public Failed(Reason reason) {
      this(reason, "");
    }

    /** The answer was broken down by other dimensions than these. */
    public static Failed without(List<Dimension> dropped) {
      String names = dropped.stream().map(Dimension::label).collect(Collectors.joining(", "));
      return new Failed(Reason.OTHER_BREAKDOWN, names, dropped, null);
    }

    /** What happened, what to do, and that it counts. */
    public String sentence() {
      return reason.words.formatted(detail) + (reason.isLost() ? MAY_COUNT : COUNTS);
    }

    @Override
    public <T> T match(Cases<T> cases) {
      return cases.failed().apply(this);
    }
  }

  /** The request certainly did not reach Clarity. It doesn't count and can be made again. */
  record NeverArrived(Where where) implements ExportOutcome {
    /** What happened and what to do. */
    public String sentence() {
      return "Clarity could not be reached: "
          + where.words
          + ". Check the network, the proxy and CLARITY_API_BASE_URL. No request was spent.";
    }

    @Override
    public <T> T match(Cases<T> cases) {
      return cases.neverArrived().apply(this);
    }
  }

  /**
   * The request was not sent. It doesn't count, and another try changes nothing.
   *
   * @param obstacle why
   * @param variable that holds the project's tokens
   */
  record NotSent(Obstacle obstacle, String variable) implements ExportOutcome {
    /** What is wrong and what to do. */
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

  /** Why a request that may have reached Clarity brought no export. */
  enum Reason {
    /** Clarity can't read the request. */
    MALFORMED("Clarity refused the request as malformed (%s). Please report this as a bug."),
    /** There is no such address. */
    NOT_FOUND(
        "Clarity knows no such address (%s). If CLARITY_API_BASE_URL is set, unset it: the default"
            + " is the documented address."),
    /** Clarity refused for another reason. */
    REFUSED("Clarity refused the request with status %s."),
    /** Clarity is at fault. */
    SERVER_ERROR("Clarity returned a server error (%s). Try again later."),
    /** A redirect, which is never followed with the token. */
    REDIRECTED(
        "Clarity redirected the request, and the token is not sent to another address. Check"
            + " CLARITY_API_BASE_URL if it is set."),
    /** HTML, such as a sign-in page. */
    WEB_PAGE(
        "Clarity answered with a web page instead of data, perhaps a sign-in page. Check that %s"
            + " holds a Data Export token."),
    /** An answer that ends too early. */
    CUT("Clarity's answer ended too early. Try again."),
    /** Not an array of blocks. */
    NOT_AN_EXPORT("Clarity's answer is not an export. Check CLARITY_API_BASE_URL if it is set."),
    /** Larger than the bound on an answer's size. */
    TOO_LARGE("Clarity's answer is larger than this server reads. Ask by fewer dimensions."),
    /** The answer to another question: dimensions were dropped. */
    OTHER_BREAKDOWN(
        "Clarity did not break the answer down by %s, so it was not used. Ask for fewer or other"
            + " dimensions."),
    /** No whole answer came in time. */
    TIMED_OUT("Clarity did not answer in time."),
    /** The connection ended before a whole answer came. */
    CONNECTION_LOST("The connection to Clarity broke before the whole answer came.");

    private final String words;

    Reason(String words) {
      this.words = words;
    }

    private boolean isLost() {
      return this == TIMED_OUT || this == CONNECTION_LOST;
    }
  }

  /** Where a request that never arrived ended. */
  enum Where {
    NAME("its name could not be resolved"),
    CONNECTION("no connection could be made"),
    TLS("no secure connection could be made");

    private final String words;

    Where(String words) {
      this.words = words;
    }
  }

  /** Why a request was not sent. */
  enum Obstacle {
    /** This address gives one day of the site as a whole and nothing else. */
    ADDRESS,
    /** The token holds what no header carries, or nothing at all. */
    TOKEN,
    /** Every token has expired. */
    TOKENS_EXPIRED,
    /** Clarity has refused every token that could be tried. */
    TOKENS_REFUSED
  }

  /** One function per case. */
  record Cases<T>(
      Function<Answered, T> answered,
      Function<TokenRejected, T> tokenRejected,
      Function<DayClosed, T> dayClosed,
      Function<Failed, T> failed,
      Function<NeverArrived, T> neverArrived,
      Function<NotSent, T> notSent) {}
}
