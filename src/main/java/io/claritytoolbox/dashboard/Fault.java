package io.claritytoolbox.dashboard;

import io.claritytoolbox.quota.QuotaLedger.Fate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The reason why a request to the dashboard returned no answer. */
public enum Fault {
  MALFORMED(
      Fate.FAILED, "Clarity refused the request as malformed (%s). Please report this as a bug."),
  TOKEN_NOT_ACCEPTED(
      Fate.REFUSED,
      "Clarity does not accept the token here (401): it is wrong, revoked or expired. If exports"
          + " fail too, generate a new one in Clarity under Settings → Data Export, put it into %s"
          + " and restart the server."),
  TOKEN_NOT_ALLOWED(
      Fate.REFUSED,
      "Clarity does not allow the token in %s here (403): it belongs to another project, or this"
          + " interface is closed to it. Exports go on."),
  NOT_FOUND(
      Fate.FAILED,
      "Clarity knows no such address (%s): this undocumented interface may have moved. If"
          + " CLARITY_MCP_BASE_URL is set, remove it."),
  SPENT(Fate.EXHAUSTED, "Clarity says that its requests of today are spent (429)."),
  REFUSED(Fate.FAILED, "Clarity refused the request with status %s."),
  OVERLOADED(Fate.FAILED, "Clarity is overloaded (503). Try again in a few minutes."),
  SERVER_ERROR(
      Fate.FAILED,
      "Clarity returned a server error (%s). Try again later, or with fewer filters: this"
          + " undocumented interface fails on what it does not know."),
  REDIRECTED(
      Fate.UNREADABLE,
      "Clarity redirected the request, and the token is not sent to another address. If"
          + " CLARITY_MCP_BASE_URL is set, remove it."),
  /** HTML with status 200. */
  WEB_PAGE(
      Fate.UNREADABLE,
      "Clarity answered with a web page instead of data, probably its login page. Check that %s"
          + " holds a Data Export token. If exports work with it, this undocumented interface does"
          + " not take it now."),
  CUT(Fate.UNREADABLE, "Clarity's answer ended too early. Try again."),
  /** Not one of the known structures. */
  UNKNOWN_SHAPE(
      Fate.UNREADABLE,
      "Clarity's answer has a shape that this server does not know: the undocumented interface may"
          + " have changed. Please report this."),
  TOO_LARGE(
      Fate.UNREADABLE,
      "Clarity's answer is larger than this server reads. Ask for fewer recordings or a shorter"
          + " period."),
  /** The request may have arrived. */
  LOST(Fate.LOST, "%s"),
  NOT_REACHED("%s Check the network, the proxy and CLARITY_MCP_BASE_URL if it is set."),
  TOKEN_UNSENDABLE(
      "%s is empty or holds characters that no token has. Copy the token again and restart the"
          + " server."),
  TOKENS_EXPIRED(
      "Every token in %s has expired. Generate a new one in Clarity under Settings → Data Export"
          + " and restart the server."),
  TOKENS_REFUSED("Clarity refused every token in %s here within the last hour."),
  /** The demo has no network and no documentation. */
  NOT_IN_THE_DEMO("The demo has no network, so it can't %s.");

  private static final String COUNTS =
      " The request counts among today's dashboard requests, never among the exports'.";
  private static final String MAY_COUNT =
      " The request may have arrived, so it counts among today's dashboard requests, never among"
          + " the exports'.";
  private static final String FREE = " No request was spent.";

  private final @Nullable Fate fate;
  private final String words;

  Fault(@Nullable Fate fate, String words) {
    this.fate = fate;
    this.words = words;
  }

  /** A request that certainly did not arrive. */
  Fault(String words) {
    this(null, words);
  }

  /** The entry in the ledger; empty if the request certainly did not arrive. */
  Optional<Fate> fate() {
    return Optional.ofNullable(fate);
  }

  String sentence(String detail) {
    return words.formatted(detail) + (fate == null ? FREE : fate == Fate.LOST ? MAY_COUNT : COUNTS);
  }
}
