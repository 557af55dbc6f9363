package io.claritytoolbox.model;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** A figure that a row can carry. How each behaves when rows are merged follows from its kind. */
public enum Measure {
  /** Sessions without bots. */
  SESSIONS(Kind.SESSIONS),
  /** Sessions that Clarity took for bots; never part of {@link #SESSIONS}. */
  BOT_SESSIONS(Kind.SESSIONS),
  /** Distinct users; can exceed the sessions of a row. */
  USERS(Kind.USERS),
  /** Page views per session. */
  PAGES_PER_SESSION(Kind.MEAN),
  /** Mean depth scrolled to, 0 to 100. */
  SCROLL_DEPTH_PERCENT(Kind.MEAN),
  /** Mean seconds of activity per session. */
  ACTIVE_SECONDS(Kind.MEAN),
  /** Mean seconds open per session. */
  TOTAL_SECONDS(Kind.MEAN),

  RAGE_CLICKS(Kind.EVENTS),
  RAGE_CLICKS_SESSIONS(Kind.SESSIONS),
  RAGE_CLICKS_SESSION_PERCENT(Kind.RATE),
  RAGE_CLICKS_PAGE_VIEWS(Kind.EVENTS),

  DEAD_CLICKS(Kind.EVENTS),
  DEAD_CLICKS_SESSIONS(Kind.SESSIONS),
  DEAD_CLICKS_SESSION_PERCENT(Kind.RATE),
  DEAD_CLICKS_PAGE_VIEWS(Kind.EVENTS),

  QUICKBACKS(Kind.EVENTS),
  QUICKBACKS_SESSIONS(Kind.SESSIONS),
  QUICKBACKS_SESSION_PERCENT(Kind.RATE),
  QUICKBACKS_PAGE_VIEWS(Kind.EVENTS),

  SCRIPT_ERRORS(Kind.EVENTS),
  SCRIPT_ERRORS_SESSIONS(Kind.SESSIONS),
  SCRIPT_ERRORS_SESSION_PERCENT(Kind.RATE),
  SCRIPT_ERRORS_PAGE_VIEWS(Kind.EVENTS),

  ERROR_CLICKS(Kind.EVENTS),
  ERROR_CLICKS_SESSIONS(Kind.SESSIONS),
  ERROR_CLICKS_SESSION_PERCENT(Kind.RATE),
  ERROR_CLICKS_PAGE_VIEWS(Kind.EVENTS),

  EXCESSIVE_SCROLLS(Kind.EVENTS),
  EXCESSIVE_SCROLLS_SESSIONS(Kind.SESSIONS),
  EXCESSIVE_SCROLLS_SESSION_PERCENT(Kind.RATE),
  EXCESSIVE_SCROLLS_PAGE_VIEWS(Kind.EVENTS),

  /** Visits of a popular page; in that list alone. */
  VISITS(Kind.EVENTS);

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

  private final Kind kind;

  Measure(Kind kind) {
    this.kind = kind;
  }

  public Kind kind() {
    return kind;
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
