package io.claritytoolbox.server;

import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Tells clients that asked for progress, every few seconds, that their calls are still at work. */
final class Heartbeat {
  private final Duration pause;
  private @Nullable ScheduledThreadPoolExecutor timer;

  Heartbeat(Duration pause) {
    this.pause = pause;
  }

  /** Begins; to be cancelled at the end of the call. */
  Future<?> of(Call call) {
    long millis = pause.toMillis();
    return timer().scheduleAtFixedRate(call::repeatProgress, millis, millis, TimeUnit.MILLISECONDS);
  }

  private synchronized ScheduledThreadPoolExecutor timer() {
    ScheduledThreadPoolExecutor known = timer;
    if (known == null) {
      known = new ScheduledThreadPoolExecutor(1, new DaemonThreads("clarity-heartbeat-"));
      known.setRemoveOnCancelPolicy(true);
      timer = known;
    }
    return known;
  }
}
