package io.claritytoolbox;

import io.claritytoolbox.config.Config;
import io.claritytoolbox.planner.Projects;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Projects with what their operator looks after: the settings and the store. */
interface KeptProjects extends Projects {
  /** What the environment came to; empty where these projects need no settings. */
  Optional<Config.Reading> settings();

  /** Those whose store is known: {@link #names}, and others that lack nothing but a token. */
  List<String> keptNames();

  /** What is kept of one of {@link #keptNames}; nothing is opened or changed. */
  Holding holding(String name);

  /** How far Clarity's clock is ahead of ours, as a request of this process has shown. */
  Optional<Duration> serverAhead(String name);

  /**
   * What is kept of the project of that name, null for all of them.
   *
   * @throws UsageFault where there is no such project, or none at all
   */
  default List<Holding> holdings(@Nullable String name) {
    List<String> names = keptNames();
    if (name == null && !names.isEmpty()) {
      return names.stream().map(this::holding).toList();
    }
    if (name != null && names.contains(name)) {
      return List.of(holding(name));
    }
    throw new UsageFault(
        open(name).match(open -> "There is no such project.", sentence -> sentence));
  }
}
