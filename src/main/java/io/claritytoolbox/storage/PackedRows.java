package io.claritytoolbox.storage;

import io.claritytoolbox.model.Cube;
import io.claritytoolbox.model.Facts;
import io.claritytoolbox.model.Measure;
import io.claritytoolbox.model.Row;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.zip.InflaterInputStream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Rows and payloads as earlier versions kept them, read once more to be moved to plain columns. The
 * values of dimensions stood in a table of their own, the facts of a row in one column, and the
 * pieces of a payload in an order that compressed better.
 */
final class PackedRows {
  private static final Logger LOG = LoggerFactory.getLogger(PackedRows.class);

  /** By their numbers in a packed row. */
  private static final List<Measure> MEASURES =
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

  private static final int AS_IT_IS = 1;

  private PackedRows() {}

  /** Moves all of them, in the transaction of the migration. */
  static int unpack(Session session) throws SQLException {
    List<Packed> exports = session.list("SELECT id, cube FROM export ORDER BY id", Packed::read);
    for (Packed export : exports) {
      unpack(session, export);
    }
    session.dropAll();
    session.execute("DROP TABLE packed_row");
    session.execute("DROP TABLE dimension_value");
    return exports.size();
  }

  private static void unpack(Session session, Packed export) throws SQLException {
    List<Row> rows;
    try {
      rows = rows(session, export);
    } catch (RuntimeException e) {
      LOG.error("export {} can't be read and is forgotten", export.id(), e);
      session.update("DELETE FROM export WHERE id = ?", export.id());
      return;
    }
    RowTable.insert(session, export.id(), export.cube(), rows);
    repack(session, export.id());
    // Its room serves the next.
    session.update("DELETE FROM packed_row WHERE export = ?", export.id());
  }

  private record Packed(long id, Cube cube) {
    static Packed read(ResultSet result) throws SQLException {
      return new Packed(result.getLong("id"), Columns.cube(result.getString("cube")));
    }
  }

  private static List<Row> rows(Session session, Packed export) throws SQLException {
    return session.list(
        """
        SELECT v1.value, v2.value, v3.value, addresses, facts
        FROM packed_row
        LEFT JOIN dimension_value v1 ON v1.id = k1
        LEFT JOIN dimension_value v2 ON v2.id = k2
        LEFT JOIN dimension_value v3 ON v3.id = k3
        WHERE export = ?
        ORDER BY k1, k2, k3
        """,
        result -> row(result, export.cube().size()),
        export.id());
  }

  private static Row row(ResultSet result, int parts) throws SQLException {
    List<@Nullable String> key = new ArrayList<>();
    for (int part = 1; part <= parts; part++) {
      key.add(result.getString(part));
    }
    return new Row(key, facts(ByteBuffer.wrap(result.getBytes(5))), result.getInt(4));
  }

  /**
   * First how many measures were known to the writer, then which of them are unknown and which are
   * not zero, as bits, then the latter's values.
   */
  private static Facts facts(ByteBuffer packed) {
    int places = Math.toIntExact(number(packed));
    long unknown = number(packed);
    long notZero = number(packed);
    Map<Measure, Double> values = new EnumMap<>(Measure.class);
    for (int place = 0; place < places; place++) {
      if ((unknown >> place & 1) == 0) {
        values.put(MEASURES.get(place), (notZero >> place & 1) == 0 ? 0.0 : value(packed));
      }
    }
    return new Facts(values);
  }

  /** Twice the number, or one more than twice its hundredfold, or 1 and the eight bytes. */
  private static double value(ByteBuffer packed) {
    long coded = number(packed);
    if (coded == AS_IT_IS) {
      return packed.getDouble();
    }
    return (coded & 1) == 0 ? coded >> 1 : (coded >> 1) / 100.0;
  }

  /** Seven bits in a byte, the lowest first, the top bit set but in the last. */
  private static long number(ByteBuffer packed) {
    long number = 0;
    for (int shift = 0; ; shift += 7) {
      byte next = packed.get();
      number |= (next & 0x7fL) << shift;
      if (next >= 0) {
        return number;
      }
    }
  }

  private static void repack(Session session, long export) throws SQLException {
    List<byte[]> payloads =
        session.list(
            "SELECT payload FROM export_payload WHERE export = ?",
            result -> result.getBytes(1),
            export);
    for (byte[] payload : payloads) {
      try {
        byte[] repacked = Columns.compressed(unwoven(inflated(payload)));
        session.update("UPDATE export_payload SET payload = ? WHERE export = ?", repacked, export);
      } catch (IOException | RuntimeException e) {
        LOG.error("the payload of export {} can't be read and is forgotten", export, e);
        session.update("DELETE FROM export_payload WHERE export = ?", export);
      }
    }
  }

  private static String inflated(byte[] payload) throws IOException {
    try (InflaterInputStream in = new InflaterInputStream(new ByteArrayInputStream(payload))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  /**
   * A piece stands between two opening braces. The first line tells how many pieces each block has;
   * then come the first pieces of all blocks, then the second of each that has one, and so on.
   */
  private static String unwoven(String woven) {
    int end = woven.indexOf('\n');
    int[] sizes =
        Arrays.stream(woven.substring(0, end).split(",", -1)).mapToInt(Integer::parseInt).toArray();
    String[] pieces = woven.substring(end + 1).split("\\{", -1);
    String[] text = new String[pieces.length];
    int next = 0;
    for (int round = 0; next < pieces.length; round++) {
      int start = 0;
      for (int size : sizes) {
        if (round < size) {
          text[start + round] = pieces[next++];
        }
        start += size;
      }
    }
    return String.join("{", text);
  }
}
