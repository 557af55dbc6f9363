package io.claritytoolbox.model;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** A measure of a row. Its kind determines how it is merged. */
public enum Measure {
  /** Sessions without bots. */
  SESSIONS(Kind.SESSIONS, Importance.ALWAYS, "sessions"),
  /** Sessions that Clarity identified as bots; not part of {@link #SESSIONS}. */
  BOT_SESSIONS(Kind.SESSIONS, Importance.DETAIL, "bots"),
  /** Distinct users. A row can have more users than sessions. */
  USERS(Kind.USERS, Importance.USUAL, "users"),
  /** Page views per session. */
  PAGES_PER_SESSION(Kind.MEAN, Importance.DETAIL, "pages / session"),
  /** Mean scroll depth, 0 to 100. */
  SCROLL_DEPTH_PERCENT(Kind.MEAN, Importance.USUAL, "scroll %"),
  /** Mean active seconds per session. */
  ACTIVE_SECONDS(Kind.MEAN, Importance.USUAL, "active s"),
  /** Mean seconds per session for which a page was open. */
  TOTAL_SECONDS(Kind.MEAN, Importance.DETAIL, "total s"),

  RAGE_CLICKS(Kind.EVENTS, Importance.OCCURRENCES, "rage clicks"),
  RAGE_CLICKS_SESSIONS(Kind.SESSIONS, Importance.AFFECTED, "rage clicks sess."),
  RAGE_CLICKS_SESSION_PERCENT(Kind.RATE, Importance.SHARES, "rage clicks %"),
  RAGE_CLICKS_PAGE_VIEWS(Kind.EVENTS, Importance.PAGE_VIEWS, "rage clicks views"),

  DEAD_CLICKS(Kind.EVENTS, Importance.OCCURRENCES, "dead clicks"),
  DEAD_CLICKS_SESSIONS(Kind.SESSIONS, Importance.AFFECTED, "dead clicks sess."),
  DEAD_CLICKS_SESSION_PERCENT(Kind.RATE, Importance.SHARES, "dead clicks %"),
  DEAD_CLICKS_PAGE_VIEWS(Kind.EVENTS, Importance.PAGE_VIEWS, "dead clicks views"),

  QUICKBACKS(Kind.EVENTS, Importance.OCCURRENCES, "quick backs"),
  QUICKBACKS_SESSIONS(Kind.SESSIONS, Importance.AFFECTED, "quick backs sess."),
  QUICKBACKS_SESSION_PERCENT(Kind.RATE, Importance.SHARES, "quick backs %"),
  QUICKBACKS_PAGE_VIEWS(Kind.EVENTS, Importance.PAGE_VIEWS, "quick backs views"),

  SCRIPT_ERRORS(Kind.EVENTS, Importance.OCCURRENCES, "script errors"),
  SCRIPT_ERRORS_SESSIONS(Kind.SESSIONS, Importance.AFFECTED, "script errors sess."),
  SCRIPT_ERRORS_SESSION_PERCENT(Kind.RATE, Importance.SHARES, "script errors %"),
  SCRIPT_ERRORS_PAGE_VIEWS(Kind.EVENTS, Importance.PAGE_VIEWS, "script errors views"),

  ERROR_CLICKS(Kind.EVENTS, Importance.OCCURRENCES, "error clicks"),
  ERROR_CLICKS_SESSIONS(Kind.SESSIONS, Importance.AFFECTED, "error clicks sess."),
  ERROR_CLICKS_SESSION_PERCENT(Kind.RATE, Importance.SHARES, "error clicks %"),
  ERROR_CLICKS_PAGE_VIEWS(Kind.EVENTS, Importance.PAGE_VIEWS, "error clicks views"),

  EXCESSIVE_SCROLLS(Kind.EVENTS, Importance.OCCURRENCES, "excess scrolls"),
  EXCESSIVE_SCROLLS_SESSIONS(Kind.SESSIONS, Importance.AFFECTED, "excess scrolls sess."),
  EXCESSIVE_SCROLLS_SESSION_PERCENT(Kind.RATE, Importance.SHARES, "excess scrolls %"),
  EXCESSIVE_SCROLLS_PAGE_VIEWS(Kind.EVENTS, Importance.PAGE_VIEWS, "excess scrolls views"),

  /**
   * Visits of a popular page; only in that list. In Clarity's exports they are about the sessions
   * of the page, so a visit across a seam can count twice.
   */
  VISITS(Kind.SESSIONS, Importance.ALWAYS, "visits");

  /** What a measure counts. It determines how rows are merged. */
  public enum Kind {
    /** A count of sessions. */
    SESSIONS,
    /** A count of events within sessions. */
    EVENTS,
    /** A count of distinct users. */
    USERS,
    /** Affected sessions in percent of all sessions. */
    RATE,
    /** A mean over sessions. */
    MEAN
  }

  /** The importance in a narrow table, which leaves out the least important measures first. */
  public enum Importance {
    PAGE_VIEWS,
    DETAIL,
    OCCURRENCES,
    SHARES,
    USUAL,
    AFFECTED,
    /** Present in every table. */
    ALWAYS
  }

  private static final int DECIMALS = 2;

  private final Kind kind;
  private final Importance importance;
  private final String heading;

  Measure(Kind kind, Importance importance, String heading) {
    this.kind = kind;
    this.importance = importance;
    this.heading = heading;
  }

  public Kind kind() {
    return kind;
  }

  public Importance importance() {
    return importance;
  }

  /** The heading of a column, with the unit unless it is a count. */
  public String heading() {
    return heading;
  }

  /** Whether its values are counts, which can be added. */
  public boolean isCount() {
    return kind != Kind.RATE && kind != Kind.MEAN;
  }

  /** An exact value as in answers: counts without decimals, rates and means with two at most. */
  public BigDecimal rounded(double value) {
    return rounded(value, Quality.EXACT);
  }

  /** A value as in answers, rounded according to its mark, so that a bound stays a bound. */
  public BigDecimal rounded(double value, Quality quality) {
    return BigDecimal.valueOf(value)
        .setScale(isCount() ? 0 : DECIMALS, quality.rounding())
        .stripTrailingZeros();
  }

  /** A value with its mark as text, for example {@code ≤1,234} or {@code ≈61.5}. */
  public String figure(double value, Quality quality) {
    int decimals = isCount() ? 0 : this == PAGES_PER_SESSION ? DECIMALS : 1;
    BigDecimal rounded = BigDecimal.valueOf(value).setScale(decimals, quality.rounding());
    return quality.sign() + String.format(Locale.ROOT, "%,." + decimals + "f", rounded);
  }

  /** The key in rows and arguments, for example {@code rage_clicks_session_percent}. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The measure with a name, ignoring case. */
  public static Optional<Measure> named(String text) {
    String wanted = text.strip().toUpperCase(Locale.ROOT);
    return Arrays.stream(values()).filter(measure -> measure.name().equals(wanted)).findFirst();
  }
}
