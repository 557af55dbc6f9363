package io.claritytoolbox.server;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.management.ManagementFactory;
import org.junit.jupiter.api.Test;

final class LineReaderTest {
  @Test
  void cutsAtLineEndsAlone() throws IOException {
    LineReader lines = reader("one\r\n\ntwo\rtwo\nlast");

    assertThat(lines.next()).isEqualTo("one\r".getBytes(UTF_8));
    assertThat(lines.next()).isEmpty();
    assertThat(lines.next()).isEqualTo("two\rtwo".getBytes(UTF_8));
    assertThat(lines.next()).isEqualTo("last".getBytes(UTF_8));
    assertThat(lines.next()).isNull();
  }

  @Test
  void letsALongLineGoAndGoesOnBehindIt() throws IOException {
    LineReader lines = reader("x".repeat(20_000) + "\nnext\n" + "y".repeat(101));

    assertThat(lines.next()).isSameAs(LineReader.TOO_LONG);
    assertThat(lines.next()).isEqualTo("next".getBytes(UTF_8));
    assertThat(lines.next()).isSameAs(LineReader.TOO_LONG);
    assertThat(lines.next()).isNull();
  }

  @Test
  void keepsALineOfExactlyTheLimit() throws IOException {
    assertThat(reader("x".repeat(100) + "\n").next()).hasSize(100);
  }

  @Test
  void anEndlessLineNeedsNoMemory() throws IOException {
    long[] left = {1 << 26};
    InputStream endless =
        new InputStream() {
          @Override
          public int read() {
            throw new UnsupportedOperationException();
          }

          @Override
          public int read(byte[] buffer, int from, int length) {
            left[0] -= length;
            return left[0] > 0 ? length : -1;
          }
        };

    long before = allocated();
    assertThat(new LineReader(endless, 100).next()).isSameAs(LineReader.TOO_LONG);
    assertThat(allocated() - before).isLessThan(1 << 24);
  }

  private static long allocated() {
    return ((ThreadMXBean) ManagementFactory.getThreadMXBean()).getCurrentThreadAllocatedBytes();
  }

  private static LineReader reader(String text) {
    return new LineReader(new ByteArrayInputStream(text.getBytes(UTF_8)), 100);
  }
}
