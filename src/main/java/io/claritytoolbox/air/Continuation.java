package io.claritytoolbox.air;

import io.claritytoolbox.air.model.Measurement;
import io.claritytoolbox.air.model.MeasurementQuery;
import io.claritytoolbox.air.wire.AirReader.Page;
import io.claritytoolbox.model.Caller;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** An answer that comes in parts, followed to its end under a bound. */
final class Continuation {
  /** Calls for one answer; what follows them is left out, and that is said. */
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
   * Asks on until a part brings nothing more.
   *
   * @param isEnough whether to stop before that
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

  /** Whether it came to its end. */
  boolean isWhole() {
    return isWhole;
  }

  /** All that came, in the order it came in. */
  List<Measurement> all() {
    return List.copyOf(all);
  }

  /** Those that the question wants, each once: a later one replaces an earlier. */
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
