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
 * Carries requests out: lists at once, all others each on a thread of its own, so that those that
 * wait delay nobody. A thread is never interrupted: what was paid for must still be stored.
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

  /** Answers a request, now or later; one that was abandoned before its turn is let go. */
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
              "Too many requests at once for " + call.method() + "; send it again later."));
    }
  }

  /**
   * Takes no more, and waits for those at work: fifty seconds at most.
   *
   * @param patience how long to wait while none of them is paid for
   */
  void drain(Duration patience, PaidRequests paid) throws InterruptedException {
    workers.shutdown();
    long begun = System.nanoTime();
    long lastPaid = begun;
    while (!workers.awaitTermination(POLL_MILLIS, TimeUnit.MILLISECONDS) || paid.areUnderWay()) {
      long now = System.nanoTime();
      lastPaid = paid.areUnderWay() ? now : lastPaid;
      if (now - lastPaid > patience.toNanos() || now - begun > LONGEST_DRAIN.toNanos()) {
        Log.LOG.warn("{} calls were still at work at the end.", workers.getActiveCount());
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

  private Outcome answerWithNews(Feature feature, Call call) {
    Future<?> news = heartbeat.of(call);
    try {
      return answer(feature, call);
    } finally {
      news.cancel(false);
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
      // What is said of a call whose client has gone is heard by nobody, but ends it.
      then.accept(call.isGone() ? Outcome.Refused.failed() : answered());
    }

    private Outcome answered() {
      return call.wantsProgress() ? answerWithNews(feature, call) : answer(feature, call);
    }
  }
}
