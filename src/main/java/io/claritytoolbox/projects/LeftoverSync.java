package io.claritytoolbox.projects;

import io.claritytoolbox.answer.Analyst;
import io.claritytoolbox.answer.Projects;
import io.claritytoolbox.plan.SyncStep;
import io.claritytoolbox.spend.DailySync;
import java.time.Duration;
import java.time.InstantSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs the daily sync in the last hour of the quota day if it hasn't run yet. The requests would
 * expire unused, so a running server completes the history without a scheduler.
 */
public final class LeftoverSync implements Runnable, SyncStep.Watch {
  private static final Duration PAUSE = Duration.ofMinutes(10);

  private final Projects projects;
  private final InstantSource clock;

  public LeftoverSync(Projects projects, InstantSource clock) {
    this.projects = projects;
    this.clock = clock;
  }

  /** Checks every ten minutes on a daemon thread. */
  public void watch() {
    Thread thread = new Thread(this, "leftover-sync");
    thread.setDaemon(true);
    thread.start();
  }

  @Override
  public void run() {
    try {
      while (true) {
        Thread.sleep(PAUSE.toMillis());
        take();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Runs the sync if it is the last hour. The next check repeats a failed sync. */
  public void take() {
    if (!DailySync.isLastHour(clock.instant())) {
      return;
    }
    for (String name : projects.names()) {
      try {
        projects.open(name).match(this::take, closed -> false);
      } catch (RuntimeException e) {
        log().warn("The daily sync failed", e);
      }
    }
  }

  private boolean take(Analyst analyst) {
    return !analyst.project().demo() && analyst.upkeep().take(this).due() > 0;
  }

  @Override
  public void begun(SyncStep step, int number, int all) {
    log().info("Daily sync: requesting {} by {}", step.reason().label(), step.request().cube());
  }

  @Override
  public void done(SyncStep.Result result) {
    log().info("{}", result.sentence());
  }

  /** Created lazily, because loading the logger slows the start. */
  private static Logger log() {
    return LoggerFactory.getLogger(LeftoverSync.class);
  }
}
