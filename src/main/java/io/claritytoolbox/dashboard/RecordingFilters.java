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
 * What a session has to have, all of it.
 *
 * @param page that was visited; null for any
 * @param values any of these of each dimension, in the words of {@link RecordingWords}
 * @param signals each at least once
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

  /** Whether a recording is of the page; empty where it names no page at all. */
  Optional<Boolean> isOfPage(Recording recording) {
    return page == null || recording.visits().isEmpty()
        ? Optional.empty()
        : Optional.of(recording.visits().stream().anyMatch(visit -> page.matches(visit.address())));
  }

  /** Whether there is a filter that no answer can be checked against. */
  boolean hasUncheckable() {
    return !values.isEmpty() || !signals.isEmpty();
  }
}
