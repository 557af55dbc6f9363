package io.claritytoolbox.config;

import io.claritytoolbox.model.ProjectId;
import java.net.URI;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Reads the configuration from the environment's variables, and finds all faults in one go. */
public final class ConfigReader {
  private static final int DAILY_LIMIT = 10;
  private static final int LARGEST_DAILY_LIMIT = 1000;
  private static final int RETENTION_DAYS = 400;
  private static final int LONGEST_RETENTION_DAYS = 3650;

  private static final int MOST_PATHS = 20;

  private static final Pattern SEGMENT = Pattern.compile("[^\\s?#;\\p{Cntrl}]{1,100}");

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
    Set<String> keepPath = keepPath(variables);
    int retention =
        variables.number(Setting.RETENTION_DAYS, RETENTION_DAYS, 1, LONGEST_RETENTION_DAYS);
    Config config =
        new Config(projects, baseUrl, store, reserve, limit, keepQuery, keepPath, retention);
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
    Set<String> names = variables.list(Setting.KEEP_QUERY);
    if (names.stream().anyMatch(name -> !name.matches("[^\\s?&=#;]{1,64}"))) {
      variables.fault(
          Setting.KEEP_QUERY.variable()
              + " holds something else than names of query parameters. Separate bare names with"
              + " commas: page,q.");
    }
    return names;
  }

  private static Set<String> keepPath(Variables variables) {
    Set<String> patterns = variables.list(Setting.KEEP_PATH);
    if (patterns.size() > MOST_PATHS || !patterns.stream().allMatch(ConfigReader::isPathPattern)) {
      variables.fault(
          Setting.KEEP_PATH.variable()
              + " must be up to 20 path patterns with commas between, such as /product/*,/docs/**."
              + " Each begins with a slash and a segment without a star; * stands for anything in"
              + " one segment, ** at the end for all segments that follow.");
    }
    return patterns;
  }

  private static boolean isPathPattern(String pattern) {
    String[] segments = pattern.split("/", -1);
    if (segments.length < 2 || !segments[0].isEmpty() || segments[1].contains("*")) {
      return false;
    }
    for (int i = 1; i < segments.length; i++) {
      boolean rest = i == segments.length - 1 && segments[i].equals("**");
      boolean stars = segments[i].contains("**");
      if (!SEGMENT.matcher(segments[i]).matches() || (stars && !rest)) {
        return false;
      }
    }
    return true;
  }
}
