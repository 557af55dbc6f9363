package io.claritytoolbox.server;

import io.claritytoolbox.model.PaidRequests;
import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Executes requests: lists at once, all others on threads of a pool, so that slow requests don't
 * block others. It never interrupts a thread, because the answer to a paid request must still be
 * stored.
 */
final class Execution {
  private static final int MOST_AT_ONCE = 1024;
  private static final Duration LONGEST_DRAIN = Duration.ofSeconds(50);
  private static final int POLL_MILLIS = 50;

  private final Offer offer;
  private final Duration heartbeat;
  private @Nullable ScheduledThreadPoolExecutor timer;
  private final ThreadPoolExecutor workers =
      new ThreadPoolExecutor(
          0,
          MOST_AT_ONCE,
          30,
          TimeUnit.SECONDS,
          new SynchronousQueue<>(),
          new DaemonThreads("clarity-call-"));

  /**
   * @param heartbeat the time between progress notifications of a call
   */
  Execution(Offer offer, Duration heartbeat) {
    this.offer = offer;
    this.heartbeat = heartbeat;
  }

  /** Answers a request, now or later. Skips a request that was cancelled before its turn. */
  void run(Call call, Consumer<Outcome> then) {
    Feature feature = offer.feature(call.method());
    if (feature == null) {
      then.accept(Outcome.Refused.unknownMethod(call.method()));
    } else if (call.isList()) {
      then.accept(answer(feature, call));
    } else {
      start(feature, call, then);
    }
  }

  private void start(Feature feature, Call call, Consumer<Outcome> then) {
    try {
      workers.execute(() -> then.accept(answered(feature, call)));
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

  /** The reply to a cancelled request is never sent; it only ends the request. */
  private Outcome answered(Feature feature, Call call) {
    if (call.isGone()) {
      return Outcome.Refused.failed();
    }
    return call.wantsProgress() ? answerWithProgress(feature, call) : answer(feature, call);
  }

  private static Outcome answer(Feature feature, Call call) {
    try {
      return feature.answer(call);
    } catch (RuntimeException | Error e) {
      Log.LOG.error("{} failed", call.method(), e);
      return feature.failed(call);
    }
  }

  /** Answers a call and repeats its progress notifications until then. */
  private Outcome answerWithProgress(Feature feature, Call call) {
    long millis = heartbeat.toMillis();
    Future<?> beats =
        timer().scheduleAtFixedRate(call::repeatProgress, millis, millis, TimeUnit.MILLISECONDS);
    try {
      return answer(feature, call);
    } finally {
      beats.cancel(false);
    }
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

  /**
   * Creates numbered daemon threads. It is a class because the first lambda of a process would
   * delay the first reply.
   */
  private static final class DaemonThreads implements ThreadFactory {
    private final String prefix;
    private final AtomicInteger count = new AtomicInteger();

    DaemonThreads(String prefix) {
      this.prefix = prefix;
    }

    @Override
    public Thread newThread(Runnable work) {
      Thread thread = new Thread(work, prefix + count.incrementAndGet());
      thread.setDaemon(true);
      return thread;
    }
  }
}
