package io.claritytoolbox.server;

import java.time.Duration;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/**
 * Carries requests out: lists at once, all others each on a thread of its own, so that those that
 * wait delay nobody. A thread is never interrupted: what was paid for must still be stored.
 */
final class Execution {
  private static final int MOST_AT_ONCE = 1024;

  private final Features features;
  private final ThreadPoolExecutor workers;

  Execution(Features features) {
    this.features = features;
    workers =
        new ThreadPoolExecutor(
            0, MOST_AT_ONCE, 30, TimeUnit.SECONDS, new SynchronousQueue<>(), new DaemonThreads());
  }

  /** Answers a request, now or later; one that was abandoned before its turn is let go. */
  void run(Call call, Consumer<Outcome> then) {
    Feature feature = features.of(call.method());
    if (feature == null) {
      then.accept(Outcome.Refused.unknownMethod(call.method()));
    } else if (call.isList()) {
      then.accept(answer(feature, call));
    } else {
      queue(call, new Task(feature, call, then), then);
    }
  }

  private void queue(Call call, Task task, Consumer<Outcome> then) {
    try {
      workers.execute(task);
    } catch (RejectedExecutionException e) {
      then.accept(
          Outcome.Refused.of(
              Outcome.INTERNAL_ERROR,
              "Too many requests at once for " + call.method() + "; send it again later."));
    }
  }

  /** Takes no more, and waits for those at work as long as the patience lasts. */
  void drain(Duration patience) throws InterruptedException {
    workers.shutdown();
    if (!workers.awaitTermination(patience.toMillis(), TimeUnit.MILLISECONDS)) {
      Log.LOG.warn("{} calls were still at work at the end.", workers.getActiveCount());
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

  private record Task(Feature feature, Call call, Consumer<Outcome> then) implements Runnable {
    @Override
    public void run() {
      // What is said of a call whose client has gone is heard by nobody, but ends it.
      then.accept(call.isGone() ? Outcome.Refused.failed() : answer(feature, call));
    }
  }

  private static final class DaemonThreads implements ThreadFactory {
    private final AtomicInteger count = new AtomicInteger();

    @Override
    public Thread newThread(Runnable work) {
      Thread thread = new Thread(work, "clarity-call-" + count.incrementAndGet());
      thread.setDaemon(true);
      return thread;
    }
  }
}
