package io.claritytoolbox.spend;

import io.claritytoolbox.model.ProjectId;
import io.claritytoolbox.model.StorageFailure;
import io.claritytoolbox.quota.SpendingLease;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Lets one thread of one process spend at a time, so that whoever comes next finds what was bought:
 * a request in flight is shared. It spares requests; the ledger alone guards them. A process that
 * dies frees it.
 */
final class SpendingLock {
  private static final Duration POLL = Duration.ofMillis(50);

  private final SpendingLease lease;
  private final ProjectId project;
  private final ReentrantLock threads = new ReentrantLock(true);
  private SpendingLease.@Nullable Held held;

  SpendingLock(SpendingLease lease, ProjectId project) {
    this.lease = lease;
    this.project = project;
  }

  /** Takes the lock if it is free. To be followed by {@link #release} if it was. */
  boolean tryAcquire() {
    return acquire(() -> false);
  }

  /**
   * Waits for the lock. To be followed by {@link #release} if it was taken.
   *
   * @param waits whether to go on waiting, asked some times a second
   * @return whether it was taken
   * @throws StorageFailure when the store can't be reached; the lock is not taken
   */
  boolean acquire(BooleanSupplier waits) {
    boolean isTurn = isTurn(Duration.ZERO);
    while (!isTurn && waits.getAsBoolean()) {
      isTurn = isTurn(POLL);
    }
    return isTurn && takeLease(waits);
  }

  private boolean isTurn(Duration within) {
    try {
      return threads.tryLock(within.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private boolean takeLease(BooleanSupplier waits) {
    try {
      held = lease.tryTake(project).orElse(null);
      while (held == null && waits.getAsBoolean()) {
        pause();
        held = lease.tryTake(project).orElse(null);
      }
    } finally {
      if (held == null) {
        threads.unlock();
      }
    }
    return held != null;
  }

  void release() {
    if (held != null) {
      held.close();
      held = null;
    }
    threads.unlock();
  }

  private static void pause() {
    try {
      TimeUnit.MILLISECONDS.sleep(POLL.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
