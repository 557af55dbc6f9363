package io.claritytoolbox.config;

import io.claritytoolbox.model.ProjectId;
import java.net.URI;
import java.time.InstantSource;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads the configuration from the environment's variables, and finds all faults in one go. */
public final class ConfigReader {
  private static final int DAILY_LIMIT = 10;
  private static final int LARGEST_DAILY_LIMIT = 1000;
  private static final int RETENTION_DAYS = 400;
  private static final int LONGEST_RETENTION_DAYS = 3650;

  private final DataFolder folder;
  private final TokenReader tokens;

  /**
   * @param osName as Java's {@code os.name} has it
   * @param userHome as Java's {@code user.home} has it
   * @param clock tells whether a token has expired
   */
  public ConfigReader(String osName, String userHome, InstantSource clock) {
    this.folder = new DataFolder(osName, userHome);
    this.tokens = new TokenReader(clock);
  }

  /** Reads variables by name; only a file that they name is read besides. */
  public Config.Reading read(Map<String, String> environment) {
    Variables variables = new Variables(environment);
    Addresses addresses = new Addresses(folder);
    List<Config.Project> projects = projects(variables);
    URI baseUrl = addresses.baseUrl(variables);
    int faultsBefore = variables.faults().size();
    Secret store = addresses.store(variables);
    boolean isStoreKnown = variables.faults().size() == faultsBefore;
    int limit = variables.number(Setting.DAILY_LIMIT, DAILY_LIMIT, 1, LARGEST_DAILY_LIMIT);
    int reserve = variables.number(Setting.RESERVE, 0, 0, limit);
    Set<String> keepQuery = keepQuery(variables);
    int retention =
        variables.number(Setting.RETENTION_DAYS, RETENTION_DAYS, 1, LONGEST_RETENTION_DAYS);
    Config config = new Config(projects, baseUrl, store, reserve, limit, keepQuery, retention);
    if (!variables.faults().isEmpty()) {
      Optional<Config> kept = Optional.of(config).filter(any -> variables.lackTokensAlone());
      return new Config.Faulty(
          variables.faults(),
          variables.warnings(),
          variables.reports(),
          kept,
          Optional.of(store).filter(any -> isStoreKnown));
    }
    return new Config.Read(config, variables.warnings(), variables.reports());
  }

  private List<Config.Project> projects(Variables variables) {
    Optional<String> path = variables.value(Setting.PROJECTS).map(folder::expand);
    if (path.isEmpty()) {
      variables.warnOfUnknown(Set.of());
      return project(variables).map(List::of).orElse(List.of());
    }
    ProjectsFile file = new ProjectsFile(variables, tokens);
    List<Config.Project> projects = file.read(path.get());
    variables.warnOfUnknown(file.tokenVariables());
    for (Setting single : List.of(Setting.API_TOKEN, Setting.PROJECT_ID)) {
      if (variables.value(single).isPresent()
          && !file.tokenVariables().contains(single.variable())) {
        variables.warn(
            "%s does nothing while %s is set. Remove one of them."
                .formatted(single.variable(), Setting.PROJECTS.variable()));
      }
    }
    return projects;
  }

  private Optional<Config.Project> project(Variables variables) {
    String variable = Setting.API_TOKEN.variable();
    TokenSet its = tokens.read(variable, variable, variables);
    Optional<ProjectId> id =
        ProjectReader.id(
            variables.value(Setting.PROJECT_ID), Setting.PROJECT_ID.variable(), variables);
    return id.map(is -> its.of(is, is.value()));
  }

  private static Set<String> keepQuery(Variables variables) {
    Set<String> names = new LinkedHashSet<>();
    for (String name : variables.value(Setting.KEEP_QUERY).orElse("").split(",", -1)) {
      if (!name.isBlank()) {
        names.add(name.strip());
      }
    }
    if (names.stream().anyMatch(name -> !name.matches("[^\\s?&=#;]{1,64}"))) {
      variables.fault(
          Setting.KEEP_QUERY.variable()
              + " holds something else than names of query parameters. Separate bare names with"
              + " commas: page,q.");
    }
    return names;
  }
}
