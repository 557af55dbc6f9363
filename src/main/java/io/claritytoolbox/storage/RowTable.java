package io.claritytoolbox.storage;

import io.claritytoolbox.history.StoredExport;
import io.claritytoolbox.model.Cube;
import io.claritytoolbox.model.Dimension;
import io.claritytoolbox.model.Facts;
import io.claritytoolbox.model.Filter;
import io.claritytoolbox.model.Measure;
import io.claritytoolbox.model.Row;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The rows of exports: a column for each dimension and one for each measure. */
final class RowTable {
  /** {@link Measure#VISITS} is of lists alone. */
  private static final List<Measure> MEASURES =
      Arrays.stream(Measure.values()).filter(measure -> measure != Measure.VISITS).toList();

  private static final List<String> ALWAYS =
      Stream.concat(Stream.of("addresses"), MEASURES.stream().map(Measure::label)).toList();

  /** A filter of more values, or of longer ones, is not worth a search for each. */
  private static final int VALUES = 50;

  private static final int LONGEST = 2_000;

  /** What PostgreSQL and SQLite say of a constraint that is violated. */
  private static final String CONTRADICTION_STATE = "23505";

  private static final int CONTRADICTION_CODE = 19;

  private RowTable() {}

  /** Adds the rows of an export in their order, if each has a key of its own. */
  static void add(Session session, long export, Cube cube, List<Row> rows) throws SQLException {
    check(cube, rows);
    insert(session, export, cube, rows);
  }

  /** Adds rows that were checked when they were first stored. */
  static void insert(Session session, long export, Cube cube, List<Row> rows) throws SQLException {
    List<String> columns = columns(cube);
    String sql =
        "INSERT INTO export_row (%s, export, position) VALUES (%s)"
            .formatted(
                String.join(", ", columns),
                String.join(", ", Collections.nCopies(columns.size() + 2, "?")));
    List<@Nullable Object[]> values = new ArrayList<>();
    for (Row row : rows) {
      values.add(values(row, export, values.size()));
    }
    session.updateAll(sql, values);
  }

  /** The filters that SQL can apply to read fewer rows. The reader applies all filters. */
  static List<Filter> narrowing(Cube cube, List<Filter> filters) {
    return filters.stream()
        .filter(filter -> filter.dimension() == Dimension.URL && cube.has(Dimension.URL))
        .filter(filter -> filter.op() != Filter.Op.IS_NOT && filter.values().size() <= VALUES)
        .filter(filter -> filter.values().stream().allMatch(RowTable::isInItsAddress))
        .toList();
  }

  /** Whether every address that agrees with it has it in its text; one without a path has none. */
  private static boolean isInItsAddress(String value) {
    return !value.equals("/") && value.length() <= LONGEST;
  }

  /** The rows of exports of one cube that may pass filters, all of them narrowing ones. */
  static Map<StoredExport, List<Row>> read(
      Session session, List<StoredExport> ofOneCube, List<Filter> narrowing) throws SQLException {
    Map<StoredExport, List<Row>> rows = new HashMap<>();
    Map<Long, List<Row>> byNumber = new HashMap<>();
    List<Object> arguments = new ArrayList<>();
    for (StoredExport export : ofOneCube) {
      List<Row> own = new ArrayList<>();
      rows.put(export, Collections.unmodifiableList(own));
      byNumber.put(export.id(), own);
      arguments.add(export.id());
    }
    StringBuilder conditions = new StringBuilder();
    for (Filter filter : narrowing) {
      conditions.append(" AND (").append(condition(filter.values().size())).append(')');
      filter.values().forEach(value -> arguments.add(pattern(value)));
    }
    Cube cube = ofOneCube.get(0).cube();
    String sql =
        "SELECT %s, export FROM export_row WHERE export IN (?%s)%s ORDER BY export, position"
            .formatted(
                String.join(", ", columns(cube)), ", ?".repeat(ofOneCube.size() - 1), conditions);
    Values values = new Values(cube.size());
    session.list(
        sql,
        result ->
            Objects.requireNonNull(byNumber.get(result.getLong(values.export)))
                .add(values.row(result)),
        arguments.toArray());
    return rows;
  }

  private static String condition(int values) {
    return String.join(" OR ", Collections.nCopies(values, "url LIKE ? ESCAPE '!'"));
  }

  private static String pattern(String value) {
    return "%" + value.replaceAll("[!%_]", "!$0") + "%";
  }

  /** Those of the cube come last, in its order. */
  private static List<String> columns(Cube cube) {
    Stream<String> key =
        cube.dimensions().stream().map(part -> part.label().toLowerCase(Locale.ROOT));
    return Stream.concat(ALWAYS.stream(), key).toList();
  }

  private static @Nullable Object[] values(Row row, long export, int position) {
    List<@Nullable Object> values = new ArrayList<>();
    values.add(row.addresses());
    MEASURES.forEach(measure -> values.add(row.facts().values().get(measure)));
    values.addAll(row.key());
    values.add(export);
    values.add(position);
    return values.toArray();
  }

  /** Reads rows of one cube. What many rows share, such as addresses and small counts, is one. */
  private static final class Values {
    private static final Double[] COUNTS =
        IntStream.range(0, 1_000).mapToObj(Double::valueOf).toArray(Double[]::new);

    private final Map<String, String> names = new HashMap<>();
    private final int parts;
    private final int export;

    Values(int parts) {
      this.parts = parts;
      this.export = ALWAYS.size() + parts + 1;
    }

    Row row(ResultSet result) throws SQLException {
      int column = 1;
      int addresses = result.getInt(column++);
      Map<Measure, Double> facts = new EnumMap<>(Measure.class);
      for (Measure measure : MEASURES) {
        double value = result.getDouble(column++);
        if (value != 0 || !result.wasNull()) {
          facts.put(measure, shared(value));
        }
      }
      @Nullable String[] key = new String[parts];
      for (int part = 0; part < parts; part++) {
        String name = result.getString(column++);
        key[part] = name == null ? null : names.computeIfAbsent(name, same -> same);
      }
      return new Row(Arrays.asList(key), new Facts(facts), addresses);
    }

    private static Double shared(double value) {
      int count = (int) value;
      boolean isShared = count == value && count >= 0 && count < COUNTS.length;
      return isShared ? COUNTS[count] : Double.valueOf(value);
    }
  }

  private static void check(Cube cube, List<Row> rows) throws SQLException {
    Set<List<@Nullable String>> keys = new HashSet<>();
    for (Row row : rows) {
      if (row.key().size() != cube.size()) {
        throw new IllegalArgumentException("a key of " + row.key().size() + " parts in " + cube);
      }
      if (!keys.add(row.key())) {
        throw new SQLException("two rows of one key", CONTRADICTION_STATE, CONTRADICTION_CODE);
      }
    }
  }
}
