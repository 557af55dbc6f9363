package io.claritytoolbox.dashboard;

import io.claritytoolbox.model.Dimension;
import io.claritytoolbox.model.Filter;
import io.claritytoolbox.model.Signal;
import io.claritytoolbox.model.Window;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A request for recordings. A session must match all filters.
 *
 * @param window when the sessions began; Clarity keeps the last {@link #MAX_DAYS} days
 * @param page a visited page, or with {@link Filter.Op#STARTS_WITH} all below, as a path or a whole
 *     address in the form of exports; null for any. Clarity compares whole addresses with queries,
 *     so the request includes more pages, and every answer is checked
 * @param values the possible values of each dimension, in the words of {@link RecordingWords}
 * @param signals that occur at least once
 * @param count the number of recordings, at most {@link #MOST}
 */
public record RecordingsRequest(
    Window window,
    @Nullable Filter page,
    Map<Dimension, List<String>> values,
    List<Signal> signals,
    Order order,
    int count) {
  /** The days for which Clarity keeps recordings. */
  public static final int MAX_DAYS = 30;

  /** The largest number of recordings that Clarity returns. */
  public static final int MOST = 250;

  public RecordingsRequest {
    if (count < 1 || count > MOST) {
      throw new IllegalArgumentException("1 to " + MOST + " recordings, not " + count);
    }
    Map<Dimension, List<String>> copy = new EnumMap<>(Dimension.class);
    values.forEach((dimension, wanted) -> copy.put(dimension, List.copyOf(wanted)));
    values = Collections.unmodifiableMap(copy);
    signals = List.copyOf(signals);
  }

  /** The same request for another number of recordings. */
  RecordingsRequest of(int other) {
    return new RecordingsRequest(window, page, values, signals, order, other);
  }

  /** Whether a recording includes the page; empty if it contains no pages. */
  Optional<Boolean> isOfPage(Recording recording) {
    return page == null || recording.visits().isEmpty()
        ? Optional.empty()
        : Optional.of(recording.visits().stream().anyMatch(visit -> page.accepts(visit.address())));
  }

  /** The order of recordings. */
  public enum Order {
    NEWEST(0),
    OLDEST(1),
    LONGEST(3),
    SHORTEST(2),
    MOST_CLICKS(5),
    FEWEST_CLICKS(4),
    MOST_PAGES(7),
    FEWEST_PAGES(6);

    private final int code;

    Order(int code) {
      this.code = code;
    }

    /** For example {@code most_clicks}. */
    public String label() {
      return name().toLowerCase(Locale.ROOT);
    }

    /** The order with a label. */
    public static Order named(String label) {
      return valueOf(label.toUpperCase(Locale.ROOT));
    }

    /** Its number in the request. */
    int code() {
      return code;
    }
  }
}
