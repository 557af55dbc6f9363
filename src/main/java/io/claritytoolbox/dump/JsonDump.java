package io.claritytoolbox.dump;

import com.fasterxml.jackson.core.JsonEncoding;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import io.claritytoolbox.history.StoredExport;
import io.claritytoolbox.model.Cube;
import io.claritytoolbox.model.Dimension;
import io.claritytoolbox.model.Listing;
import io.claritytoolbox.model.Measure;
import io.claritytoolbox.model.Row;
import io.claritytoolbox.projects.StoredProject;
import io.claritytoolbox.quota.QuotaLedger;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Writes one JSON object per line for each export, with all its data, and for each request. */
final class JsonDump implements Dump.RecordWriter {
  static final String SHEET = "exports.jsonl";

  private static final JsonFactory FACTORY = new JsonFactory();

  private final JsonGenerator json;

  JsonDump(Sheets sheets) throws IOException {
    json = FACTORY.createGenerator(sheets.open(SHEET), JsonEncoding.UTF8);
    json.setRootValueSeparator(null);
  }

  static String outcome(QuotaLedger.Entry request) {
    return request.fate().name().toLowerCase(Locale.ROOT);
  }

  @Override
  public void export(StoredProject project, StoredExport export) throws IOException {
    begin("export", project);
    json.writeNumberField("id", export.id());
    json.writeStringField("fetched_at", export.takenAt().toString());
    json.writeNumberField("days", export.days());
    dimensions(export.cube());
    json.writeBooleanField("may_be_cut", export.mayBeCut());
    json.writeArrayFieldStart("rows");
    for (Row row : project.history().rows(export, List.of())) {
      row(export.cube(), row);
    }
    json.writeEndArray();
    listings(project, export);
    payload(project.history().payload(export).orElse("null"));
    end();
  }

  @Override
  public void request(StoredProject project, QuotaLedger.Entry request) throws IOException {
    begin("request", project);
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

  private void end() throws IOException {
    json.writeEndObject();
    json.writeRaw('\n');
  }

  private void dimensions(Cube cube) throws IOException {
    json.writeArrayFieldStart("dimensions");
    for (Dimension dimension : cube.dimensions()) {
      json.writeString(dimension.label());
    }
    json.writeEndArray();
  }

  private void row(Cube cube, Row row) throws IOException {
    json.writeStartObject();
    for (int part = 0; part < cube.dimensions().size(); part++) {
      json.writeStringField(cube.dimensions().get(part).label(), row.key().get(part));
    }
    json.writeNumberField("addresses", row.addresses());
    for (Map.Entry<Measure, Double> fact : row.facts().values().entrySet()) {
      number(fact.getKey().label(), fact.getValue());
    }
    json.writeEndObject();
  }

  private void number(String name, double value) throws IOException {
    if (value == (long) value) {
      json.writeNumberField(name, (long) value);
    } else {
      json.writeNumberField(name, value);
    }
  }

  private void listings(StoredProject project, StoredExport export) throws IOException {
    json.writeArrayFieldStart("listings");
    for (Listing.Kind kind : Listing.Kind.values()) {
      Listing listing = project.history().listing(export, kind).orElse(null);
      if (listing != null) {
        listing(listing);
      }
    }
    json.writeEndArray();
  }

  private void listing(Listing listing) throws IOException {
    json.writeStartObject();
    json.writeStringField("list", listing.kind().label());
    json.writeArrayFieldStart("entries");
    for (Listing.Entry entry : listing.entries()) {
      json.writeStartObject();
      json.writeStringField("name", entry.name());
      json.writeNumberField("count", entry.count());
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  /** Copies token by token, because a tree takes many times the memory. */
  private void payload(String payload) throws IOException {
    json.writeFieldName("payload");
    try (JsonParser parser = FACTORY.createParser(payload)) {
      parser.nextToken();
      json.copyCurrentStructureExact(parser);
    }
  }

  @Override
  public void close() throws IOException {
    json.close();
  }
}
