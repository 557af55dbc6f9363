package io.claritytoolbox.air.tools;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.claritytoolbox.air.AirDesk.Application;
import io.claritytoolbox.air.model.Datasource;
import io.claritytoolbox.render.Rendering;
import io.claritytoolbox.render.TimeText;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The permissions of a key. */
record ApplicationView(Application application) implements Rendering {
  /** Neither the API nor the key contains this. */
  private static final String UNKNOWN_KIND =
      "Clarity Movement doesn't tell whether a key is an application's or a person's. If the key"
          + " doesn't stand under Organization > Users > Applications > Actions > API Keys, it is a"
          + " person's and ends when that person changes role or leaves: create an application,"
          + " connect it with the role Observer and use its key.";

  @Override
  public ObjectNode json() {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    Cells.put(json, application.organisation());
    json.put("key", application.key());
    json.put("key_kind", application.organisation().demo() ? "none" : "unknown");
    json.put("datasources", application.datasources().size());
    ObjectNode types = json.putObject("datasource_types");
    types().forEach(types::put);
    Cells.put(json, application.reports());
    if (!advice().isEmpty()) {
      json.put("advice", advice());
    }
    Cells.put(json, warnings());
    return json;
  }

  @Override
  public String markdown() {
    return Cells.lines(lines(), warnings());
  }

  @Override
  public String text(OptionalInt width) {
    return Cells.lines(lines(), warnings());
  }

  private List<String> lines() {
    String types =
        types().entrySet().stream()
            .map(type -> type.getValue() + " " + type.getKey())
            .collect(Collectors.joining(", "));
    return List.of(
        "Answers for %s with %s."
            .formatted(Cells.of(application.organisation()), application.key()),
        "It may read %s%s."
            .formatted(
                TimeText.counted(application.datasources().size(), "datasource"),
                types.isEmpty() ? "" : ": " + types),
        Cells.left(application.reports()),
        advice());
  }

  private String advice() {
    return application.organisation().demo() ? "" : UNKNOWN_KIND;
  }

  private Map<String, Integer> types() {
    Map<String, Integer> types = new TreeMap<>();
    application.datasources().stream()
        .map(Datasource::type)
        .filter(type -> !type.isEmpty())
        .forEach(type -> types.merge(type, 1, Integer::sum));
    return types;
  }

  private List<String> warnings() {
    return Cells.warnings(application.organisation(), application.notices());
  }
}
