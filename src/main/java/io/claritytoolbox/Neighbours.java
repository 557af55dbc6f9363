package io.claritytoolbox;

import io.claritytoolbox.Machine.Neighbour;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;

/** The processes of this machine that run this program. */
final class Neighbours {
  private static final String JAR = "clarity-toolbox.jar";

  private Neighbours() {}

  /** All but this one; those of other users tell nothing of themselves. */
  static List<Neighbour> seen() {
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
