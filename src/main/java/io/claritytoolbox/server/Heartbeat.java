package io.claritytoolbox.server;

import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Repeats progress notifications every few seconds while a call is in progress. */
final class Heartbeat {
  private final Duration pause;
  private @Nullable ScheduledThreadPoolExecutor timer;

  Heartbeat(Duration pause) {
    this.pause = pause;
  }

  /** Starts the notifications for a call. The caller cancels them when the call ends. */
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
