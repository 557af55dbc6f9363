package io.claritytoolbox.history;

import io.claritytoolbox.model.Export;
import io.claritytoolbox.model.Filter;
import io.claritytoolbox.model.Listing;
import io.claritytoolbox.model.Row;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The exports of one project. All methods throw {@link io.claritytoolbox.model.StorageFailure} if
 * the store can't be reached.
 */
public interface ExportHistory {
  /** Stores an export completely or not at all; committed on return. */
  StoredExport save(Export export);

  /** Exports taken since an instant, newest first. */
  List<StoredExport> takenSince(Instant instant);

  /**
   * The rows of exports, read by one statement for each cube. Filters only reduce reading: rows
   * that don't pass may be among them, and a filter on a dimension that an export lacks is ignored.
   *
   * @return a list for each export, empty if it has no rows or was deleted
   */
  Map<StoredExport, List<Row>> rows(Collection<StoredExport> exports, List<Filter> filters);

  default List<Row> rows(StoredExport export, List<Filter> filters) {
    return rows(List.of(export), filters).getOrDefault(export, List.of());
  }

  /** One list of each export that has it, read by one statement. */
  Map<StoredExport, Listing> listings(Collection<StoredExport> exports, Listing.Kind kind);

  default Optional<Listing> listing(StoredExport export, Listing.Kind kind) {
    return Optional.ofNullable(listings(List.of(export), kind).get(export));
  }

  /** Clarity's answer as JSON; empty if the export was deleted. */
  Optional<String> payload(StoredExport export);

  /**
   * Deletes exports of this project id that were taken before an instant, of any real project.
   * Others can read and write meanwhile.
   *
   * @return how many
   */
  int forgetBefore(Instant instant);
}
