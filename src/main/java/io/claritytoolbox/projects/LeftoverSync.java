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
 * Takes the day's routine where nobody did, from requests that would be lost at the day's end: on
 * machines without a scheduler, a server that runs anyway keeps the history whole for nothing.
 */
public final class LeftoverSync implements Runnable, SyncStep.Watch {
  private static final Duration PAUSE = Duration.ofMinutes(10);

  private final Projects projects;
  private final InstantSource clock;

  public LeftoverSync(Projects projects, InstantSource clock) {
    this.projects = projects;
    this.clock = clock;
  }

  /** Looks every ten minutes, beside whatever else the process does, and ends with it. */
  public void watch() {
    Thread thread = new Thread(this, "leftovers");
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

  /** Takes what is left over now, if anything is. What fails is tried again at the next look. */
  public void take() {
    if (!DailySync.isLastHour(clock.instant())) {
      return;
    }
    for (String name : projects.names()) {
      try {
        projects.open(name).match(this::take, closed -> false);
      } catch (RuntimeException e) {
        log().warn("The day's routine could not be taken", e);
      }
    }
  }

  private boolean take(Analyst analyst) {
    return !analyst.project().demo() && analyst.upkeep().take(this).due() > 0;
  }

  @Override
  public void begun(SyncStep step, int number, int all) {
    log().info("Taking the day's {} by {}", step.reason().label(), step.request().cube());
  }

  @Override
  public void done(SyncStep.Result result) {
    log().info("{}", result.sentence());
  }

  /** Made when it is needed: loading the log would slow every start. */
  private static Logger log() {
    return LoggerFactory.getLogger(LeftoverSync.class);
  }
}
