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
 * All settings of the user.
 *
 * @param projects the projects that questions can name, at least one
 * @param baseUrl the base URL of Clarity's API, without a trailing slash
 * @param store the JDBC address of the store, which may contain a password
 * @param reserve requests a day that only an explicit {@code spend: reserve} may use
 * @param dailyLimit requests a day for each project
 * @param syncRequests one-day exports that a daily sync may take
 * @param keepQuery query parameters that stay in stored addresses
 * @param keepPath patterns of paths whose segments are stored unmasked
 * @param retentionDays days for which exports are kept
 * @param dashboard the settings of Clarity's dashboard
 */
public record Config(
    List<Project> projects,
    URI baseUrl,
    Secret store,
    int reserve,
    int dailyLimit,
    int syncRequests,
    Set<String> keepQuery,
    Set<String> keepPath,
    int retentionDays,
    Dashboard dashboard) {
  public Config {
    projects = List.copyOf(projects);
    keepQuery = Collections.unmodifiableSet(new LinkedHashSet<>(keepQuery));
    keepPath = Collections.unmodifiableSet(new LinkedHashSet<>(keepPath));
  }

  /**
   * The settings of Clarity's dashboard.
   *
   * @param baseUrl the base URL of its interface, without a trailing slash
   * @param dailyLimit requests a day for each project, none of which counts among the exports'
   * @param takesQuestions whether it may answer questions in words
   */
  public record Dashboard(URI baseUrl, int dailyLimit, boolean takesQuestions) {}

  /**
   * A Clarity project.
   *
   * @param id the project's key in the ledger and the history
   * @param name its name in questions and answers
   * @param tokens its API tokens, in the order to try them
   * @param tokenVariable the environment variable that contains the tokens
   * @param subject Clarity's internal number of the project, from the tokens; empty if unknown
   */
  public record Project(
      ProjectId id, String name, List<Token> tokens, String tokenVariable, String subject) {
    public Project {
      tokens = List.copyOf(tokens);
    }
  }

  /**
   * An API token.
   *
   * @param name its name in messages
   * @param from the first moment at which it may be used
   * @param until the moment at which it expires
   */
  public record Token(String name, Secret secret, Instant from, Instant until) {}

  /**
   * What a token says about itself, without the token.
   *
   * @param name its name in messages, such as {@code the second token in CLARITY_API_TOKEN}
   * @param jwt whether it is a JSON Web Token, as Clarity's tokens are; if not, nothing else is
   *     known about it
   * @param exporter whether it is for Clarity's Data Export
   * @param scope whether it allows exports
   * @param from when it becomes valid, allowing for clock skew; {@link Instant#MIN} if unlimited
   * @param until when it expires; {@link Instant#MAX} if never
   * @param subject Clarity's internal number of the project; empty if unknown
   * @param fault why it can't be used now, a phrase that follows its name; empty if it can
   */
  public record TokenReport(
      String name,
      boolean jwt,
      boolean exporter,
      boolean scope,
      Instant from,
      Instant until,
      String subject,
      String fault) {
    public boolean isUsable() {
      return fault.isEmpty();
    }
  }

  /**
   * A text that {@link #toString} hides.
   *
   * @param reveal the text, for the header or connection that needs it
   */
  public record Secret(String reveal) {
    @Override
    public String toString() {
      return "Secret[hidden]";
    }
  }

  /** The result of reading the environment variables. */
  public sealed interface Reading {
    <T> T match(Function<Read, T> read, Function<Faulty, T> faulty);

    /** Problems that don't keep the server from working, in full sentences. */
    List<String> warnings();

    /** A report on every token found, usable or not. */
    List<TokenReport> tokens();
  }

  /** A complete, valid configuration. */
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
   * A configuration with missing or invalid settings.
   *
   * @param faults all errors; each names the variable, the problem and the fix
   * @param withoutTokens the configuration if tokens are its only fault: stored data is accessible
   * @param store the address of the store, if it is valid
   */
  public record Faulty(
      List<String> faults,
      List<String> warnings,
      List<TokenReport> tokens,
      Optional<Config> withoutTokens,
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
