package io.claritytoolbox.history;

import java.time.Instant;
import java.util.List;

/**
 * All that is stored under one project id, whichever real project it stood for at the time: for its
 * operator, not for answers. Throws {@link io.claritytoolbox.model.StorageFailure} when the store
 * can't be reached.
 */
public interface Archive {
  /** Every export, oldest first. */
  List<StoredExport> exports();

  /**
   * Erases the exports taken before an instant with all that came with them, and leaves none of
   * their bytes in the store: not among what it would use anew either. Others can read and write
   * meanwhile, but for the seconds in which the store is written anew.
   *
   * @return how many
   */
  int erase(Instant before);
}
