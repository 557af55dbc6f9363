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
 * The exports of one project. All methods throw {@link io.claritytoolbox.model.StorageFailure} when
 * the store can't be reached.
 */
public interface ExportHistory {
  /** Stores an export whole or not at all; committed when it returns. */
  StoredExport save(Export export);

  /** The exports taken at or after an instant, newest first. */
  List<StoredExport> takenSince(Instant instant);

  /**
   * The rows of exports that may pass the filters; a filter on a dimension that an export lacks is
   * ignored. Rows that don't pass can be among them: the filters spare reading, they don't decide.
   * Exports of one cube are read by one statement.
   *
   * @return by export, each with a list, empty where it has no rows or is forgotten
   */
  Map<StoredExport, List<Row>> rows(Collection<StoredExport> exports, List<Filter> filters);

  /** The same of one export. */
  default List<Row> rows(StoredExport export, List<Filter> filters) {
    return rows(List.of(export), filters).getOrDefault(export, List.of());
  }

  /** One of the lists of each export, by one statement; exports without it are left out. */
  Map<StoredExport, Listing> listings(Collection<StoredExport> exports, Listing.Kind kind);

  /** One of the lists of an export; empty where it has none. */
  default Optional<Listing> listing(StoredExport export, Listing.Kind kind) {
    return Optional.ofNullable(listings(List.of(export), kind).get(export));
  }

  /** Clarity's answer as it was saved with an export, JSON; empty where the export is forgotten. */
  Optional<String> payload(StoredExport export);

  /**
   * Forgets the exports under this project's id that were taken before an instant, whichever real
   * project it stood for at the time, with all that came with them; others can read and write
   * meanwhile.
   *
   * @return how many
   */
  int forgetBefore(Instant instant);
}
