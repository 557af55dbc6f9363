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
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The cells of exports. */
final class RowTable {
  private static final String INSERT =
      """
      INSERT INTO export_row (export, k1, k2, k3, addresses, facts) VALUES (?, ?, ?, ?, ?, ?)
      """;

  private static final String SELECT =
      """
      SELECT export, v1.value, v2.value, v3.value, addresses, facts
      FROM export_row
      LEFT JOIN dimension_value v1 ON v1.id = k1
      LEFT JOIN dimension_value v2 ON v2.id = k2
      LEFT JOIN dimension_value v3 ON v3.id = k3
      WHERE export IN (?%s)
      """;

  /** A filter of more values is not worth a search for each. */
  private static final int VALUES = 50;

  private final Session session;
  private final String scope;

  /** A row whose key is in numbers. */
  private record Cell(long k1, long k2, long k3, Row row) {
    static final Comparator<Cell> BY_KEY =
        Comparator.comparingLong(Cell::k1).thenComparingLong(Cell::k2).thenComparingLong(Cell::k3);

    @Nullable Object[] columns(long export) {
      return new Object[] {export, k1, k2, k3, row.addresses(), PackedFacts.pack(row.facts())};
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
    List<@Nullable Object[]> columns = new ArrayList<>();
    cells.forEach(cell -> columns.add(cell.columns(id)));
    session.updateAll(INSERT, columns);
  }

  /** Of some filters those that spare reading; the others and the last word are the reader's. */
  static List<Filter> narrowing(Cube cube, List<Filter> filters) {
    return filters.stream()
        .filter(filter -> cube.has(filter.dimension()))
        .filter(filter -> filter.op() == Filter.Op.IS && filter.values().size() <= VALUES)
        .toList();
  }

  /** The rows of exports of one cube that may pass filters, all of them narrowing ones. */
  Map<StoredExport, List<Row>> read(List<StoredExport> ofOneCube, List<Filter> narrowing)
      throws SQLException {
    Cube cube = ofOneCube.get(0).cube();
    Map<StoredExport, List<Row>> rows = new HashMap<>();
    Map<Long, List<Row>> byNumber = new HashMap<>();
    List<Object> arguments = new ArrayList<>();
    for (StoredExport export : ofOneCube) {
      List<Row> own = new ArrayList<>();
      rows.put(export, Collections.unmodifiableList(own));
      byNumber.put(export.id(), own);
      arguments.add(export.id());
    }
    StringBuilder sql = new StringBuilder(SELECT.formatted(", ?".repeat(ofOneCube.size() - 1)));
    for (Filter filter : narrowing) {
      Dimension dimension = filter.dimension();
      sql.append(condition(cube.dimensions().indexOf(dimension), filter.values().size()));
      arguments.add(scope);
      filter.values().forEach(value -> arguments.add(ValueTable.lookup(dimension, value)));
    }
    session.list(
        sql.toString(),
        result ->
            Objects.requireNonNull(byNumber.get(result.getLong(1))).add(row(result, cube.size())),
        arguments.toArray());
    return rows;
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
      key.add(result.getString(part + 1));
    }
    return new Row(key, PackedFacts.unpack(result.getBytes(6)), result.getInt(5));
  }
}
