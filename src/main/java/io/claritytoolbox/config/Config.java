package io.claritytoolbox.config;

import io.claritytoolbox.model.ProjectId;
import java.net.URI;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/**
 * Everything that the user decides.
 *
 * @param projects whom questions can be about, at least one
 * @param baseUrl where Clarity is asked, without a slash at its end
 * @param store the JDBC address of ledger and history, in which a password can be
 * @param reserve requests of a day that only an explicit wish may take
 * @param dailyLimit requests of a day and project
 * @param keepQuery the query parameters that are part of a page's address
 * @param retentionDays how long history is kept
 */
public record Config(
    List<Project> projects,
    URI baseUrl,
    Secret store,
    int reserve,
    int dailyLimit,
    Set<String> keepQuery,
    int retentionDays) {
  public Config {
    projects = List.copyOf(projects);
    keepQuery = Collections.unmodifiableSet(new LinkedHashSet<>(keepQuery));
  }

  /**
   * A project of Clarity.
   *
   * @param id keys ledger and history
   * @param name what questions and answers call it
   * @param token what Clarity knows it by
   * @param subject Clarity's own number of the project, from the token; empty where it can't be
   *     read
   */
  public record Project(ProjectId id, String name, Secret token, String subject) {}

  /** What reading the variables comes to. */
  public sealed interface Reading {
    <T> T match(Function<Read, T> read, Function<Faulty, T> faulty);

    /** What the user should know all the same, in whole sentences. */
    List<String> warnings();
  }

  /** Everything needed is there. */
  public record Read(Config config, List<String> warnings) implements Reading {
    public Read {
      warnings = List.copyOf(warnings);
    }

    @Override
    public <T> T match(Function<Read, T> read, Function<Faulty, T> faulty) {
      return read.apply(this);
    }
  }

  /**
   * Something is missing or wrong.
   *
   * @param faults all of them, each naming its variable, what is wrong and what to do
   * @param warnings a misspelt name often explains a missing one
   */
  public record Faulty(List<String> faults, List<String> warnings) implements Reading {
    public Faulty {
      faults = List.copyOf(faults);
      warnings = List.copyOf(warnings);
    }

    @Override
    public <T> T match(Function<Read, T> read, Function<Faulty, T> faulty) {
      return faulty.apply(this);
    }
  }
}
