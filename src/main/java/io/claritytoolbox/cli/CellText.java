package io.claritytoolbox.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** A JSON value as a person reads it. */
final class CellText {
  private CellText() {}

  /** What isn't known is a dash; a name that Clarity didn't give is none. */
  static String of(@Nullable JsonNode value) {
    if (value == null || value.isMissingNode()) {
      return "–";
    }
    if (value.isNull()) {
      return "(none)";
    }
    if (value.isIntegralNumber()) {
      return String.format(Locale.ROOT, "%,d", value.longValue());
    }
    if (value.isContainerNode()) {
      return StreamSupport.stream(value.spliterator(), false)
          .map(CellText::of)
          .collect(Collectors.joining(", "));
    }
    return printable(value.asText());
  }

  /** Titles and addresses come from strangers: none of their characters steers a terminal. */
  private static String printable(String text) {
    return text.replaceAll("[\\p{Cc}\\p{Cf}\\u2028\\u2029]", "\uFFFD");
  }
}
