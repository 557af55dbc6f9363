package io.claritytoolbox.spend;

import io.claritytoolbox.history.ExportHistory;
import io.claritytoolbox.history.StoredExport;
import io.claritytoolbox.model.Export;
import io.claritytoolbox.model.Filter;
import io.claritytoolbox.model.Listing;
import io.claritytoolbox.model.Row;
import io.claritytoolbox.model.StorageFailure;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Set;
import org.slf4j.LoggerFactory;

/**
 * The available exports: those in the history, and those that were paid for and could not be saved,
 * which stay in memory.
 */
final class Exports {
  /** More than a day's budget can bring. */
  private static final int KEPT_UNSAVED = 10;

  private final ExportHistory history;
  private final Map<StoredExport, Export> unsaved = new LinkedHashMap<>();
  private long lastUnsaved;

  Exports(ExportHistory history) {
    this.history = history;
  }

  /**
   * Saves an export. If that fails, it stays in memory and a warning says so.
   *
   * @param warnings receives the warning
   */
  StoredExport put(Export export, List<String> warnings) {
    try {
      return history.save(export);
    } catch (StorageFailure failure) {
      LoggerFactory.getLogger(Exports.class).error("an export could not be saved", failure);
      warnings.add(
          failure.getMessage()
              + " So the export could not be saved and is available only until this server stops.");
      return keep(export);
    }
  }

  /** Whether the store was replaced and lacks a saved export. */
  boolean isLost(StoredExport saved) {
    return !takenSince(saved.takenAt()).contains(saved);
  }

  /** Exports taken since an instant: unsaved ones, then the saved, newest first. */
  List<StoredExport> takenSince(Instant instant) {
    List<StoredExport> all = new ArrayList<>();
    synchronized (unsaved) {
      unsaved.keySet().stream()
          .filter(export -> !export.takenAt().isBefore(instant))
          .forEach(all::add);
    }
    all.addAll(savedSince(instant));
    return all;
  }

  List<StoredExport> savedSince(Instant instant) {
    return history.takenSince(instant);
  }

  /** The exports in memory: unsaved ones and those just bought. */
  List<StoredExport> withoutStore(Set<StoredExport> bought) {
    List<StoredExport> all = new ArrayList<>(bought);
    synchronized (unsaved) {
      unsaved.keySet().stream().filter(export -> !all.contains(export)).forEach(all::add);
    }
    return all;
  }

  /**
   * The rows of each export. Filters only reduce reading; rows that don't pass may be among them.
   *
   * @param bought in this call, so their rows need no reading
   */
  Map<StoredExport, List<Row>> rows(
      Map<StoredExport, Export> bought, Collection<StoredExport> exports, List<Filter> filters) {
    Map<StoredExport, Export> held = held(bought, exports);
    Map<StoredExport, List<Row>> rows = new HashMap<>();
    List<StoredExport> saved = exports.stream().filter(each -> !held.containsKey(each)).toList();
    if (!saved.isEmpty()) {
      rows.putAll(history.rows(saved, filters));
      checkThatEmptyOnesAreThere(rows);
    }
    held.forEach((stored, export) -> rows.put(stored, export.rows()));
    return rows;
  }

  Map<StoredExport, Listing> listings(
      Map<StoredExport, Export> bought, Collection<StoredExport> exports, Listing.Kind kind) {
    Map<StoredExport, Export> held = held(bought, exports);
    Map<StoredExport, Listing> listings = new HashMap<>();
    List<StoredExport> saved = exports.stream().filter(each -> !held.containsKey(each)).toList();
    if (!saved.isEmpty()) {
      listings.putAll(history.listings(saved, kind));
    }
    held.forEach(
        (stored, export) ->
            export.listings().stream()
                .filter(listing -> listing.kind() == kind)
                .forEach(listing -> listings.put(stored, listing)));
    return listings;
  }

  private Map<StoredExport, Export> held(
      Map<StoredExport, Export> bought, Collection<StoredExport> exports) {
    Map<StoredExport, Export> held = new HashMap<>(bought);
    synchronized (unsaved) {
      held.putAll(unsaved);
    }
    held.keySet().retainAll(exports);
    return held;
  }

  /** The rows of a lost export must not count as zero visits. */
  private void checkThatEmptyOnesAreThere(Map<StoredExport, List<Row>> rows) {
    for (Map.Entry<StoredExport, List<Row>> each : rows.entrySet()) {
      StoredExport export = each.getKey();
      boolean isSuspect = each.getValue().isEmpty() && export.rows() > 0;
      if (isSuspect && isLost(export)) {
        throw new StorageFailure(
            "The store was replaced during the call, and the new one lacks an export that this"
                + " answer needs. Ask again.",
            new NoSuchElementException("of " + export));
      }
    }
  }

  private StoredExport keep(Export export) {
    synchronized (unsaved) {
      if (unsaved.size() >= KEPT_UNSAVED) {
        unsaved.remove(unsaved.keySet().iterator().next());
      }
      StoredExport kept =
          new StoredExport(
              --lastUnsaved,
              export.cube(),
              export.days(),
              export.takenAt(),
              export.rows().size(),
              export.mayBeCut(),
              export.warnings());
      unsaved.put(kept, export);
      return kept;
    }
  }
}
