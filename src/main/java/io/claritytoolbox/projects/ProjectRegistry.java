package io.claritytoolbox.projects;

import io.claritytoolbox.answer.Projects;
import io.claritytoolbox.config.Config;
import io.claritytoolbox.storage.Storage;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** The projects, with their settings and their store, for the commands that maintain them. */
public interface ProjectRegistry extends Projects {
  /** The configuration; empty for the demo, which needs none. */
  Optional<Config.Reading> settings();

  /** The projects whose stored data is accessible: all {@link #names}, or those without a token. */
  List<String> storedNames();

  /** The stored data of one of {@link #storedNames}. Changes nothing. */
  StoredProject stored(String name);

  /** The store, opened at its first use; empty if its address is invalid. */
  Optional<Storage> store();

  /** How far Clarity's clock is ahead of this machine's; empty before this process's first call. */
  Optional<Duration> serverAhead(String name);
}
