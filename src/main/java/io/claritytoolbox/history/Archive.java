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
   * Erases the exports taken before an instant with all that came with them. A store in a file
   * keeps none of their bytes, not among what it would use anew either: others can read and write
   * meanwhile, but for the seconds in which it is written anew. A server is told to use their room
   * anew; what its files, its log and its backups hold until then is its operator's.
   *
   * @return how many
   */
  int erase(Instant before);
}
