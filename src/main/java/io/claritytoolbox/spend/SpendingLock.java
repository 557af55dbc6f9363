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
 * Lets one thread of one process spend at a time, so that a request in flight is shared. The ledger
 * enforces the limit; this only saves requests. It is freed when its process dies.
 */
final class SpendingLock {
  private final SpendingLease lease;
  private final ProjectId project;
  private final ReentrantLock threads = new ReentrantLock(true);
  private SpendingLease.@Nullable Held held;

  SpendingLock(SpendingLease lease, ProjectId project) {
    this.lease = lease;
    this.project = project;
  }

  /** Takes the lock if it is free. */
  boolean tryAcquire() {
    return acquire(() -> false);
  }

  /**
   * Waits for the lock; {@link #release} gives it back.
   *
   * @param waits whether to keep waiting, asked several times a second
   * @throws StorageFailure if the store can't be reached; the lock is not taken
   */
  boolean acquire(BooleanSupplier waits) {
    boolean isTurn = isTurn(Duration.ZERO);
    while (!isTurn && waits.getAsBoolean()) {
      isTurn = isTurn(lease.pause());
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

  private void pause() {
    try {
      Thread.sleep(lease.pause().toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
