package io.claritytoolbox.model;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** A figure that a row can carry. How each behaves when rows are merged follows from its kind. */
public enum Measure {
  /** Sessions without bots. */
  SESSIONS(Kind.SESSIONS, Importance.ALWAYS, "sessions"),
  /** Sessions that Clarity took for bots; never part of {@link #SESSIONS}. */
  BOT_SESSIONS(Kind.SESSIONS, Importance.DETAIL, "bots"),
  /** Distinct users; can exceed the sessions of a row. */
  USERS(Kind.USERS, Importance.USUAL, "users"),
  /** Page views per session. */
  PAGES_PER_SESSION(Kind.MEAN, Importance.DETAIL, "pages / session"),
  /** Mean depth scrolled to, 0 to 100. */
  SCROLL_DEPTH_PERCENT(Kind.MEAN, Importance.USUAL, "scroll %"),
  /** Mean seconds of activity per session. */
  ACTIVE_SECONDS(Kind.MEAN, Importance.USUAL, "active s"),
  /** Mean seconds open per session. */
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

  /** Visits of a popular page; in that list alone. */
  VISITS(Kind.EVENTS, Importance.ALWAYS, "visits");

  /** What a measure counts, from which the algebra of merging follows. */
  public enum Kind {
    /** A count of sessions. */
    SESSIONS,
    /** A count of things that happen inside sessions, each once. */
    EVENTS,
    /** A count of distinct people. */
    USERS,
    /** Affected sessions over sessions, in percent. */
    RATE,
    /** A mean over sessions. */
    MEAN
  }

  /** What a narrow table can do without: what comes first here goes first. */
  public enum Importance {
    PAGE_VIEWS,
    DETAIL,
    OCCURRENCES,
    SHARES,
    USUAL,
    AFFECTED,
    /** Stays in the narrowest table. */
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

  /** What stands over a column for people, with the unit where it isn't a count. */
  public String heading() {
    return heading;
  }

  /** Whether its values are whole numbers, which add up: neither rates nor means. */
  public boolean isCount() {
    return kind != Kind.RATE && kind != Kind.MEAN;
  }

  /** An exact value as answers give it: counts whole, rates and means to two decimals at most. */
  public BigDecimal rounded(double value) {
    return rounded(value, Quality.EXACT);
  }

  /** The same of any mark: a bound stays one. */
  public BigDecimal rounded(double value, Quality quality) {
    return BigDecimal.valueOf(value)
        .setScale(isCount() ? 0 : DECIMALS, quality.rounding())
        .stripTrailingZeros();
  }

  /** A value as people read it, {@code ≤1,234} or {@code ≈61.5} for example. */
  public String figure(double value, Quality quality) {
    int decimals = isCount() ? 0 : this == PAGES_PER_SESSION ? DECIMALS : 1;
    BigDecimal rounded = BigDecimal.valueOf(value).setScale(decimals, quality.rounding());
    return quality.sign() + String.format(Locale.ROOT, "%,." + decimals + "f", rounded);
  }

  /** {@code rage_clicks_session_percent} for example: the key in rows and in arguments. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The measure of that name in any case. */
  public static Optional<Measure> named(String text) {
    String wanted = text.strip().toUpperCase(Locale.ROOT);
    return Arrays.stream(values()).filter(measure -> measure.name().equals(wanted)).findFirst();
  }
}
