package io.claritytoolbox.dashboard;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import io.claritytoolbox.dashboard.Outcome.Answered;
import io.claritytoolbox.dashboard.Outcome.Failed;
import io.claritytoolbox.dashboard.Recording.Event;
import io.claritytoolbox.dashboard.Recording.Visit;
import io.claritytoolbox.json.JsonBody;
import io.claritytoolbox.scrub.FieldScrub;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Parses a response body with status 200. The interface is undocumented, so unknown fields are
 * ignored, fields of unexpected types are left out, and sizes are limited.
 *
 * @param scrub cleans the addresses and texts of one answer before anything else uses them
 * @param variable that contains the tokens, for sentences
 */
record WireReader(FieldScrub scrub, String variable) {
  private static final int MOST_ROWS = 100;
  private static final int MOST_COLUMNS = 20;
  private static final int UNDERSTOOD = 0;

  private static final int MOST_VISITS = 50;
  private static final int MOST_EVENTS = 50;

  /** Such a link contains no text from visitors. */
  private static final Pattern LINK =
      Pattern.compile("https://clarity\\.microsoft\\.com/[A-Za-z0-9/_.?=&%~-]{1,300}");

  private static final Pattern AMOUNT = Pattern.compile("([0-9]{1,6}) *(hour|minute|second)");
  private static final String MASKED = "[masked]";

  /** Longer than any session; larger values are points in time. */
  private static final long LONGEST_MILLIS = Duration.ofDays(2).toMillis();

  Outcome<List<Recording>> recordings(byte[] body) {
    return json(body, this::recordings);
  }

  private Outcome<List<Recording>> recordings(JsonNode tree) {
    if (!(tree instanceof ArrayNode array)) {
      return new Failed<>(Fault.UNKNOWN_SHAPE);
    }
    List<Recording> recordings = new ArrayList<>();
    for (JsonNode node : array) {
      if (node.path("link").isTextual() || node.path("timestamp").isTextual()) {
        recordings.add(recording(node));
      }
    }
    return recordings.isEmpty() && !array.isEmpty()
        ? new Failed<>(Fault.UNKNOWN_SHAPE)
        : new Answered<>(recordings);
  }

  Outcome<DashboardAnswer> answer(byte[] body) {
    return json(body, this::answer);
  }

  private Outcome<DashboardAnswer> answer(JsonNode tree) {
    JsonNode data = tree.path("data");
    boolean isKnown = data.isNull() || data instanceof ArrayNode || tree.has("dataErrorType");
    if (!tree.isObject() || !isKnown) {
      return new Failed<>(Fault.UNKNOWN_SHAPE);
    }
    Set<String> columns = new LinkedHashSet<>();
    List<Map<String, String>> rows = new ArrayList<>();
    for (JsonNode row : data) {
      if (row.isObject() && rows.size() < MOST_ROWS) {
        rows.add(cells(row, columns));
      }
    }
    String readAs = tree.path("query").asText("");
    boolean isUnderstood =
        data instanceof ArrayNode && tree.path("dataErrorType").asInt(UNDERSTOOD) == UNDERSTOOD;
    return new Answered<>(
        new DashboardAnswer(
            readAs.equals("None") ? "" : scrub.anything(readAs),
            List.copyOf(columns),
            rows,
            isUnderstood,
            data.size() > rows.size()));
  }

  private Map<String, String> cells(JsonNode row, Set<String> columns) {
    Map<String, String> cells = new LinkedHashMap<>();
    for (Map.Entry<String, JsonNode> field : row.properties()) {
      String column = scrub.text(field.getKey());
      boolean hasRoom = columns.contains(column) || columns.size() < MOST_COLUMNS;
      if (hasRoom && field.getValue().isValueNode() && !field.getValue().isNull()) {
        columns.add(column);
        String value = field.getValue().asText();
        cells.put(column, field.getValue().isTextual() ? scrub.anything(value) : value);
      }
    }
    return cells;
  }

  Outcome<JsonNode> documentation(byte[] body) {
    return json(body, Answered::new);
  }

  private <T> Outcome<T> json(byte[] body, Function<JsonNode, Outcome<T>> reading) {
    JsonBody json = JsonBody.of(body);
    return switch (json.form()) {
      case JSON -> reading.apply(json.tree());
      case WEB_PAGE -> new Failed<>(Fault.WEB_PAGE, variable);
      case CUT -> new Failed<>(Fault.CUT);
      case OTHER -> new Failed<>(Fault.UNKNOWN_SHAPE);
    };
  }

  private Recording recording(JsonNode node) {
    String link = node.path("link").asText();
    return new Recording(
        LINK.matcher(link).matches() ? link : null,
        instant(node.path("timestamp").asText()),
        duration(node.path("totalDuration")),
        duration(node.path("activeDuration")),
        count(node.path("pagesCount")),
        count(node.path("sessionClickCount")),
        visits(node.path("timeline")));
  }

  private List<Visit> visits(JsonNode timeline) {
    List<Visit> visits = new ArrayList<>();
    for (JsonNode page : timeline) {
      if (page.path("url").isTextual() && visits.size() < MOST_VISITS) {
        visits.add(
            new Visit(
                scrub.address(page.path("url").textValue()),
                text(page.path("displayTitle")),
                address(page.path("referrerUrl")),
                duration(page.path("duration")),
                events(page.path("timelineEvents"))));
      }
    }
    return visits;
  }

  private List<Event> events(JsonNode timeline) {
    List<Event> events = new ArrayList<>();
    for (JsonNode event : timeline) {
      if (event.path("eventtype").isTextual() && events.size() < MOST_EVENTS) {
        String type = scrub.text(event.path("eventtype").textValue());
        events.add(new Event(type, said(type, event.path("text")), duration(event.path("start"))));
      }
    }
    return events;
  }

  /** Clicked text belongs to the site; other text may come from the visitor. */
  private @Nullable String said(String type, JsonNode text) {
    boolean isEmpty = !text.isTextual() || text.textValue().isBlank();
    return isEmpty || type.toLowerCase(Locale.ROOT).contains("click") ? text(text) : MASKED;
  }

  private @Nullable String text(JsonNode node) {
    return node.isTextual() && !node.textValue().isBlank() ? scrub.text(node.textValue()) : null;
  }

  private @Nullable String address(JsonNode node) {
    return node.isTextual() && !node.textValue().isBlank() ? scrub.address(node.textValue()) : null;
  }

  private static @Nullable Integer count(JsonNode node) {
    if (node.isTextual() && node.textValue().matches("[0-9]{1,9}")) {
      return Integer.valueOf(node.textValue());
    }
    return node.isIntegralNumber() && node.canConvertToInt() && node.intValue() >= 0
        ? Integer.valueOf(node.intValue())
        : null;
  }

  /** For example {@code 2026-03-11 07:30:00}, in UTC. */
  private static @Nullable Instant instant(String text) {
    try {
      String local = text.strip().replace(' ', 'T').replaceFirst("Z$", "");
      return LocalDateTime.parse(local).toInstant(ZoneOffset.UTC);
    } catch (DateTimeException e) {
      return null;
    }
  }

  /** Milliseconds, or words such as {@code 09 minutes and 05 seconds}. */
  private static @Nullable Duration duration(JsonNode node) {
    if (node.isNumber()) {
      long millis = node.longValue();
      return millis >= 0 && millis < LONGEST_MILLIS ? Duration.ofMillis(millis) : null;
    }
    List<MatchResult> amounts =
        AMOUNT.matcher(node.asText().toLowerCase(Locale.ROOT)).results().toList();
    return amounts.isEmpty()
        ? null
        : amounts.stream().map(WireReader::amount).reduce(Duration.ZERO, Duration::plus);
  }

  private static Duration amount(MatchResult amount) {
    long number = Long.parseLong(amount.group(1));
    return switch (amount.group(2)) {
      case "hour" -> Duration.ofHours(number);
      case "minute" -> Duration.ofMinutes(number);
      default -> Duration.ofSeconds(number);
    };
  }
}
