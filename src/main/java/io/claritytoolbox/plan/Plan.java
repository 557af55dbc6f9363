package io.claritytoolbox.plan;

import io.claritytoolbox.model.ExportRequest;
import java.util.List;

/** How to meet a requirement. */
public sealed interface Plan {
  /**
   * Answer from the store.
   *
   * @param stale whether the exports are older than the budget requires
   */
  record UseStored(Cover cover, boolean stale) implements Plan {}

  /**
   * Make a request, then plan again.
   *
   * @param requests the one to make, then those that complete it
   */
  record Fetch(List<ExportRequest> requests) implements Plan {
    /** A question costs at most two requests, and one more if an export came back cut. */
    private static final int MOST_REQUESTS = 3;

    public Fetch {
      requests = List.copyOf(requests);
    }

    /** The request to make now. */
    public ExportRequest request() {
      return requests.get(0);
    }

    /** Whether a question that has spent some may still make all of these. */
    public boolean isWithinReason(int spent) {
      return spent + requests.size() <= MOST_REQUESTS;
    }
  }

  /** Nothing stored answers, and no request would. */
  record Nothing() implements Plan {}
}
