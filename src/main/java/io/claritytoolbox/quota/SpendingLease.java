package io.claritytoolbox.quota;

import io.claritytoolbox.model.ProjectId;
import java.util.Optional;

/**
 * The right to spend on a project, held by one thread of one process at a time, so that the same
 * question asked twice at once costs one request. It ends with its holder: where a process dies,
 * the system frees what it held. It spares requests and guards none; that is the {@link
 * QuotaLedger}'s part.
 */
public interface SpendingLease {
  /**
   * Takes the right if nobody holds it; never waits.
   *
   * @return what gives it back, or empty where another thread or process holds it
   * @throws io.claritytoolbox.model.StorageFailure when the store can't be reached
   */
  Optional<Held> tryTake(ProjectId project);

  /** The right to spend; closing it gives it back and never fails. */
  interface Held extends AutoCloseable {
    @Override
    void close();
  }
}
