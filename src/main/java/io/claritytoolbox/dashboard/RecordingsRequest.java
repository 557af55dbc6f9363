package io.claritytoolbox.dashboard;

import io.claritytoolbox.model.Window;
import java.util.Locale;

/**
 * Which recordings to ask for.
 *
 * @param window when the sessions began; Clarity keeps the last {@link #MAX_DAYS} days
 * @param count how many, at most {@link #MOST}
 */
public record RecordingsRequest(Window window, RecordingFilters filters, Order order, int count) {
  /** For how many days Clarity keeps recordings. */
  public static final int MAX_DAYS = 30;

  /** How many Clarity gives at most. */
  public static final int MOST = 250;

  public RecordingsRequest {
    if (count < 1 || count > MOST) {
      throw new IllegalArgumentException("1 to " + MOST + " recordings, not " + count);
    }
  }

  /** Which come first. */
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

    /** {@code most_clicks} for example. */
    public String label() {
      return name().toLowerCase(Locale.ROOT);
    }

    /** The order of that label. */
    public static Order named(String label) {
      return valueOf(label.toUpperCase(Locale.ROOT));
    }

    /** Its number on the wire. */
    int code() {
      return code;
    }
  }
}
