package io.claritytoolbox.dashboard;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import io.claritytoolbox.dashboard.Outcome.Answered;
import io.claritytoolbox.dashboard.Outcome.Failed;
import io.claritytoolbox.json.JsonBody;
import io.claritytoolbox.scrub.AddressFolding;
import io.claritytoolbox.scrub.FieldScrub;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/**
 * Parses response bodies with status 200. The interface is undocumented, so unknown fields are
 * ignored, fields of unexpected types are left out, and sizes are limited.
 *
 * @param folding cleans addresses and texts before anything else uses them
 * @param variable that contains the tokens, for sentences
 */
record WireReader(AddressFolding folding, String variable) {
  private static final int MOST_ROWS = 100;
  private static final int MOST_COLUMNS = 20;
  private static final int UNDERSTOOD = 0;

  Outcome<List<Recording>> recordings(byte[] body) {
    return json(body, this::recordings);
  }

  private Outcome<List<Recording>> recordings(JsonNode tree) {
    if (!(tree instanceof ArrayNode array)) {
      return new Failed<>(Fault.UNKNOWN_SHAPE);
    }
    RecordingReader reader = new RecordingReader(new FieldScrub(folding));
    List<Recording> recordings = new ArrayList<>();
    array.forEach(each -> reader.read(each).ifPresent(recordings::add));
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
    FieldScrub scrub = new FieldScrub(folding);
    Set<String> columns = new LinkedHashSet<>();
    List<Map<String, String>> rows = new ArrayList<>();
    for (JsonNode row : data) {
      if (row.isObject() && rows.size() < MOST_ROWS) {
        rows.add(cells(row, columns, scrub));
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

  private static Map<String, String> cells(JsonNode row, Set<String> columns, FieldScrub scrub) {
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
}
