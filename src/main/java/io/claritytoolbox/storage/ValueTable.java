package io.claritytoolbox.storage;

import io.claritytoolbox.model.Cube;
import io.claritytoolbox.model.Dimension;
import io.claritytoolbox.model.Filter;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The numbers that stand for values of dimensions, while one export is saved. */
final class ValueTable {
  private static final long NO_VALUE = 0;

  private final Session session;
  private final long takenAt;
  private final Map<Value, Long> known = new HashMap<>();

  private record Value(String lookup, String text) {}

  private record Known(long id, long lastTaken) {}

  ValueTable(Session session, Instant takenAt) {
    this.session = session;
    this.takenAt = takenAt.toEpochMilli();
  }

  /** What filters on a dimension compare: the path of an address, else the text in lower case. */
  static String lookup(Dimension dimension, String text) {
    return dimension == Dimension.URL ? Filter.path(text) : text.toLowerCase(Locale.ROOT);
  }

  /** The number of a key's part, noted where it is new; 0 where the key has no such part. */
  long number(Cube cube, List<@Nullable String> key, int part) throws SQLException {
    String text = part < key.size() ? key.get(part) : null;
    if (text == null) {
      return NO_VALUE;
    }
    Value value = new Value(lookup(cube.dimensions().get(part), text), text);
    Long number = known.get(value);
    if (number == null) {
      number = numbered(value);
      known.put(value, number);
    }
    return number;
  }

  private long numbered(Value value) throws SQLException {
    Optional<Known> found =
        session.first(
            "SELECT id, last_taken FROM dimension_value WHERE lookup = ? AND value = ?",
            result -> new Known(result.getLong(1), result.getLong(2)),
            value.lookup(),
            value.text());
    if (found.isEmpty()) {
      return added(value);
    }
    if (found.get().lastTaken() < takenAt) {
      session.update(
          "UPDATE dimension_value SET last_taken = ? WHERE id = ?", takenAt, found.get().id());
    }
    return found.get().id();
  }

  private long added(Value value) throws SQLException {
    return session
        .first(
            """
            INSERT INTO dimension_value (lookup, value, last_taken) VALUES (?, ?, ?) RETURNING id
            """,
            result -> result.getLong(1),
            value.lookup(),
            value.text(),
            takenAt)
        .orElseThrow();
  }
}
