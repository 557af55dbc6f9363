package io.claritytoolbox.answer;

import io.claritytoolbox.model.ProjectId;
import io.claritytoolbox.quota.SpendingLease;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Semaphore;

/** The right to spend on one project, in memory. */
final class FakeLease implements SpendingLease {
  private final Semaphore free = new Semaphore(1);
  private Runnable meanwhile = () -> {};
  private volatile Runnable look = () -> {};

  /** Happens once, between what an asker has read and its turn. */
  void meanwhile(Runnable event) {
    meanwhile = event;
  }

  /** Happens whenever somebody looks whether it is free. */
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
