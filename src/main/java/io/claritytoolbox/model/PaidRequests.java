package io.claritytoolbox.model;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Supplier;

/**
 * The requests of this process that are spent and whose answers aren't stored yet. A process that
 * ends waits for them.
 */
public final class PaidRequests {
  /** Longer than a request can take. */
  private static final Duration LONGEST = Duration.ofSeconds(50);

  /** A request holds it together with others, the end alone. */
  private final ReentrantReadWriteLock lock = new ReentrantReadWriteLock();

  /** Makes one, which ends when its answer is stored. Never returns once the process ends. */
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

  /** Lets no other begin, and waits up to 50 seconds for those under way. */
  public void finish() {
    try {
      boolean finished = lock.writeLock().tryLock(LONGEST.toMillis(), TimeUnit.MILLISECONDS);
      assert finished : "A request takes less than that.";
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
