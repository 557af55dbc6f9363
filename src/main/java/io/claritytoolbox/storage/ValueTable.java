package io.claritytoolbox.storage;

import io.claritytoolbox.model.Cube;
import io.claritytoolbox.model.Dimension;
import io.claritytoolbox.model.Filter;
import io.claritytoolbox.model.Row;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The numbers that stand for values of dimensions, while one export is saved. They are looked up
 * and added many at a time: each statement is a journey where the database is a server.
 */
final class ValueTable {
  private static final long NO_VALUE = 0;

  /** The most characters that are compared; an index takes no longer text. */
  private static final int LOOKUP_LENGTH = 500;

  /** Values in one statement. */
  private static final int AT_ONCE = 250;

  private final Session session;
  private final String scope;
  private final long takenAt;
  private final Map<Value, Known> known = new HashMap<>();

  private record Value(String lookup, String text) {}

  private record Known(long number, long lastTaken) {}

  ValueTable(Session session, String scope, Instant takenAt) {
    this.session = session;
    this.scope = scope;
    this.takenAt = takenAt.toEpochMilli();
  }

  /**
   * What filters on a dimension compare: the beginning of the path of an address, else of the text
   * in lower case.
   */
  static String lookup(Dimension dimension, String text) {
    String whole = dimension == Dimension.URL ? Filter.path(text) : text.toLowerCase(Locale.ROOT);
    return whole.codePointCount(0, whole.length()) <= LOOKUP_LENGTH
        ? whole
        : whole.substring(0, whole.offsetByCodePoints(0, LOOKUP_LENGTH));
  }

  /** Gives every value in these rows a number that lasts, and notes when it was seen. */
  void note(Cube cube, List<Row> rows) throws SQLException {
    Set<Value> values = values(cube, rows);
    for (List<String> lookups : pieces(values.stream().map(Value::lookup).distinct().toList())) {
      find(lookups);
    }
    for (List<Long> seen : pieces(seenAgain(values))) {
      mark(seen);
    }
    values.removeAll(known.keySet());
    for (List<Value> missing : pieces(List.copyOf(values))) {
      add(missing);
    }
  }

  /** The number of a key's part, once it was noted; 0 where the key has no such part. */
  long number(Cube cube, List<@Nullable String> key, int part) {
    Value value = part < cube.size() ? value(cube, key, part) : null;
    return value == null ? NO_VALUE : Objects.requireNonNull(known.get(value)).number();
  }

  private static Set<Value> values(Cube cube, List<Row> rows) {
    Set<Value> values = new LinkedHashSet<>();
    for (Row row : rows) {
      if (row.key().size() != cube.size()) {
        throw new IllegalArgumentException("a key of " + row.key().size() + " parts in " + cube);
      }
      for (int part = 0; part < cube.size(); part++) {
        Value value = value(cube, row.key(), part);
        if (value != null) {
          values.add(value);
        }
      }
    }
    return values;
  }

  private void find(List<String> lookups) throws SQLException {
    String sql =
        """
        SELECT id, lookup, value, last_taken FROM dimension_value
        WHERE scope = ? AND lookup IN (?%s)
        """;
    List<Object> arguments = new ArrayList<>(List.of(scope));
    arguments.addAll(lookups);
    session.list(sql.formatted(", ?".repeat(lookups.size() - 1)), this::known, arguments.toArray());
  }

  private Known known(ResultSet result) throws SQLException {
    Value value = new Value(result.getString("lookup"), result.getString("value"));
    Known itself = new Known(result.getLong("id"), result.getLong("last_taken"));
    known.put(value, itself);
    return itself;
  }

  /** Not the page of another host that has the same path. */
  private List<Long> seenAgain(Set<Value> values) {
    return values.stream()
        .map(known::get)
        .filter(value -> value != null && value.lastTaken() < takenAt)
        .map(Known::number)
        .toList();
  }

  private void add(List<Value> missing) throws SQLException {
    String sql =
        """
        INSERT INTO dimension_value (scope, lookup, value, last_taken) VALUES (?, ?, ?, ?)%s
        RETURNING id, lookup, value, last_taken
        """;
    List<Object> arguments = new ArrayList<>();
    for (Value value : missing) {
      arguments.addAll(List.of(scope, value.lookup(), value.text(), takenAt));
    }
    String more = ", (?, ?, ?, ?)".repeat(missing.size() - 1);
    session.list(sql.formatted(more), this::known, arguments.toArray());
  }

  private void mark(List<Long> seen) throws SQLException {
    String sql = "UPDATE dimension_value SET last_taken = ? WHERE id IN (?%s)";
    List<Object> arguments = new ArrayList<>(List.of(takenAt));
    arguments.addAll(seen);
    session.update(sql.formatted(", ?".repeat(seen.size() - 1)), arguments.toArray());
  }

  private static <T> List<List<T>> pieces(List<T> all) {
    List<List<T>> pieces = new ArrayList<>();
    for (int from = 0; from < all.size(); from += AT_ONCE) {
      pieces.add(all.subList(from, Math.min(from + AT_ONCE, all.size())));
    }
    return pieces;
  }

  private static @Nullable Value value(Cube cube, List<@Nullable String> key, int part) {
    String text = key.get(part);
    return text == null ? null : new Value(lookup(cube.dimensions().get(part), text), text);
  }
}
