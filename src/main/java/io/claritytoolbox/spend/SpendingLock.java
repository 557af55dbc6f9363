package io.claritytoolbox.spend;

import io.claritytoolbox.model.Caller;
import io.claritytoolbox.model.ProjectId;
import io.claritytoolbox.model.StorageFailure;
import io.claritytoolbox.quota.SpendingLease;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Lets one thread of one process spend at a time, so that whoever comes next finds what was bought:
 * a request in flight is shared. It spares requests; the ledger alone guards them. A process that
 * dies frees it.
 */
final class SpendingLock {
  /** Longer than a call to Clarity can take with all its tries. */
  private static final Duration LONGEST = Duration.ofSeconds(90);

  private static final Duration POLL = Duration.ofMillis(50);

  private final SpendingLease lease;
  private final ProjectId project;
  private final ReentrantLock threads = new ReentrantLock(true);
  private SpendingLease.@Nullable Held held;

  SpendingLock(SpendingLease lease, ProjectId project) {
    this.lease = lease;
    this.project = project;
  }

  /**
   * Waits for the lock, for as long as somebody waits for the answer and at most as long as a call
   * can take; then it goes on without. To be followed by {@link #release}, unless it throws.
   *
   * @return whether it had to wait, so that what was read before may be out of date
   */
  boolean acquire(Caller caller) {
    boolean waited = !threads.tryLock();
    if (waited) {
      threads.lock();
    }
    try {
      long tries = LONGEST.toMillis() / POLL.toMillis();
      while (tries-- > 0 && !caller.isGone() && !tryLease()) {
        waited = true;
        pause();
      }
      return waited;
    } catch (StorageFailure failure) {
      threads.unlock();
      throw failure;
    }
  }

  void release() {
    if (held != null) {
      held.close();
      held = null;
    }
    threads.unlock();
  }

  private boolean tryLease() {
    held = lease.tryTake(project).orElse(null);
    return held != null;
  }

  private static void pause() {
    try {
      TimeUnit.MILLISECONDS.sleep(POLL.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
