package io.claritytoolbox.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** The lines under an answer: its window, what it rests on, what it cost, and how exact it is. */
final class AnswerNotes {
  private static final DateTimeFormatter MINUTE =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm 'UTC'", Locale.ROOT).withZone(ZoneOffset.UTC);

  private AnswerNotes() {}

  /**
   * @param table the rows as they are shown, whose marks need a word
   */
  static List<String> of(JsonNode content, String table) {
    List<String> notes = new ArrayList<>();
    if (content.path("demo").asBoolean()) {
      notes.add("Demo: the site and its visitors are simulated.");
    }
    int shown = content.path("rows").size();
    if (content.path("total_rows").asInt() > shown) {
      notes.add(
          "Rows: the first " + shown + " of " + CellText.of(content.path("total_rows")) + ".");
    }
    about(content.path("window"), AnswerNotes::window).ifPresent(notes::add);
    about(content.path("provenance"), AnswerNotes::source).ifPresent(notes::add);
    about(content.path("quota"), AnswerNotes::budget).ifPresent(notes::add);
    notes.addAll(legend(table));
    content.path("warnings").forEach(warning -> notes.add("Warning: " + CellText.of(warning)));
    return notes;
  }

  private static Optional<String> about(JsonNode part, Function<JsonNode, String> note) {
    return part.isMissingNode() ? Optional.empty() : Optional.of(note.apply(part));
  }

  /** What stands before a number that isn't exact. */
  static String mark(JsonNode content, String measure) {
    return switch (content.path("quality").path(measure).asText()) {
      case "upper_bound" -> "≤";
      case "estimate" -> "≈";
      default -> "";
    };
  }

  /** Where the day's budget stands. */
  static String budget(JsonNode quota) {
    return "Quota: "
        + CellText.of(quota.path("remaining"))
        + " of "
        + CellText.of(quota.path("limit"))
        + " requests left until "
        + minute(quota.path("resets_at"))
        + ".";
  }

  private static String window(JsonNode window) {
    int days = window.path("days").asInt();
    return "Window: "
        + minute(window.path("from"))
        + " to "
        + minute(window.path("to"))
        + (days == 1 ? ", 1 day." : ", " + days + " days.");
  }

  private static String source(JsonNode provenance) {
    String derived =
        StreamSupport.stream(provenance.path("derived").spliterator(), false)
            .map(step -> CellText.of(step).replace('_', ' '))
            .collect(Collectors.joining(", "));
    return "Source: "
        + derived
        + "; "
        + age(provenance.path("age_minutes").asLong())
        + (provenance.path("stale").asBoolean() ? ", older than it should be" : "")
        + "; cost "
        + cost(provenance.path("requests_spent").asInt())
        + ".";
  }

  private static String cost(int requests) {
    return switch (requests) {
      case 0 -> "nothing";
      case 1 -> "1 request";
      default -> requests + " requests";
    };
  }

  private static String age(long minutes) {
    if (minutes < 1) {
      return "of this minute";
    }
    if (minutes < 120) {
      return minutes + (minutes == 1 ? " minute old" : " minutes old");
    }
    return minutes < 2 * 24 * 60 ? minutes / 60 + " hours old" : minutes / (24 * 60) + " days old";
  }

  private static List<String> legend(String table) {
    List<String> legend = new ArrayList<>();
    if (table.contains("≤")) {
      legend.add("≤ at most: some may be counted more than once.");
    }
    if (table.contains("≈")) {
      legend.add("≈ estimated, near the truth.");
    }
    return legend;
  }

  private static String minute(JsonNode instant) {
    try {
      return MINUTE.format(Instant.parse(instant.asText()));
    } catch (DateTimeParseException e) {
      return CellText.of(instant);
    }
  }
}
