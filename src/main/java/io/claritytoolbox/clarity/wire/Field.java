package io.claritytoolbox.clarity.wire;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.regex.Pattern;

/** The figures of a row: their spellings, and which values are plausible. */
enum Field {
  SESSIONS(Kind.COUNT, "sessionsCount"),
  WITH_SIGNAL(Kind.PERCENT, "sessionsWithMetricPercentage"),
  WITHOUT_SIGNAL(Kind.PERCENT, "sessionsWithoutMetricPercentage"),
  PAGE_VIEWS(Kind.COUNT, "pagesViews"),
  OCCURRENCES(Kind.COUNT, "subTotal"),
  SCROLL_DEPTH(Kind.PERCENT, "averageScrollDepth"),
  TOTAL_SESSIONS(Kind.COUNT, "totalSessionCount"),
  BOT_SESSIONS(Kind.COUNT, "totalBotSessionCount"),
  /** Answers say distinct, the documentation says distant. */
  USERS(Kind.COUNT, "distinctUserCount", "distantUserCount"),
  /** A ratio, despite its name. */
  PAGES_PER_SESSION(Kind.AMOUNT, "pagesPerSessionPercentage"),
  TOTAL_TIME(Kind.AMOUNT, "totalTime"),
  ACTIVE_TIME(Kind.AMOUNT, "activeTime"),
  VISITS(Kind.COUNT, "visitsCount");

  private static final double NOISE = 1e-6;
  private static final int LONGEST = 64;
  private static final Pattern DECIMAL =
      Pattern.compile("[+-]?[0-9]+(\\.[0-9]+)?([eE][+-]?[0-9]+)?");

  private final Kind kind;
  private final String usual;
  private final String other;

  Field(Kind kind, String name) {
    this(kind, name, name);
  }

  Field(Kind kind, String usual, String other) {
    this.kind = kind;
    this.usual = usual.toLowerCase(Locale.ROOT);
    this.other = other.toLowerCase(Locale.ROOT);
  }

  /** In lower case, the usual one first. */
  List<String> spellings() {
    return List.of(usual, other);
  }

  /**
   * Reads a number, plain or in quotes; empty if it is missing or, which is an oddity, implausible.
   */
  OptionalDouble read(JsonNode node, Set<Oddity> oddities) {
    if (node.isNull() || node.isMissingNode()) {
      return OptionalDouble.empty();
    }
    double raw = raw(node);
    double value = kind.tidy(raw < 0 && raw >= -NOISE ? 0 : raw);
    if (value >= 0 && value <= kind.largest) {
      return OptionalDouble.of(Math.abs(value));
    }
    oddities.add(Oddity.UNBELIEVABLE_NUMBER);
    return OptionalDouble.empty();
  }

  private static double raw(JsonNode node) {
    if (node.isNumber()) {
      return node.doubleValue();
    }
    String text = node.isTextual() ? node.textValue().strip() : "";
    return isDecimal(text) ? Double.parseDouble(text) : Double.NaN;
  }

  static boolean isDecimal(String text) {
    return text.length() <= LONGEST && DECIMAL.matcher(text).matches();
  }

  private enum Kind {
    COUNT(1e12),
    PERCENT(100),
    /** A ratio or a time. */
    AMOUNT(1e12);

    private final double largest;

    Kind(double largest) {
      this.largest = largest;
    }

    /** Removes float noise; NaN if the value is not of this kind. */
    private double tidy(double value) {
      return switch (this) {
        case COUNT -> Math.abs(value - Math.rint(value)) <= NOISE ? Math.rint(value) : Double.NaN;
        case PERCENT -> value > 100 && value <= 100 + NOISE ? 100 : value;
        case AMOUNT -> value;
      };
    }
  }
}
