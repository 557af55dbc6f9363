package io.claritytoolbox.server;

import io.claritytoolbox.model.PaidRequests;
import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * Executes requests: lists at once, all others on threads of a pool, so that slow requests don't
 * block others. It never interrupts a thread, because the answer to a paid request must still be
 * stored.
 */
final class Execution {
  private static final int MOST_AT_ONCE = 1024;
  private static final Duration LONGEST_DRAIN = Duration.ofSeconds(50);
  private static final int POLL_MILLIS = 50;

  private final Features features;
  private final Heartbeat heartbeat;
  private final ThreadPoolExecutor workers =
      new ThreadPoolExecutor(
          0,
          MOST_AT_ONCE,
          30,
          TimeUnit.SECONDS,
          new SynchronousQueue<>(),
          new DaemonThreads("clarity-call-"));

  Execution(Features features, Heartbeat heartbeat) {
    this.features = features;
    this.heartbeat = heartbeat;
  }

  /** Answers a request, now or later. Skips a request that was cancelled before its turn. */
  void run(Call call, Consumer<Outcome> then) {
    Feature feature = features.of(call.method());
    if (feature == null) {
      then.accept(Outcome.Refused.unknownMethod(call.method()));
    } else if (call.isList()) {
      then.accept(answer(feature, call));
    } else {
      start(call, new Task(feature, call, then), then);
    }
  }

  private void start(Call call, Task task, Consumer<Outcome> then) {
    try {
      workers.execute(task);
    } catch (RejectedExecutionException e) {
      then.accept(
          Outcome.Refused.of(
              Outcome.INTERNAL_ERROR,
              "Too many requests are in progress. Send " + call.method() + " again later."));
    }
  }

  /**
   * Accepts no more requests and waits for those in progress, for 50 seconds at most.
   *
   * @param patience how long to wait while no paid request is in progress
   */
  void drain(Duration patience, PaidRequests paid) throws InterruptedException {
    workers.shutdown();
    long begun = System.nanoTime();
    long lastPaid = begun;
    while (!workers.awaitTermination(POLL_MILLIS, TimeUnit.MILLISECONDS) || paid.areUnderWay()) {
      long now = System.nanoTime();
      lastPaid = paid.areUnderWay() ? now : lastPaid;
      if (now - lastPaid > patience.toNanos() || now - begun > LONGEST_DRAIN.toNanos()) {
        Log.LOG.warn("{} calls were still in progress at the end.", workers.getActiveCount());
        return;
      }
    }
  }

  private static Outcome answer(Feature feature, Call call) {
    try {
      return feature.answer(call);
    } catch (RuntimeException | Error e) {
      Log.LOG.error("{} failed", call.method(), e);
      return feature.failed(call);
    }
  }

  private Outcome answerWithProgress(Feature feature, Call call) {
    Future<?> beats = heartbeat.of(call);
    try {
      return answer(feature, call);
    } finally {
      beats.cancel(false);
    }
  }

  private final class Task implements Runnable {
    private final Feature feature;
    private final Call call;
    private final Consumer<Outcome> then;

    Task(Feature feature, Call call, Consumer<Outcome> then) {
      this.feature = feature;
      this.call = call;
      this.then = then;
    }

    @Override
    public void run() {
      // The reply to a cancelled request is never sent; it only ends the request.
      then.accept(call.isGone() ? Outcome.Refused.failed() : answered());
    }

    private Outcome answered() {
      return call.wantsProgress() ? answerWithProgress(feature, call) : answer(feature, call);
    }
  }
}
