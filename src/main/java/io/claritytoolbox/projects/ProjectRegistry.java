package io.claritytoolbox.projects;

import io.claritytoolbox.answer.Projects;
import io.claritytoolbox.config.Config;
import io.claritytoolbox.storage.Storage;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Projects with what their operator looks after: the settings and the store. */
public interface ProjectRegistry extends Projects {
  /** What the environment came to; empty where these projects need no settings. */
  Optional<Config.Reading> settings();

  /** Those whose store is known: {@link #names}, and others that lack nothing but a token. */
  List<String> keptNames();

  /** What is kept of one of {@link #keptNames}; nothing is opened or changed. */
  StoredProject holding(String name);

  /** Where all of it is, opened at its first use; empty where the settings don't tell. */
  Optional<Storage> store();

  /** How far Clarity's clock is ahead of ours, as a request of this process has shown. */
  Optional<Duration> serverAhead(String name);
}
