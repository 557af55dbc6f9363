package io.claritytoolbox.answer;

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
 * Whose turn it is to spend: one thread of one process at a time, so that whoever comes next finds
 * what was bought. It spares requests; the ledger alone guards them. A process that died holds up
 * the others until its lease ends.
 */
final class Turn {
  /** Longer than a call to Clarity can take with all its tries. */
  private static final Duration LEASE = Duration.ofSeconds(90);

  private static final Duration POLL = Duration.ofMillis(50);

  private final SpendingLease lease;
  private final ProjectId project;
  private final InstantSource clock;
  private final String holder = UUID.randomUUID().toString();
  private final ReentrantLock threads = new ReentrantLock(true);

  Turn(SpendingLease lease, ProjectId project, InstantSource clock) {
    this.lease = lease;
    this.project = project;
    this.clock = clock;
  }

  /**
   * Waits for the turn, for as long as somebody waits for the answer and at most as long as a dead
   * process can hold it; then it is taken anyway. To be followed by {@link #end}, unless it throws.
   */
  void await(Caller caller) {
    threads.lock();
    try {
      long tries = LEASE.toMillis() / POLL.toMillis();
      while (tries-- > 0 && !caller.isGone() && !take()) {
        pause();
      }
    } catch (StorageFailure failure) {
      threads.unlock();
      throw failure;
    }
  }

  /** Makes the turn last for another call. */
  void renew() {
    best(this::take);
  }

  void end() {
    best(() -> lease.release(project, holder));
    threads.unlock();
  }

  private boolean take() {
    return lease.tryTake(project, holder, clock.instant(), LEASE);
  }

  /** A lease that can't be written runs out by itself; what was bought meanwhile counts. */
  private static void best(Runnable change) {
    try {
      change.run();
    } catch (StorageFailure failure) {
      LoggerFactory.getLogger(Turn.class).warn("the turn to spend is not noted", failure);
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
