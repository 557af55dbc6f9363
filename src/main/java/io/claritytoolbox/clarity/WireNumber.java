package io.claritytoolbox.clarity;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.regex.Pattern;

/** The kinds of numbers on the wire, each with what can be believed; plain or in quotes. */
enum WireNumber {
  /** A whole number from 0 on. */
  COUNT(1e12) {
    @Override
    double tidy(double value) {
      double whole = Math.rint(value);
      return Math.abs(value - whole) <= NOISE ? whole : Double.NaN;
    }
  },
  /** 0 to 100. */
  PERCENT(100) {
    @Override
    double tidy(double value) {
      return value > 100 && value <= 100 + NOISE ? 100 : value;
    }
  },
  /** A ratio or a time, from 0 on. */
  AMOUNT(1e12) {
    @Override
    double tidy(double value) {
      return value;
    }
  };

  private static final double NOISE = 1e-6;
  private static final int LONGEST = 64;
  private static final Pattern DECIMAL =
      Pattern.compile("[+-]?[0-9]+(\\.[0-9]+)?([eE][+-]?[0-9]+)?");

  private final double largest;

  WireNumber(double largest) {
    this.largest = largest;
  }

  /** Removes float noise; NaN where the value is not of this kind. */
  abstract double tidy(double value);

  /** Empty where it is null, missing or, which is an oddity, unbelievable. */
  OptionalDouble read(JsonNode node, Set<WireOddity> oddities) {
    if (node.isNull() || node.isMissingNode()) {
      return OptionalDouble.empty();
    }
    double raw = raw(node);
    double value = tidy(raw < 0 && raw >= -NOISE ? 0 : raw);
    if (value >= 0 && value <= largest) {
      return OptionalDouble.of(Math.abs(value));
    }
    oddities.add(WireOddity.UNBELIEVABLE_NUMBER);
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
}
