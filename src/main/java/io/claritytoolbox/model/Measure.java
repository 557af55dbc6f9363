package io.claritytoolbox.model;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** A figure that a row can carry. How each behaves when rows are merged follows from its kind. */
public enum Measure {
  /** Sessions without bots. */
  SESSIONS(Kind.SESSIONS, Importance.ALWAYS),
  /** Sessions that Clarity took for bots; never part of {@link #SESSIONS}. */
  BOT_SESSIONS(Kind.SESSIONS, Importance.DETAIL),
  /** Distinct users; can exceed the sessions of a row. */
  USERS(Kind.USERS, Importance.USUAL),
  /** Page views per session. */
  PAGES_PER_SESSION(Kind.MEAN, Importance.DETAIL),
  /** Mean depth scrolled to, 0 to 100. */
  SCROLL_DEPTH_PERCENT(Kind.MEAN, Importance.USUAL),
  /** Mean seconds of activity per session. */
  ACTIVE_SECONDS(Kind.MEAN, Importance.USUAL),
  /** Mean seconds open per session. */
  TOTAL_SECONDS(Kind.MEAN, Importance.DETAIL),

  RAGE_CLICKS(Kind.EVENTS, Importance.ALWAYS),
  RAGE_CLICKS_SESSIONS(Kind.SESSIONS, Importance.AFFECTED),
  RAGE_CLICKS_SESSION_PERCENT(Kind.RATE, Importance.SHARES),
  RAGE_CLICKS_PAGE_VIEWS(Kind.EVENTS, Importance.PAGE_VIEWS),

  DEAD_CLICKS(Kind.EVENTS, Importance.ALWAYS),
  DEAD_CLICKS_SESSIONS(Kind.SESSIONS, Importance.AFFECTED),
  DEAD_CLICKS_SESSION_PERCENT(Kind.RATE, Importance.SHARES),
  DEAD_CLICKS_PAGE_VIEWS(Kind.EVENTS, Importance.PAGE_VIEWS),

  QUICKBACKS(Kind.EVENTS, Importance.ALWAYS),
  QUICKBACKS_SESSIONS(Kind.SESSIONS, Importance.AFFECTED),
  QUICKBACKS_SESSION_PERCENT(Kind.RATE, Importance.SHARES),
  QUICKBACKS_PAGE_VIEWS(Kind.EVENTS, Importance.PAGE_VIEWS),

  SCRIPT_ERRORS(Kind.EVENTS, Importance.ALWAYS),
  SCRIPT_ERRORS_SESSIONS(Kind.SESSIONS, Importance.AFFECTED),
  SCRIPT_ERRORS_SESSION_PERCENT(Kind.RATE, Importance.SHARES),
  SCRIPT_ERRORS_PAGE_VIEWS(Kind.EVENTS, Importance.PAGE_VIEWS),

  ERROR_CLICKS(Kind.EVENTS, Importance.ALWAYS),
  ERROR_CLICKS_SESSIONS(Kind.SESSIONS, Importance.AFFECTED),
  ERROR_CLICKS_SESSION_PERCENT(Kind.RATE, Importance.SHARES),
  ERROR_CLICKS_PAGE_VIEWS(Kind.EVENTS, Importance.PAGE_VIEWS),

  EXCESSIVE_SCROLLS(Kind.EVENTS, Importance.ALWAYS),
  EXCESSIVE_SCROLLS_SESSIONS(Kind.SESSIONS, Importance.AFFECTED),
  EXCESSIVE_SCROLLS_SESSION_PERCENT(Kind.RATE, Importance.SHARES),
  EXCESSIVE_SCROLLS_PAGE_VIEWS(Kind.EVENTS, Importance.PAGE_VIEWS),

  /** Visits of a popular page; in that list alone. */
  VISITS(Kind.EVENTS, Importance.ALWAYS);

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
    AFFECTED,
    SHARES,
    USUAL,
    /** Stays in the narrowest table. */
    ALWAYS
  }

  private static final int DECIMALS = 2;

  private final Kind kind;
  private final Importance importance;

  Measure(Kind kind, Importance importance) {
    this.kind = kind;
    this.importance = importance;
  }

  public Kind kind() {
    return kind;
  }

  public Importance importance() {
    return importance;
  }

  /** Whether its values are whole numbers, which add up: neither rates nor means. */
  public boolean isCount() {
    return kind != Kind.RATE && kind != Kind.MEAN;
  }

  /** A value as answers give it: counts whole, rates and means to two decimals at most. */
  public BigDecimal rounded(double value) {
    return BigDecimal.valueOf(value)
        .setScale(isCount() ? 0 : DECIMALS, RoundingMode.HALF_UP)
        .stripTrailingZeros();
  }

  /** A value as people read it, {@code ≤1,234} or {@code ≈61.5} for example. */
  public String figure(double value, Quality quality) {
    BigDecimal rounded = rounded(value);
    String format = "%,." + Math.max(0, rounded.scale()) + "f";
    return quality.sign() + String.format(Locale.ROOT, format, rounded);
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
