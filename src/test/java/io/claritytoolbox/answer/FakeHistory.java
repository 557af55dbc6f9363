package io.claritytoolbox.answer;

import io.claritytoolbox.history.ExportHistory;
import io.claritytoolbox.history.StoredExport;
import io.claritytoolbox.model.Export;
import io.claritytoolbox.model.Filter;
import io.claritytoolbox.model.Listing;
import io.claritytoolbox.model.Row;
import io.claritytoolbox.model.StorageFailure;
import java.io.IOException;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/** A history in memory that can fail. */
final class FakeHistory implements ExportHistory {
  private final Map<StoredExport, Export> exports = new ConcurrentHashMap<>();
  private boolean full;
  private boolean gone;

  void fillUp() {
    full = true;
  }

  /** Makes the history unavailable. */
  void go() {
    gone = true;
  }

  @Override
  public synchronized StoredExport save(Export export) {
    if (gone) {
      throw new StorageFailure("The store can't be reached.", new IOException("gone"));
    }
    if (full) {
      throw new StorageFailure("The disk is full.", new IOException("full"));
    }
    StoredExport stored =
        new StoredExport(
            exports.size() + 1L,
            export.cube(),
            export.days(),
            export.takenAt(),
            export.rows().size(),
            export.mayBeCut(),
            export.warnings());
    exports.put(stored, export);
    return stored;
  }

  @Override
  public List<StoredExport> takenSince(Instant instant) {
    if (gone) {
      throw new StorageFailure("The store can't be reached.", new IOException("gone"));
    }
    return exports.keySet().stream()
        .filter(export -> !export.takenAt().isBefore(instant))
        .sorted(Comparator.comparing(StoredExport::takenAt).reversed())
        .toList();
  }

  @Override
  public Map<StoredExport, List<Row>> rows(Collection<StoredExport> wanted, List<Filter> filters) {
    return wanted.stream().collect(Collectors.toMap(e -> e, e -> exports.get(e).rows()));
  }

  @Override
  public Map<StoredExport, Listing> listings(Collection<StoredExport> wanted, Listing.Kind kind) {
    Map<StoredExport, Listing> listings = new HashMap<>();
    for (StoredExport export : wanted) {
      exports.get(export).listings().stream()
          .filter(listing -> listing.kind() == kind)
          .forEach(listing -> listings.put(export, listing));
    }
    return listings;
  }

  @Override
  public Optional<String> payload(StoredExport export) {
    return Optional.ofNullable(exports.get(export)).map(Export::payload);
  }

  @Override
  public synchronized int forgetBefore(Instant instant) {
    int before = exports.size();
    exports.keySet().removeIf(export -> export.takenAt().isBefore(instant));
    return before - exports.size();
  }
}
