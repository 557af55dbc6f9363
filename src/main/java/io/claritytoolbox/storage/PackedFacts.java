package io.claritytoolbox.storage;

import io.claritytoolbox.model.Facts;
import io.claritytoolbox.model.Measure;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * The facts of a row in one column: rows take less than half the room that they take with a column
 * for each, and one call of the driver instead of 25. All but rates, which follow from their parts.
 *
 * <p>First how many measures were known to the writer, then which of them are unknown and which are
 * not zero, as bits, then the latter's values. A value is twice itself where it is whole; one more
 * than twice its hundredfold where it has two decimals; else 1 and its eight bytes.
 */
final class PackedFacts {
  /** A measure's place is its number in the database: add at the end, never move one. */
  static final List<Measure> MEASURES =
      List.of(
          Measure.SESSIONS,
          Measure.BOT_SESSIONS,
          Measure.USERS,
          Measure.PAGES_PER_SESSION,
          Measure.SCROLL_DEPTH_PERCENT,
          Measure.ACTIVE_SECONDS,
          Measure.TOTAL_SECONDS,
          Measure.DEAD_CLICKS,
          Measure.DEAD_CLICKS_SESSIONS,
          Measure.DEAD_CLICKS_PAGE_VIEWS,
          Measure.QUICKBACKS,
          Measure.QUICKBACKS_SESSIONS,
          Measure.QUICKBACKS_PAGE_VIEWS,
          Measure.SCRIPT_ERRORS,
          Measure.SCRIPT_ERRORS_SESSIONS,
          Measure.SCRIPT_ERRORS_PAGE_VIEWS,
          Measure.RAGE_CLICKS,
          Measure.RAGE_CLICKS_SESSIONS,
          Measure.RAGE_CLICKS_PAGE_VIEWS,
          Measure.ERROR_CLICKS,
          Measure.ERROR_CLICKS_SESSIONS,
          Measure.ERROR_CLICKS_PAGE_VIEWS,
          Measure.EXCESSIVE_SCROLLS,
          Measure.EXCESSIVE_SCROLLS_SESSIONS,
          Measure.EXCESSIVE_SCROLLS_PAGE_VIEWS);

  private static final int LONGEST_VALUE = 9;
  private static final long LARGEST = 1L << 52;
  private static final int AS_IT_IS = 1;

  private PackedFacts() {}

  static byte[] pack(Facts facts) {
    long unknown = 0;
    long notZero = 0;
    ByteBuffer values = ByteBuffer.allocate(MEASURES.size() * LONGEST_VALUE);
    for (int place = 0; place < MEASURES.size(); place++) {
      Double value = facts.values().get(MEASURES.get(place));
      if (value == null) {
        unknown |= 1L << place;
      } else if (Double.doubleToRawLongBits(value) != 0) {
        notZero |= 1L << place;
        put(values, value);
      }
    }
    ByteBuffer packed = ByteBuffer.allocate(3 * Varint.LONGEST + values.position());
    Varint.put(packed, MEASURES.size());
    Varint.put(packed, unknown);
    Varint.put(packed, notZero);
    packed.put(values.flip());
    return Arrays.copyOf(packed.array(), packed.position());
  }

  static Facts unpack(byte[] bytes) {
    ByteBuffer packed = ByteBuffer.wrap(bytes);
    int places = Math.toIntExact(Varint.get(packed));
    long unknown = Varint.get(packed);
    long notZero = Varint.get(packed);
    Map<Measure, Double> values = new EnumMap<>(Measure.class);
    for (int place = 0; place < places; place++) {
      if ((unknown >> place & 1) == 0) {
        values.put(MEASURES.get(place), (notZero >> place & 1) == 0 ? 0.0 : get(packed));
      }
    }
    return new Facts(values);
  }

  private static void put(ByteBuffer packed, double value) {
    long whole = (long) value;
    long hundredfold = Math.round(value * 100);
    if (whole == value && 0 < whole && whole < LARGEST) {
      Varint.put(packed, whole << 1);
    } else if (hundredfold / 100.0 == value && 0 < hundredfold && hundredfold < LARGEST) {
      Varint.put(packed, hundredfold << 1 | 1);
    } else {
      Varint.put(packed, AS_IT_IS);
      packed.putDouble(value);
    }
  }

  private static double get(ByteBuffer packed) {
    long coded = Varint.get(packed);
    if (coded == AS_IT_IS) {
      return packed.getDouble();
    }
    return (coded & 1) == 0 ? coded >> 1 : (coded >> 1) / 100.0;
  }
}
