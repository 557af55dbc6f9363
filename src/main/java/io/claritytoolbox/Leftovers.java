package io.claritytoolbox;

import io.claritytoolbox.planner.Analyst;
import io.claritytoolbox.planner.Projects;
import io.claritytoolbox.planner.RoutineStep;
import io.claritytoolbox.planner.Upkeep;
import java.time.Duration;
import java.time.InstantSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes the day's routine where nobody did, from requests that would be lost at the day's end: on
 * machines without a scheduler, a server that runs anyway keeps the history whole for nothing.
 */
final class Leftovers implements Runnable, RoutineStep.Watch {
  private static final Duration PAUSE = Duration.ofMinutes(10);

  private final Projects projects;
  private final InstantSource clock;

  Leftovers(Projects projects, InstantSource clock) {
    this.projects = projects;
    this.clock = clock;
  }

  /** Looks every ten minutes, beside whatever else the process does, and ends with it. */
  void watch() {
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
  void take() {
    if (!Upkeep.isLastHour(clock.instant())) {
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
  public void begun(RoutineStep step, int number, int all) {
    log().info("Taking the day's {} by {}", step.reason().label(), step.request().cube());
  }

  @Override
  public void done(RoutineStep.Result result) {
    log().info("{}", result.sentence());
  }

  /** Made when it is needed: loading the log would slow every start. */
  private static Logger log() {
    return LoggerFactory.getLogger(Leftovers.class);
  }
}
