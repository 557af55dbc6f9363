package io.claritytoolbox.storage;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.Inflater;

/** The text of an answer in few bytes: woven, then in zlib's format. */
final class Payload {
  private static final int BUFFER = 8192;

  private Payload() {}

  static byte[] compress(String text) {
    Deflater deflater = new Deflater(Deflater.BEST_COMPRESSION);
    try {
      deflater.setInput(Weave.weave(text).getBytes(StandardCharsets.UTF_8));
      deflater.finish();
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      byte[] buffer = new byte[BUFFER];
      while (!deflater.finished()) {
        out.write(buffer, 0, deflater.deflate(buffer));
      }
      return out.toByteArray();
    } finally {
      deflater.end();
    }
  }

  static String text(byte[] compressed) throws SQLException {
    Inflater inflater = new Inflater();
    try {
      inflater.setInput(compressed);
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      byte[] buffer = new byte[BUFFER];
      while (!inflater.finished()) {
        int length = inflater.inflate(buffer);
        if (length == 0 && !inflater.finished()) {
          throw new DataFormatException("it ends too early");
        }
        out.write(buffer, 0, length);
      }
      return Weave.unweave(out.toString(StandardCharsets.UTF_8));
    } catch (DataFormatException e) {
      throw new SQLException("a payload can't be read", e);
    } finally {
      inflater.end();
    }
  }
}
