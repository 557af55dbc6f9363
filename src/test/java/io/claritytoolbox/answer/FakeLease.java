package io.claritytoolbox.answer;

import io.claritytoolbox.model.ProjectId;
import io.claritytoolbox.quota.SpendingLease;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Semaphore;

/** The spending lock of one project, in memory. */
final class FakeLease implements SpendingLease {
  private final Semaphore free = new Semaphore(1);
  private Runnable meanwhile = () -> {};
  private volatile Runnable look = () -> {};

  /** Runs an event once, between a caller's reading and its turn. */
  void meanwhile(Runnable event) {
    meanwhile = event;
  }

  /** Runs an event whenever a caller tries to take the lock. */
  void atEachLook(Runnable event) {
    look = event;
  }

  @Override
  public Optional<Held> tryTake(ProjectId project) {
    Runnable event = meanwhile;
    meanwhile = () -> {};
    event.run();
    look.run();
    return free.tryAcquire() ? Optional.of(free::release) : Optional.empty();
  }

  @Override
  public Duration pause() {
    return Duration.ofMillis(5);
  }
}
