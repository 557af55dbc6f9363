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
 * The exports at hand: those in the history, and those that a request was spent on and that could
 * not be saved, which are kept for as long as the process lives.
 */
final class Exports {
  /** More exports than a day's budget can bring. */
  private static final int KEPT_UNSAVED = 10;

  private final ExportHistory history;
  private final Map<StoredExport, Export> unsaved = new LinkedHashMap<>();
  private long lastUnsaved;

  Exports(ExportHistory history) {
    this.history = history;
  }

  /**
   * Saves an export; where that fails it is at hand all the same, and a warning says so.
   *
   * @param warnings to be added to
   */
  StoredExport put(Export export, List<String> warnings) {
    try {
      return history.save(export);
    } catch (StorageFailure failure) {
      LoggerFactory.getLogger(Exports.class).error("an export could not be saved", failure);
      warnings.add(
          failure.getMessage()
              + " So the export could not be saved and answers only until this server ends.");
      return keep(export);
    }
  }

  /** Whether a store that took the place of a damaged one lacks an export that was saved. */
  boolean isLost(StoredExport saved) {
    return !takenSince(saved.takenAt()).contains(saved);
  }

  /** All that were taken at or after an instant, newest first but for the unsaved, which lead. */
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

  /** Those of them that were saved. */
  List<StoredExport> savedSince(Instant instant) {
    return history.takenSince(instant);
  }

  /** Those that need no store: the unsaved, and what a call has just bought. */
  List<StoredExport> withoutStore(Set<StoredExport> bought) {
    List<StoredExport> all = new ArrayList<>(bought);
    synchronized (unsaved) {
      unsaved.keySet().stream().filter(export -> !all.contains(export)).forEach(all::add);
    }
    return all;
  }

  /**
   * A list of rows for each export. The filters spare reading, they don't decide.
   *
   * @param bought what the call has just bought, which needs no reading
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

  /** A top-ten list of each export that has it. */
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

  /** Those in memory. */
  private Map<StoredExport, Export> held(
      Map<StoredExport, Export> bought, Collection<StoredExport> exports) {
    Map<StoredExport, Export> held = new HashMap<>(bought);
    synchronized (unsaved) {
      held.putAll(unsaved);
    }
    held.keySet().retainAll(exports);
    return held;
  }

  /** What is gone has no rows either, and must not pass for a time without visits. */
  private void checkThatEmptyOnesAreThere(Map<StoredExport, List<Row>> rows) {
    for (Map.Entry<StoredExport, List<Row>> each : rows.entrySet()) {
      StoredExport export = each.getKey();
      boolean isSuspect = each.getValue().isEmpty() && export.rows() > 0;
      if (isSuspect && isLost(export)) {
        throw new StorageFailure(
            "The store was replaced in mid-call, and the new one lacks an export that this answer"
                + " rests on. Ask again.",
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
