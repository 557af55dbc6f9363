package io.claritytoolbox.air.tools;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.claritytoolbox.air.AirDesk.Datasources;
import io.claritytoolbox.air.model.Datasource;
import io.claritytoolbox.render.Rendering;
import io.claritytoolbox.render.ReplySize;
import io.claritytoolbox.render.TextTable.Column;
import io.claritytoolbox.render.TimeText;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/**
 * The sensors of an organisation.
 *
 * @param limit the largest number of rows
 */
record DatasourcesView(Datasources found, int limit) implements Rendering {
  private static final List<Column> COLUMNS =
      List.of(
          Cells.text("datasource"),
          Cells.text("name"),
          Cells.text("group"),
          Cells.text("tags"),
          Cells.text("type"),
          Cells.text("source"));

  @Override
  public ObjectNode json() {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    Cells.put(json, found.organisation());
    ArrayNode rows = json.putArray("rows");
    found.all().stream().limit(limit).forEach(each -> put(rows.addObject(), each));
    json.put("total_rows", found.all().size());
    json.putObject("provenance")
        .put("calls", found.calls())
        .put("stored", found.calls() == 0)
        .put("fetched_at", found.seenAt().toString());
    int cut = ReplySize.fit(json, rows);
    List<String> warnings = new ArrayList<>(warnings());
    if (cut > 0) {
      warnings.add(cut + " rows did not fit.");
    }
    Cells.put(json, warnings);
    return json;
  }

  private static void put(ObjectNode row, Datasource each) {
    row.put("datasource", each.id());
    put(row, "name", each.name());
    put(row, "group", each.group());
    if (!each.tags().isEmpty()) {
      ArrayNode tags = row.putArray("tags");
      each.tags().forEach(tags::add);
    }
    put(row, "type", each.type());
    put(row, "source", each.source());
  }

  private static void put(ObjectNode row, String field, String text) {
    if (!text.isEmpty()) {
      row.put(field, text);
    }
  }

  @Override
  public String markdown() {
    return Cells.lines(List.of(head(), Cells.markdown(COLUMNS, rows()), shown()), warnings());
  }

  @Override
  public String text(OptionalInt width) {
    return Cells.lines(List.of(head(), Cells.table(COLUMNS, rows(), width), shown()), warnings());
  }

  private String head() {
    return TimeText.counted(found.all().size(), "datasource")
        + " of "
        + Cells.of(found.organisation())
        + ", as of "
        + TimeText.minute(found.seenAt())
        + ".";
  }

  private String shown() {
    return limit < found.all().size()
        ? limit + " of " + found.all().size() + " rows are shown."
        : "";
  }

  private List<List<String>> rows() {
    return found.all().stream()
        .limit(limit)
        .map(
            each ->
                List.of(
                    each.id(),
                    each.name(),
                    each.group(),
                    String.join(", ", each.tags()),
                    each.type(),
                    each.source()))
        .toList();
  }

  private List<String> warnings() {
    List<String> own =
        found.all().isEmpty()
            ? List.of(
                "The key sees no datasource of this organisation. Ask an Org Admin whether it has"
                    + " subscriptions.")
            : List.of();
    return Cells.warnings(found.organisation(), own);
  }
}
