package io.claritytoolbox.plan;

import io.claritytoolbox.model.ExportRequest;
import java.util.List;

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
   * @param requests the one to make, and those that it is of use with
   */
  record Fetch(List<ExportRequest> requests) implements Plan {
    /** A question costs two requests at most, and one more where an export came back cut. */
    private static final int MOST_REQUESTS = 3;

    public Fetch {
      requests = List.copyOf(requests);
    }

    /** The one to make. */
    public ExportRequest request() {
      return requests.get(0);
    }

    /** Whether a question may cost all of them on top of what it has cost. */
    public boolean isWithinReason(int spent) {
      return spent + requests.size() <= MOST_REQUESTS;
    }
  }

  /** Nothing stored answers, and nothing can be spent that would. */
  record Nothing() implements Plan {}
}
