package io.claritytoolbox.doctor;

import java.io.InputStream;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
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
public record Machine(
    Map<String, String> environment,
    Properties properties,
    InputStream in,
    @Nullable Path jar,
    Supplier<List<Neighbour>> neighbours,
    InstantSource clock) {
  String property(String name) {
    return properties.getProperty(name, "");
  }

  /** A variable's value; empty where it isn't set or a client didn't fill it in. */
  public String variable(String name) {
    String value = environment.getOrDefault(name, "").strip();
    return value.startsWith("${") ? "" : value;
  }

  /**
   * Another process of this program.
   *
   * @param pid its number
   * @param since when it started; {@link Instant#EPOCH} where the system doesn't tell
   */
  public record Neighbour(long pid, Instant since) {
    private static final String JAR = "clarity-toolbox.jar";

    /** All of this machine but this one; those of other users tell nothing of themselves. */
    public static List<Neighbour> seen() {
      long own = ProcessHandle.current().pid();
      return ProcessHandle.allProcesses()
          .filter(process -> process.pid() != own && runsThis(process.info()))
          .map(
              process ->
                  new Neighbour(process.pid(), process.info().startInstant().orElse(Instant.EPOCH)))
          .toList();
    }

    private static boolean runsThis(ProcessHandle.Info info) {
      return Arrays.stream(info.arguments().orElse(new String[0]))
          .anyMatch(word -> word.endsWith(JAR));
    }
  }
}
