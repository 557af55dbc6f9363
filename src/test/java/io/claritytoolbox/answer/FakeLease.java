package io.claritytoolbox.answer;

import io.claritytoolbox.model.ProjectId;
import io.claritytoolbox.quota.SpendingLease;
import java.util.Optional;
import java.util.concurrent.Semaphore;

/** The right to spend on one project, in memory. */
final class FakeLease implements SpendingLease {
  private final Semaphore free = new Semaphore(1);

  @Override
  public Optional<Held> tryTake(ProjectId project) {
    return free.tryAcquire() ? Optional.of(free::release) : Optional.empty();
  }
}
