package io.claritytoolbox.cli;

import io.claritytoolbox.plan.SyncStep;

/** Where a routine is told of. */
interface SyncView extends SyncStep.Watch {
  /** A step that would be taken. */
  void planned(SyncStep step);

  void summary(Summary summary);

  /**
   * What a run came to.
   *
   * @param project by name
   * @param due steps that were due
   * @param done steps that are stored
   * @param remaining requests left today
   */
  record Summary(String project, int due, int done, int remaining) {}
}
