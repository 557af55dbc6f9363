package io.claritytoolbox.storage;

import io.claritytoolbox.history.StoredExport;
import io.claritytoolbox.model.Row;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The rows of the exports read last, about 400 bytes each. An export never changes, so what is here
 * is never out of date; questions come in runs about the same few exports.
 */
final class RecentRows {
  /** A month of exports with 1,000 rows, and what else is asked beside them. */
  private static final int MOST = 40_000;

  private final Map<StoredExport, List<Row>> rows = new LinkedHashMap<>(16, 0.75f, true);
  private int held;

  synchronized Optional<List<Row>> of(StoredExport export) {
    return Optional.ofNullable(rows.get(export));
  }

  /** Whether these exports can be kept as a whole and leave room for as many others. */
  static boolean fit(List<StoredExport> exports) {
    return exports.stream().mapToLong(StoredExport::rows).sum() <= MOST / 2;
  }

  synchronized void keep(StoredExport export, List<Row> all) {
    if (rows.put(export, all) == null) {
      held += weight(all);
    }
    Iterator<List<Row>> eldest = rows.values().iterator();
    while (held > MOST) {
      held -= weight(eldest.next());
      eldest.remove();
    }
  }

  /** An export without rows weighs something too. */
  private static int weight(List<Row> rows) {
    return rows.size() + 1;
  }
}
