package io.claritytoolbox.plan;

import io.claritytoolbox.model.ExportRequest;

/** What is to be done about a requirement. */
public sealed interface Plan {
  /**
   * Answer from the store.
   *
   * @param cover from these exports
   * @param stale whether they are older than they should be
   */
  record UseStored(Cover cover, boolean stale) implements Plan {}

  /**
   * Spend a request, then plan again.
   *
   * @param request the one to make
   */
  record Fetch(ExportRequest request) implements Plan {}

  /** Nothing stored answers, and nothing can be spent that would. */
  record Nothing() implements Plan {}
}
