package io.claritytoolbox.dashboard;

import io.claritytoolbox.model.Window;
import java.util.Locale;

/**
 * A request for recordings.
 *
 * @param window when the sessions began; Clarity keeps the last {@link #MAX_DAYS} days
 * @param count the number of recordings, at most {@link #MOST}
 */
public record RecordingsRequest(Window window, RecordingFilters filters, Order order, int count) {
  /** The days for which Clarity keeps recordings. */
  public static final int MAX_DAYS = 30;

  /** The largest number of recordings that Clarity returns. */
  public static final int MOST = 250;

  public RecordingsRequest {
    if (count < 1 || count > MOST) {
      throw new IllegalArgumentException("1 to " + MOST + " recordings, not " + count);
    }
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
