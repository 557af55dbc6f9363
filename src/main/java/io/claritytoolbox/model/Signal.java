package io.claritytoolbox.model;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Clarity's six friction signals. Each has a count of occurrences and of affected sessions. */
public enum Signal {
  RAGE_CLICKS(
      Measure.RAGE_CLICKS,
      Measure.RAGE_CLICKS_SESSIONS,
      Measure.RAGE_CLICKS_SESSION_PERCENT,
      Measure.RAGE_CLICKS_PAGE_VIEWS),
  DEAD_CLICKS(
      Measure.DEAD_CLICKS,
      Measure.DEAD_CLICKS_SESSIONS,
      Measure.DEAD_CLICKS_SESSION_PERCENT,
      Measure.DEAD_CLICKS_PAGE_VIEWS),
  QUICKBACKS(
      Measure.QUICKBACKS,
      Measure.QUICKBACKS_SESSIONS,
      Measure.QUICKBACKS_SESSION_PERCENT,
      Measure.QUICKBACKS_PAGE_VIEWS),
  SCRIPT_ERRORS(
      Measure.SCRIPT_ERRORS,
      Measure.SCRIPT_ERRORS_SESSIONS,
      Measure.SCRIPT_ERRORS_SESSION_PERCENT,
      Measure.SCRIPT_ERRORS_PAGE_VIEWS),
  ERROR_CLICKS(
      Measure.ERROR_CLICKS,
      Measure.ERROR_CLICKS_SESSIONS,
      Measure.ERROR_CLICKS_SESSION_PERCENT,
      Measure.ERROR_CLICKS_PAGE_VIEWS),
  EXCESSIVE_SCROLLS(
      Measure.EXCESSIVE_SCROLLS,
      Measure.EXCESSIVE_SCROLLS_SESSIONS,
      Measure.EXCESSIVE_SCROLLS_SESSION_PERCENT,
      Measure.EXCESSIVE_SCROLLS_PAGE_VIEWS);

  private final Measure occurrences;
  private final Measure sessions;
  private final Measure sessionPercent;
  private final Measure pageViews;

  Signal(Measure occurrences, Measure sessions, Measure sessionPercent, Measure pageViews) {
    this.occurrences = occurrences;
    this.sessions = sessions;
    this.sessionPercent = sessionPercent;
    this.pageViews = pageViews;
  }

  /** For example {@code rage_clicks}. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The number of occurrences; a session can have many. */
  public Measure occurrences() {
    return occurrences;
  }

  /** The sessions with at least one occurrence. */
  public Measure sessions() {
    return sessions;
  }

  /** The affected sessions in percent of all sessions. */
  public Measure sessionPercent() {
    return sessionPercent;
  }

  /** The page views with at least one occurrence. */
  public Measure pageViews() {
    return pageViews;
  }

  /** The four measures of this signal, occurrences first. */
  public List<Measure> measures() {
    return List.of(occurrences, sessions, sessionPercent, pageViews);
  }

  /** The signal with a name, ignoring case. */
  public static Optional<Signal> named(String text) {
    String wanted = text.strip().toLowerCase(Locale.ROOT);
    return Arrays.stream(values()).filter(signal -> signal.label().equals(wanted)).findFirst();
  }
}
