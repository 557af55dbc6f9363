package io.claritytoolbox.storage;

import io.claritytoolbox.history.StoredExport;
import io.claritytoolbox.model.Cube;
import io.claritytoolbox.model.Dimension;
import io.claritytoolbox.model.Export;
import io.claritytoolbox.model.Filter;
import io.claritytoolbox.model.Row;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The cells of exports. */
final class RowTable {
  private static final String INSERT =
      """
      INSERT INTO export_row (export, k1, k2, k3, addresses, facts) VALUES (?, ?, ?, ?, ?, ?)
      """;

  private static final String SELECT =
      """
      SELECT v1.value, v2.value, v3.value, addresses, facts
      FROM export_row
      LEFT JOIN dimension_value v1 ON v1.id = k1
      LEFT JOIN dimension_value v2 ON v2.id = k2
      LEFT JOIN dimension_value v3 ON v3.id = k3
      WHERE export = ?
      """;

  /** A filter of more values is not worth a search for each. */
  private static final int VALUES = 50;

  private final Session session;
  private final String scope;

  /** A row whose key is in numbers. */
  private record Cell(long k1, long k2, long k3, Row row) {
    static final Comparator<Cell> BY_KEY =
        Comparator.comparingLong(Cell::k1).thenComparingLong(Cell::k2).thenComparingLong(Cell::k3);

    List<Object> columns(long export) {
      return List.of(export, k1, k2, k3, row.addresses(), PackedFacts.pack(row.facts()));
    }
  }

  RowTable(Session session, String scope) {
    this.session = session;
    this.scope = scope;
  }

  /** Adds the rows in the order of their keys, so that pages of the file fill up. */
  void add(long id, Export export) throws SQLException {
    Cube cube = export.cube();
    ValueTable values = new ValueTable(session, scope, export.takenAt());
    values.note(cube, export.rows());
    List<Cell> cells = new ArrayList<>();
    for (Row row : export.rows()) {
      cells.add(cell(cube, row, values));
    }
    cells.sort(Cell.BY_KEY);
    session.updateAll(INSERT, cells.stream().map(cell -> cell.columns(id)).toList());
  }

  /** Of some filters those that spare reading; the others and the last word are the reader's. */
  static List<Filter> narrowing(StoredExport export, List<Filter> filters) {
    return filters.stream()
        .filter(filter -> export.cube().has(filter.dimension()))
        .filter(filter -> filter.op() == Filter.Op.IS && filter.values().size() <= VALUES)
        .toList();
  }

  /** The rows that may pass filters, all of them narrowing ones. */
  List<Row> read(StoredExport export, List<Filter> narrowing) throws SQLException {
    StringBuilder sql = new StringBuilder(SELECT);
    List<Object> arguments = new ArrayList<>(List.of(export.id()));
    for (Filter filter : narrowing) {
      Dimension dimension = filter.dimension();
      sql.append(condition(export.cube().dimensions().indexOf(dimension), filter.values().size()));
      arguments.add(scope);
      filter.values().forEach(value -> arguments.add(ValueTable.lookup(dimension, value)));
    }
    int parts = export.cube().size();
    return session.list(sql.toString(), result -> row(result, parts), arguments.toArray());
  }

  private static String condition(int part, int values) {
    return "AND k%d IN (SELECT id FROM dimension_value WHERE scope = ? AND lookup IN (?%s))\n"
        .formatted(part + 1, ", ?".repeat(values - 1));
  }

  private static Cell cell(Cube cube, Row row, ValueTable values) {
    List<@Nullable String> key = row.key();
    return new Cell(
        values.number(cube, key, 0), values.number(cube, key, 1), values.number(cube, key, 2), row);
  }

  private static Row row(ResultSet result, int parts) throws SQLException {
    List<@Nullable String> key = new ArrayList<>();
    for (int part = 1; part <= parts; part++) {
      key.add(result.getString(part));
    }
    return new Row(key, PackedFacts.unpack(result.getBytes(5)), result.getInt(4));
  }
}
