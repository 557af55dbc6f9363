package io.claritytoolbox.answer;

import io.claritytoolbox.history.ExportHistory;
import io.claritytoolbox.history.StoredExport;
import io.claritytoolbox.model.Export;
import io.claritytoolbox.model.Filter;
import io.claritytoolbox.model.Listing;
import io.claritytoolbox.model.Row;
import io.claritytoolbox.model.StorageFailure;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;

/**
 * The exports at hand: those in the history, and those that a request was spent on and that could
 * not be saved, which are kept for as long as the process lives.
 */
final class Shelf {
  /** More exports than a day's budget can bring. */
  private static final int KEPT_UNSAVED = 10;

  /**
   * An export may be dated so far ahead of the clock, and counts as of now: clocks are set back by
   * minutes, or by an hour in spring. What lies further ahead was taken by a clock that was wrong,
   * nobody knows when, and must not pass for the freshest until its time has come.
   */
  private static final Duration AHEAD = Duration.ofHours(1);

  private final ExportHistory history;
  private final InstantSource clock;
  private final Map<StoredExport, Export> unsaved = new LinkedHashMap<>();
  private long lastUnsaved;
  private @Nullable Latest latest;

  Shelf(ExportHistory history, InstantSource clock) {
    this.history = history;
    this.clock = clock;
  }

  /**
   * Puts an export on the shelf.
   *
   * @return whether it was saved; where not, it is at hand all the same
   */
  boolean put(Export export) {
    try {
      remember(history.save(export), export);
      return true;
    } catch (StorageFailure failure) {
      LoggerFactory.getLogger(Shelf.class).error("an export could not be saved", failure);
      keep(export);
      return false;
    }
  }

  /** Those taken at or after an instant, but for those of a time to come. */
  List<StoredExport> takenSince(Instant instant) {
    Instant latest = clock.instant().plus(AHEAD);
    return all(instant).stream().filter(export -> !export.takenAt().isAfter(latest)).toList();
  }

  /** Those that need no store: what could not be saved, and what was bought last. */
  List<StoredExport> atHand() {
    synchronized (unsaved) {
      List<StoredExport> all = new ArrayList<>(unsaved.keySet());
      if (latest != null) {
        all.add(latest.stored());
      }
      return all;
    }
  }

  /** How many are dated in a time to come. */
  int misdated() {
    return all(clock.instant().plus(AHEAD).plusMillis(1)).size();
  }

  private List<StoredExport> all(Instant instant) {
    List<StoredExport> all = new ArrayList<>();
    synchronized (unsaved) {
      unsaved.keySet().stream()
          .filter(export -> !export.takenAt().isBefore(instant))
          .forEach(all::add);
    }
    all.addAll(savedSince(instant));
    return all;
  }

  /** Ends a call that went well: what the store loses from here on is taken out on purpose. */
  void settle() {
    synchronized (unsaved) {
      latest = null;
    }
  }

  /** What was bought last, should the store that it was saved in be replaced in mid-call. */
  private record Latest(StoredExport stored, Export export) {}

  private void remember(StoredExport stored, Export export) {
    synchronized (unsaved) {
      latest = new Latest(stored, export);
    }
  }

  /** Saves again what was bought last where the store has lost it; a request was spent on it. */
  private boolean putAgain(List<StoredExport> stored, Instant since) {
    Latest lost;
    synchronized (unsaved) {
      lost = latest;
      if (lost == null
          || lost.stored().takenAt().isBefore(since)
          || stored.contains(lost.stored())) {
        return false;
      }
      latest = null;
    }
    return put(lost.export());
  }

  /** Those of them that were saved, newest first. */
  List<StoredExport> savedSince(Instant instant) {
    List<StoredExport> stored = history.takenSince(instant);
    return putAgain(stored, instant) ? history.takenSince(instant) : stored;
  }

  List<Row> rows(StoredExport export, List<Filter> filters) {
    Optional<Export> kept = kept(export);
    List<Row> rows = kept.isPresent() ? kept.get().rows() : history.rows(export, filters);
    return rows.isEmpty() && kept.isEmpty() ? nothingOf(export) : rows;
  }

  /** What is gone has no rows either, and must not pass for a time without visits. */
  private List<Row> nothingOf(StoredExport export) {
    if (export.rows() > 0 && !history.takenSince(export.takenAt()).contains(export)) {
      throw new StorageFailure(Sentences.REPLACED, new NoSuchElementException("of " + export));
    }
    return List.of();
  }

  Optional<Listing> listing(StoredExport export, Listing.Kind kind) {
    Optional<Export> kept = kept(export);
    return kept.isEmpty()
        ? history.listing(export, kind)
        : kept.get().listings().stream().filter(listing -> listing.kind() == kind).findFirst();
  }

  private Optional<Export> kept(StoredExport export) {
    synchronized (unsaved) {
      Latest last = latest;
      return last != null && last.stored().equals(export)
          ? Optional.of(last.export())
          : Optional.ofNullable(unsaved.get(export));
    }
  }

  private void keep(Export export) {
    synchronized (unsaved) {
      if (unsaved.size() >= KEPT_UNSAVED) {
        unsaved.remove(unsaved.keySet().iterator().next());
      }
      unsaved.put(
          new StoredExport(
              --lastUnsaved,
              export.cube(),
              export.days(),
              export.takenAt(),
              export.rows().size(),
              export.mayBeCut()),
          export);
    }
  }
}
