package io.claritytoolbox.quota;

import io.claritytoolbox.model.ProjectId;
import java.time.Duration;
import java.time.Instant;

/**
 * The right to be the one who spends on a project just now, held by at most one holder of all
 * processes, so that the same question asked twice at once costs one request. It ends by itself: a
 * holder that died keeps nobody waiting for longer than its lease. It spares requests and guards
 * none, that is the {@link QuotaLedger}'s part. Both methods throw {@link
 * io.claritytoolbox.model.StorageFailure} when the store can't be reached.
 */
public interface SpendingLease {
  /**
   * Takes the lease where it is free, run out, or this holder's own, which renews it; committed
   * when it returns. A lease that would last longer than {@code length} from now was taken by a
   * clock since set back, and counts as run out.
   *
   * @param holder one asker of one process, unlike any other
   * @param now by the clock of the asker
   * @param length how long it lasts without being renewed; the same for all holders
   */
  boolean tryTake(ProjectId project, String holder, Instant now, Duration length);

  /** Ends the lease where this holder has it; nothing happens where it has not. */
  void release(ProjectId project, String holder);
}
