package io.claritytoolbox.history;

import java.time.Instant;
import java.util.List;

/**
 * All exports under one project id, of any real project, for the operator. Throws {@link
 * io.claritytoolbox.model.StorageFailure} if the store can't be reached.
 */
public interface Archive {
  /** All exports, oldest first. */
  List<StoredExport> exports();

  /**
   * Erases exports taken before an instant. A file keeps none of their bytes; it is briefly locked
   * while it is rewritten. A server reuses the space; its files, logs and backups are its
   * operator's.
   *
   * @return how many
   */
  int erase(Instant before);
}
