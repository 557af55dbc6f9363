package io.claritytoolbox.spend;

import io.claritytoolbox.model.Caller;
import io.claritytoolbox.model.ProjectId;
import io.claritytoolbox.model.StorageFailure;
import io.claritytoolbox.quota.SpendingLease;
import java.time.Duration;
import java.time.InstantSource;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.LoggerFactory;

/**
 * Lets one thread of one process spend at a time, so that whoever comes next finds what was bought:
 * a request in flight is shared. It spares requests; the ledger alone guards them. A process that
 * died holds up the others until its lease ends.
 */
final class SpendingLock {
  /** Longer than a call to Clarity can take with all its tries. */
  private static final Duration LEASE = Duration.ofSeconds(90);

  private static final Duration POLL = Duration.ofMillis(50);

  private final SpendingLease lease;
  private final ProjectId project;
  private final InstantSource clock;
  private final String holder = UUID.randomUUID().toString();
  private final ReentrantLock threads = new ReentrantLock(true);

  SpendingLock(SpendingLease lease, ProjectId project, InstantSource clock) {
    this.lease = lease;
    this.project = project;
    this.clock = clock;
  }

  /**
   * Waits for the lock, for as long as somebody waits for the answer and at most as long as a dead
   * process can hold it; then it is taken anyway. To be followed by {@link #release}, unless it
   * throws.
   *
   * @return whether it had to wait, so that what was read before may be out of date
   */
  boolean acquire(Caller caller) {
    boolean waited = !threads.tryLock();
    if (waited) {
      threads.lock();
    }
    try {
      long tries = LEASE.toMillis() / POLL.toMillis();
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

  /** Makes the lock last for another request. */
  void renew() {
    quietly(this::tryLease);
  }

  void release() {
    quietly(() -> lease.release(project, holder));
    threads.unlock();
  }

  private boolean tryLease() {
    return lease.tryTake(project, holder, clock.instant(), LEASE);
  }

  /** A lease that can't be written runs out by itself; what was bought meanwhile counts. */
  private static void quietly(Runnable change) {
    try {
      change.run();
    } catch (StorageFailure failure) {
      LoggerFactory.getLogger(SpendingLock.class).warn("the lock is not noted", failure);
    }
  }

  private static void pause() {
    try {
      TimeUnit.MILLISECONDS.sleep(POLL.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
