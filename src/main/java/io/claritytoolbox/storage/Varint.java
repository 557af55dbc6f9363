package io.claritytoolbox.storage;

import java.nio.ByteBuffer;

/**
 * Numbers from 0 in few bytes: seven bits each, the lowest first, the top bit set but in the last.
 */
final class Varint {
  /** The bytes of {@link Long#MAX_VALUE}. */
  static final int LONGEST = 9;

  private Varint() {}

  static void put(ByteBuffer out, long number) {
    long rest = number;
    while (rest > 0x7f) {
      out.put((byte) (rest | 0x80));
      rest >>= 7;
    }
    out.put((byte) rest);
  }

  static long get(ByteBuffer in) {
    long number = 0;
    for (int shift = 0; ; shift += 7) {
      byte next = in.get();
      number |= (next & 0x7fL) << shift;
      if (next >= 0) {
        return number;
      }
    }
  }
}
