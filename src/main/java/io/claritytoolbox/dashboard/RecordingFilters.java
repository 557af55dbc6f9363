package io.claritytoolbox.dashboard;

import io.claritytoolbox.model.Dimension;
import io.claritytoolbox.model.Signal;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The filters for recordings. A session must match all of them.
 *
 * @param page a visited page; null for any
 * @param values the possible values of each dimension, in the words of {@link RecordingWords}
 * @param signals that occur at least once
 */
public record RecordingFilters(
    @Nullable PageFilter page, Map<Dimension, List<String>> values, List<Signal> signals) {
  public static final RecordingFilters NONE = new RecordingFilters(null, Map.of(), List.of());

  public RecordingFilters {
    Map<Dimension, List<String>> copy = new EnumMap<>(Dimension.class);
    values.forEach((dimension, wanted) -> copy.put(dimension, List.copyOf(wanted)));
    values = Collections.unmodifiableMap(copy);
    signals = List.copyOf(signals);
  }

  /** Whether a recording includes the page; empty if it contains no pages. */
  Optional<Boolean> isOfPage(Recording recording) {
    return page == null || recording.visits().isEmpty()
        ? Optional.empty()
        : Optional.of(recording.visits().stream().anyMatch(visit -> page.matches(visit.address())));
  }

  /** Whether a filter can't be checked. */
  boolean hasUncheckable() {
    return !values.isEmpty() || !signals.isEmpty();
  }
}
