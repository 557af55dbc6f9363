package io.claritytoolbox.config;

import io.claritytoolbox.model.ProjectId;
import java.net.URI;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
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
 * @param keepPath the patterns of paths whose segments are kept as they are
 * @param retentionDays how long history is kept
 */
public record Config(
    List<Project> projects,
    URI baseUrl,
    Secret store,
    int reserve,
    int dailyLimit,
    Set<String> keepQuery,
    Set<String> keepPath,
    int retentionDays) {
  public Config {
    projects = List.copyOf(projects);
    keepQuery = Collections.unmodifiableSet(new LinkedHashSet<>(keepQuery));
    keepPath = Collections.unmodifiableSet(new LinkedHashSet<>(keepPath));
  }

  /**
   * A project of Clarity.
   *
   * @param id keys ledger and history
   * @param name what questions and answers call it
   * @param tokens what Clarity knows it by, each as good as the others, in the order to be tried
   * @param tokenVariable where the tokens stand
   * @param subject Clarity's own number of the project, from the tokens; empty where it can't be
   *     read
   */
  public record Project(
      ProjectId id, String name, List<Token> tokens, String tokenVariable, String subject) {
    public Project {
      tokens = List.copyOf(tokens);
    }
  }

  /**
   * A token that may be tried.
   *
   * @param name what sentences call it
   * @param secret the token
   * @param from before this it is not tried
   * @param until from then on it isn't tried any more
   */
  public record Token(String name, Secret secret, Instant from, Instant until) {}

  /** What reading the variables comes to. */
  public sealed interface Reading {
    <T> T match(Function<Read, T> read, Function<Faulty, T> faulty);

    /** What the user should know all the same, in whole sentences. */
    List<String> warnings();

    /** What is known of every token that was found, of those that can't be used too. */
    List<TokenReport> tokens();
  }

  /** Everything needed is there. */
  public record Read(Config config, List<String> warnings, List<TokenReport> tokens)
      implements Reading {
    public Read {
      tokens = List.copyOf(tokens);
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
   * @param kept where nothing but tokens is missing, all else: what is stored can be looked after
   * @param store where ledger and history are; empty where that is what is wrong
   */
  public record Faulty(
      List<String> faults,
      List<String> warnings,
      List<TokenReport> tokens,
      Optional<Config> kept,
      Optional<Secret> store)
      implements Reading {
    public Faulty {
      tokens = List.copyOf(tokens);
      faults = List.copyOf(faults);
      warnings = List.copyOf(warnings);
    }

    @Override
    public <T> T match(Function<Read, T> read, Function<Faulty, T> faulty) {
      return faulty.apply(this);
    }
  }
}
