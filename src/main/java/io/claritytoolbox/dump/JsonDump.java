package io.claritytoolbox.dump;

import com.fasterxml.jackson.core.JsonEncoding;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.claritytoolbox.history.Holding;
import io.claritytoolbox.history.StoredExport;
import io.claritytoolbox.model.Cube;
import io.claritytoolbox.model.Dimension;
import io.claritytoolbox.model.Listing;
import io.claritytoolbox.model.Row;
import io.claritytoolbox.projects.StoredProject;
import io.claritytoolbox.quota.QuotaLedger;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes one JSON object per line for each export, with all its data, and for each request. */
final class JsonDump implements Dump.RecordWriter {
  static final String SHEET = "exports.jsonl";

  private static final JsonMapper MAPPER =
      JsonMapper.builder().disable(SerializationFeature.FLUSH_AFTER_WRITE_VALUE).build();

  private final JsonGenerator json;

  JsonDump(Dump.Sheets sheets) throws IOException {
    json = MAPPER.createGenerator(sheets.open(SHEET), JsonEncoding.UTF8);
    json.setRootValueSeparator(null);
  }

  static String outcome(QuotaLedger.Entry request) {
    return request.fate().name().toLowerCase(Locale.ROOT);
  }

  /** A row of a sheet. A cell that is null is left out. */
  static byte[] line(Holding.Sheet sheet, List<? extends @Nullable Object> row) throws IOException {
    Map<String, Object> object = new LinkedHashMap<>();
    object.put("type", sheet.name());
    for (int i = 0; i < row.size(); i++) {
      Object cell = row.get(i);
      if (cell != null) {
        object.put(sheet.columns().get(i), cell);
      }
    }
    return (MAPPER.writeValueAsString(object) + "\n").getBytes(StandardCharsets.UTF_8);
  }

  private record NamedList(String list, List<Listing.Entry> entries) {}

  @Override
  public void export(StoredProject project, StoredExport export) throws IOException {
    List<NamedList> listings = new ArrayList<>();
    for (Listing.Kind kind : Listing.Kind.values()) {
      project
          .history()
          .listing(export, kind)
          .ifPresent(listing -> listings.add(new NamedList(kind.label(), listing.entries())));
    }
    begin("export", project);
    json.writeNumberField("id", export.id());
    json.writeStringField("fetched_at", export.takenAt().toString());
    json.writeNumberField("days", export.days());
    dimensions(export.cube());
    json.writeBooleanField("may_be_cut", export.mayBeCut());
    json.writeObjectField(
        "rows",
        project.history().rows(export, List.of()).stream()
            .map(row -> cells(export.cube(), row))
            .toList());
    json.writeObjectField("listings", listings);
    payload(project.history().payload(export).orElse("null"));
    end();
  }

  private static Map<String, @Nullable Object> cells(Cube cube, Row row) {
    Map<String, @Nullable Object> cells = new LinkedHashMap<>();
    for (int part = 0; part < cube.size(); part++) {
      cells.put(cube.dimensions().get(part).label(), row.key().get(part));
    }
    cells.put("addresses", row.addresses());
    row.facts().values().forEach((measure, value) -> cells.put(measure.label(), number(value)));
    return cells;
  }

  private static Number number(Double value) {
    long whole = value.longValue();
    return value == whole ? Long.valueOf(whole) : (Number) value;
  }

  @Override
  public void request(StoredProject project, Dump.Budget budget, QuotaLedger.Entry request)
      throws IOException {
    begin("request", project);
    json.writeStringField("budget", budget.toString());
    json.writeNumberField("slot", request.slot());
    json.writeStringField("taken_at", request.purpose().at().toString());
    json.writeNumberField("days", request.purpose().days());
    dimensions(request.purpose().cube());
    json.writeStringField("outcome", outcome(request));
    end();
  }

  private void begin(String type, StoredProject project) throws IOException {
    json.writeStartObject();
    json.writeStringField("type", type);
    json.writeStringField("project", project.name());
  }

  private void dimensions(Cube cube) throws IOException {
    json.writeObjectField("dimensions", cube.dimensions().stream().map(Dimension::label).toList());
  }

  /** Copies token by token, because a tree takes many times the memory. */
  private void payload(String payload) throws IOException {
    json.writeFieldName("payload");
    try (JsonParser parser = MAPPER.createParser(payload)) {
      parser.nextToken();
      json.copyCurrentStructureExact(parser);
    }
  }

  private void end() throws IOException {
    json.writeEndObject();
    json.writeRaw('\n');
  }

  @Override
  public void close() throws IOException {
    json.close();
  }
}
