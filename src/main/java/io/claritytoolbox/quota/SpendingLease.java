package io.claritytoolbox.quota;

import io.claritytoolbox.model.ProjectId;
import java.time.Duration;
import java.util.Optional;

/**
 * The lock on spending for a project, across threads and processes, so that the same question asked
 * twice at once costs one request. The system frees it when its process dies. It only saves
 * requests; the {@link QuotaLedger} enforces the limit.
 */
public interface SpendingLease {
  /**
   * Takes the lock if it is free; never waits.
   *
   * @throws io.claritytoolbox.model.StorageFailure if the store can't be reached
   */
  Optional<Held> tryTake(ProjectId project);

  /** How long to wait before the next attempt. */
  default Duration pause() {
    return Duration.ofMillis(50);
  }

  /** A held lock; closing it never fails. */
  interface Held extends AutoCloseable {
    @Override
    void close();
  }
}
