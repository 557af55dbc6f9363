package io.claritytoolbox;

import java.io.InputStream;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What the program runs on and in.
 *
 * @param environment its variables
 * @param properties Java's
 * @param in where a person answers
 * @param jar the program; null where it runs from loose classes
 * @param neighbours the other processes of this program, as far as they can be seen
 * @param clock the present
 */
record Machine(
    Map<String, String> environment,
    Properties properties,
    InputStream in,
    @Nullable Path jar,
    Supplier<List<Neighbour>> neighbours,
    InstantSource clock) {
  /** A machine of which nothing is known. */
  static Machine unknown() {
    return new Machine(
        Map.of(),
        new Properties(),
        InputStream.nullInputStream(),
        null,
        List::of,
        InstantSource.system());
  }

  String property(String name) {
    return properties.getProperty(name, "");
  }

  /** A variable's value; empty where it isn't set or a client didn't fill it in. */
  String variable(String name) {
    String value = environment.getOrDefault(name, "").strip();
    return value.startsWith("${") ? "" : value;
  }

  /**
   * Another process of this program.
   *
   * @param pid its number
   * @param since when it started; {@link Instant#EPOCH} where the system doesn't tell
   */
  record Neighbour(long pid, Instant since) {}
}
