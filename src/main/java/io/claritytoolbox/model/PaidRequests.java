package io.claritytoolbox.model;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Supplier;

/**
 * The requests of this process that have been sent but whose answers are not stored yet. The
 * process waits for them before it exits.
 */
public final class PaidRequests {
  /** Longer than a request can take. */
  private static final Duration LONGEST = Duration.ofSeconds(50);

  /** Requests share the lock; {@link #finish} takes it exclusively. */
  private final ReentrantReadWriteLock lock = new ReentrantReadWriteLock();

  /** Runs a request until its answer is stored. Never returns if the process is ending. */
  public <T> T during(Supplier<T> request) {
    lock.readLock().lock();
    try {
      return request.get();
    } finally {
      lock.readLock().unlock();
    }
  }

  public boolean areUnderWay() {
    return lock.getReadLockCount() > 0;
  }

  /** Prevents further requests and waits up to 50 seconds for those in progress. */
  public void finish() {
    try {
      boolean finished = lock.writeLock().tryLock(LONGEST.toMillis(), TimeUnit.MILLISECONDS);
      assert finished : "A request takes less than that.";
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
