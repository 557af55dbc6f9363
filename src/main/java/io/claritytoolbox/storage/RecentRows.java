package io.claritytoolbox.storage;

import io.claritytoolbox.history.StoredExport;
import io.claritytoolbox.model.Dimension;
import io.claritytoolbox.model.Row;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The rows of the exports read last, about 400 bytes each. An export never changes, so what is here
 * is never out of date; questions come in runs about the same few exports.
 */
final class RecentRows {
  /** A month of two exports a day with 1,000 rows each. */
  private static final int MOST = 64_000;

  private final Map<StoredExport, Kept> exports = new LinkedHashMap<>(16, 0.75f, true);
  private int held;

  /** The rows of one export; addresses, by which most questions choose, are at hand. */
  static final class Kept {
    private final List<Row> rows;
    private final @Nullable String[] addresses;

    private Kept(StoredExport export, List<Row> rows) {
      int column = export.cube().dimensions().indexOf(Dimension.URL);
      this.rows = rows;
      this.addresses =
          rows.stream()
              .map(row -> column < 0 ? null : row.key().get(column))
              .toArray(String[]::new);
    }

    List<Row> all() {
      return rows;
    }

    /** The rows whose address passes. */
    List<Row> passing(Predicate<@Nullable String> address) {
      List<Row> passing = new ArrayList<>();
      for (int i = 0; i < addresses.length; i++) {
        if (address.test(addresses[i])) {
          passing.add(rows.get(i));
        }
      }
      return passing;
    }
  }

  synchronized Optional<Kept> of(StoredExport export) {
    return Optional.ofNullable(exports.get(export));
  }

  /** Whether these exports can be kept as a whole and leave room for as many others. */
  static boolean fit(List<StoredExport> exports) {
    return exports.stream().mapToLong(StoredExport::rows).sum() <= MOST / 2;
  }

  synchronized Kept keep(StoredExport export, List<Row> rows) {
    Kept kept = new Kept(export, rows);
    if (exports.put(export, kept) == null) {
      held += weight(kept);
    }
    Iterator<Kept> eldest = exports.values().iterator();
    while (held > MOST) {
      held -= weight(eldest.next());
      eldest.remove();
    }
    return kept;
  }

  /** An export without rows weighs something too. */
  private static int weight(Kept kept) {
    return kept.rows.size() + 1;
  }
}
