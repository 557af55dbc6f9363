package io.claritytoolbox.air;

import io.claritytoolbox.air.AirReader.Page;
import io.claritytoolbox.air.model.Measurement;
import io.claritytoolbox.air.model.MeasurementQuery;
import io.claritytoolbox.model.Caller;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** An answer in several parts, up to a limit. */
final class Continuation {
  /** The largest number of calls for one answer. A warning mentions what is left out. */
  static final int MOST_CALLS = 20;

  private static final Comparator<Measurement> ORDER =
      Comparator.comparing(Measurement::time)
          .thenComparing(Measurement::datasource)
          .thenComparing(Measurement::metric);

  private final List<Measurement> all = new ArrayList<>();
  private @Nullable String token;
  private int calls = 1;
  private int unreadable;
  private boolean isWhole;
  private String failure = "";

  Continuation(Page first) {
    take(first);
  }

  /**
   * Requests further parts until the answer is complete.
   *
   * @param isEnough whether to stop earlier
   */
  void follow(AirSource source, BooleanSupplier isEnough, Instant deadline, Caller caller) {
    while (!isWhole && failure.isEmpty()) {
      String next = token;
      if (next == null) {
        isWhole = true;
      } else if (calls == MOST_CALLS || isEnough.getAsBoolean()) {
        return;
      } else {
        calls++;
        caller.progress("Reading more measurements: call " + calls + ".");
        source.more(next, deadline).match(this::taken, this::failed);
      }
    }
  }

  private boolean taken(Page page) {
    isWhole = page.measurements().isEmpty();
    return take(page);
  }

  private boolean failed(Reply.Failed<Page> failed) {
    failure = failed.sentence();
    return false;
  }

  private boolean take(Page page) {
    token = page.token();
    unreadable += page.unreadable();
    return all.addAll(page.measurements());
  }

  int calls() {
    return calls;
  }

  /** Whether the answer is complete. */
  boolean isWhole() {
    return isWhole;
  }

  /** All measurements, in the order of the parts. */
  List<Measurement> all() {
    return List.copyOf(all);
  }

  /** The requested measurements without duplicates. A later one replaces an earlier one. */
  List<Measurement> wanted(MeasurementQuery query) {
    Map<List<Object>, Measurement> once = new HashMap<>();
    all.stream()
        .filter(query::takes)
        .forEach(each -> once.put(List.of(each.datasource(), each.metric(), each.time()), each));
    return once.values().stream().sorted(ORDER).toList();
  }

  List<String> warnings() {
    List<String> warnings = new ArrayList<>();
    if (!isWhole) {
      warnings.add(
          "Measurements are missing: more than "
              + calls
              + (calls == 1 ? " call brings." : " calls bring.")
              + (failure.isEmpty() ? " Ask for fewer datasources, metrics or hours." : " ")
              + failure);
    }
    if (unreadable > 0) {
      warnings.add(unreadable + " measurements could not be read and are left out.");
    }
    return warnings;
  }
}
