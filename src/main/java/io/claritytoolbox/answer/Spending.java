package io.claritytoolbox.answer;

import io.claritytoolbox.model.ExportRequest;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What one question has spent so far, and what came of it. For one thread. */
final class Spending {
  /** A question costs two requests at most, and one more where an export came back cut. */
  private static final int MOST_REQUESTS = 3;

  private final Set<String> warnings = new LinkedHashSet<>();
  private final Set<ExportRequest> made = new HashSet<>();
  private int requests;
  private boolean brought;
  private boolean canGoOn = true;
  private @Nullable String failure;

  Purchase bought(Purchase.Bought bought) {
    requests += bought.requestsSpent();
    brought = true;
    warnings.addAll(bought.warnings());
    canGoOn = requests < MOST_REQUESTS;
    failure = null;
    return bought;
  }

  /** A dropped dimension is worth another try without it; nothing else is. */
  Purchase failed(Purchase.Failed failed) {
    requests += failed.requestsSpent();
    failure = failed.sentence();
    canGoOn = !failed.dropped().isEmpty() && requests < MOST_REQUESTS;
    return failed;
  }

  /** Whether a request may be made next; none is made twice. */
  boolean mayGoOnWith(ExportRequest request) {
    return canGoOn && made.add(request);
  }

  int requests() {
    return requests;
  }

  /** Whether an export came of it. */
  boolean brought() {
    return brought;
  }

  Optional<String> failure() {
    return Optional.ofNullable(failure);
  }

  /** About what was bought, and why what wasn't. */
  List<String> warnings() {
    List<String> all = new ArrayList<>(warnings);
    failure().map(Sentences::couldNotAsk).ifPresent(all::add);
    return all;
  }
}
