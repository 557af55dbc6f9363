package io.claritytoolbox.answer;

import io.claritytoolbox.model.ProjectId;
import io.claritytoolbox.quota.SpendingLease;
import java.time.Duration;
import java.time.Instant;

/** A lease in memory that another process can be made to hold. */
final class FakeLease implements SpendingLease {
  private String holder = "";
  private Instant until = Instant.MIN;
  private Runnable meanwhile = () -> {};

  /** Happens once, between what an asker has read and its turn. */
  void meanwhile(Runnable event) {
    meanwhile = event;
  }

  @Override
  public synchronized boolean tryTake(
      ProjectId project, String asker, Instant now, Duration length) {
    Runnable event = meanwhile;
    meanwhile = () -> {};
    event.run();
    if (!holder.equals(asker) && now.isBefore(until)) {
      return false;
    }
    holder = asker;
    until = now.plus(length);
    return true;
  }

  @Override
  public synchronized void release(ProjectId project, String asker) {
    if (holder.equals(asker)) {
      until = Instant.MIN;
    }
  }
}
