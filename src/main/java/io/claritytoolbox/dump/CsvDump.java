package io.claritytoolbox.dump;

import io.claritytoolbox.history.StoredExport;
import io.claritytoolbox.model.Cube;
import io.claritytoolbox.model.Dimension;
import io.claritytoolbox.model.Listing;
import io.claritytoolbox.model.Measure;
import io.claritytoolbox.model.Row;
import io.claritytoolbox.projects.StoredProject;
import io.claritytoolbox.quota.QuotaLedger;
import io.claritytoolbox.render.CsvSheet;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Writes four CSV sheets: exports, their rows, their listings, and requests. */
final class CsvDump implements Dump.RecordWriter {
  static final String ROWS = "rows.csv";

  private static final String EXPORT_COLUMNS = "project,export_id,fetched_at,days,";

  private final CsvSheet exports;
  private final CsvSheet rows;
  private final CsvSheet listings;
  private final CsvSheet requests;

  CsvDump(Dump.Sheets sheets) throws IOException {
    exports = sheet(sheets, "exports.csv", EXPORT_COLUMNS + "dimensions,rows,may_be_cut");
    rows = sheet(sheets, ROWS, EXPORT_COLUMNS + rowColumns());
    listings = sheet(sheets, "listings.csv", EXPORT_COLUMNS + "list,position,name,count");
    requests =
        sheet(sheets, "requests.csv", "project,slot,taken_at,days,dimensions,outcome,budget");
  }

  /** Whether a sheet stands beside the rows, so that one stream has no room for it. */
  static boolean isBeside(String sheet) {
    return List.of("exports.csv", "listings.csv", "requests.csv").contains(sheet);
  }

  private static CsvSheet sheet(Dump.Sheets sheets, String name, String columns)
      throws IOException {
    return new CsvSheet(sheets.open(name), List.of(columns.split(",", -1)));
  }

  /** All exports share these columns. */
  private static String rowColumns() {
    return Stream.of(
            Arrays.stream(Dimension.values()).map(Dimension::label),
            Stream.of("addresses"),
            Arrays.stream(Measure.values()).map(Measure::label))
        .flatMap(columns -> columns)
        .collect(Collectors.joining(","));
  }

  @Override
  public void export(StoredProject project, StoredExport export) throws IOException {
    List<Object> exportCells =
        List.of(project.name(), export.id(), export.takenAt().toString(), export.days());
    exports.line(with(exportCells, dimensions(export.cube()), export.rows(), export.mayBeCut()));
    for (Row row : project.history().rows(export, List.of())) {
      rows.line(cells(exportCells, export, row));
    }
    for (Listing.Kind kind : Listing.Kind.values()) {
      Listing listing = project.history().listing(export, kind).orElse(null);
      if (listing != null) {
        lines(exportCells, listing);
      }
    }
  }

  private static List<@Nullable Object> cells(
      List<Object> exportCells, StoredExport export, Row row) {
    List<@Nullable Object> cells = new ArrayList<>(exportCells);
    for (Dimension dimension : Dimension.values()) {
      int part = export.cube().dimensions().indexOf(dimension);
      cells.add(part < 0 ? null : row.key().get(part));
    }
    cells.add(row.addresses());
    for (Measure measure : Measure.values()) {
      cells.add(row.facts().values().get(measure));
    }
    return cells;
  }

  private void lines(List<Object> exportCells, Listing listing) throws IOException {
    int position = 0;
    for (Listing.Entry entry : listing.entries()) {
      listings.line(
          with(exportCells, listing.kind().label(), ++position, entry.name(), entry.count()));
    }
  }

  @Override
  public void request(StoredProject project, Dump.Budget budget, QuotaLedger.Entry request)
      throws IOException {
    QuotaLedger.Purpose purpose = request.purpose();
    requests.line(
        List.of(
            project.name(),
            request.slot(),
            purpose.at().toString(),
            purpose.days(),
            dimensions(purpose.cube()),
            JsonDump.outcome(request),
            budget.toString()));
  }

  private static String dimensions(Cube cube) {
    return String.join(" ", cube.dimensions().stream().map(Dimension::label).toList());
  }

  private static List<@Nullable Object> with(List<?> first, @Nullable Object... more) {
    List<@Nullable Object> all = new ArrayList<>(first);
    all.addAll(Arrays.asList(more));
    return all;
  }

  @Override
  public void close() throws IOException {
    exports.close();
    rows.close();
    listings.close();
    requests.close();
  }
}
