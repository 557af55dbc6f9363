package io.claritytoolbox.storage;

import io.claritytoolbox.history.StoredExport;
import io.claritytoolbox.model.Row;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The rows of the exports read last, under a megabyte each. An export never changes, so what is
 * here is never out of date; questions come in runs about the same few exports.
 */
final class RecentRows {
  private static final int EXPORTS = 16;

  private final Map<StoredExport, List<Row>> rows = new LinkedHashMap<>(EXPORTS, 0.75f, true);

  synchronized Optional<List<Row>> of(StoredExport export) {
    return Optional.ofNullable(rows.get(export));
  }

  synchronized void keep(StoredExport export, List<Row> all) {
    rows.put(export, all);
    if (rows.size() > EXPORTS) {
      rows.remove(rows.keySet().iterator().next());
    }
  }
}
