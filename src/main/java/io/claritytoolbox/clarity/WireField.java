package io.claritytoolbox.clarity;

import java.util.List;
import java.util.Locale;

/** The figures of a row on the wire; names are compared without regard to case. */
enum WireField {
  SESSIONS(WireNumber.COUNT, "sessionsCount"),
  WITH_SIGNAL(WireNumber.PERCENT, "sessionsWithMetricPercentage"),
  WITHOUT_SIGNAL(WireNumber.PERCENT, "sessionsWithoutMetricPercentage"),
  PAGE_VIEWS(WireNumber.COUNT, "pagesViews"),
  OCCURRENCES(WireNumber.COUNT, "subTotal"),
  SCROLL_DEPTH(WireNumber.PERCENT, "averageScrollDepth"),
  TOTAL_SESSIONS(WireNumber.COUNT, "totalSessionCount"),
  BOT_SESSIONS(WireNumber.COUNT, "totalBotSessionCount"),
  /** Answers say distinct, the documentation says distant. */
  USERS(WireNumber.COUNT, "distinctUserCount", "distantUserCount"),
  /** A ratio, whatever its name says. */
  PAGES_PER_SESSION(WireNumber.AMOUNT, "pagesPerSessionPercentage"),
  TOTAL_TIME(WireNumber.AMOUNT, "totalTime"),
  ACTIVE_TIME(WireNumber.AMOUNT, "activeTime"),
  VISITS(WireNumber.COUNT, "visitsCount");

  private final WireNumber kind;
  private final String usual;
  private final String other;

  WireField(WireNumber kind, String name) {
    this(kind, name, name);
  }

  WireField(WireNumber kind, String usual, String other) {
    this.kind = kind;
    this.usual = usual.toLowerCase(Locale.ROOT);
    this.other = other.toLowerCase(Locale.ROOT);
  }

  WireNumber kind() {
    return kind;
  }

  /** In lower case, the usual one first. */
  List<String> spellings() {
    return List.of(usual, other);
  }
}
