package io.claritytoolbox.server;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/** Splits a stream into lines. It never holds more than one line of the longest allowed length. */
final class LineReader {
  /** Returned in place of a line over the limit, whose content is discarded. */
  static final byte[] TOO_LONG = new byte[0];

  private final InputStream in;
  private final int limit;
  private final byte[] buffer = new byte[8192];
  private int start;
  private int end;

  /**
   * @param limit the length of the longest accepted line, in bytes without its line end
   */
  LineReader(InputStream in, int limit) {
    this.in = in;
    this.limit = limit;
  }

  /** The next line without its line end, {@link #TOO_LONG}, or null at the end of the stream. */
  byte @Nullable [] next() throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream(512);
    boolean tooLong = false;
    while (start < end || fill()) {
      int stop = lineEnd();
      tooLong = tooLong || line.size() + (stop - start) > limit;
      if (tooLong) {
        line = new ByteArrayOutputStream(0);
      } else {
        line.write(buffer, start, stop - start);
      }
      start = stop + 1;
      if (stop < end) {
        return tooLong ? TOO_LONG : line.toByteArray();
      }
    }
    if (tooLong) {
      return TOO_LONG;
    }
    return line.size() > 0 ? line.toByteArray() : null;
  }

  private boolean fill() throws IOException {
    start = 0;
    end = Math.max(0, in.read(buffer));
    return end > 0;
  }

  private int lineEnd() {
    int at = start;
    while (at < end && buffer[at] != '\n') {
      at++;
    }
    return at;
  }
}
