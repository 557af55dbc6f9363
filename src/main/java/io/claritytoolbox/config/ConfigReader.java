package io.claritytoolbox.config;

import io.claritytoolbox.config.Config.Secret;
import java.net.URI;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Reads the configuration from environment variables and reports all errors together. */
public final class ConfigReader {
  private static final int DAILY_LIMIT = 10;
  private static final int LARGEST_DAILY_LIMIT = 1000;
  private static final int SYNC_REQUESTS = 7;
  private static final int SESSIONS_DAILY_LIMIT = 50;
  private static final int RETENTION_DAYS = 400;
  private static final int LONGEST_RETENTION_DAYS = 3650;
  private static final int MOST_PATHS = 20;

  private static final Pattern QUERY_PARAMETER = Pattern.compile("[^\\s?&=#;]{1,64}");

  /** The first segment has no star; two stars stand only for all remaining segments. */
  private static final Pattern PATH =
      Pattern.compile(
          "/(?:(?![*])CHAR){1,100}(?:/(?:(?![*][*])CHAR){1,100})*(?:/[*][*])?"
              .replace("CHAR", "[^\\s/?#;\\p{Cntrl}]"));

  private final Addresses.Machine machine;
  private final TokenReader tokens;

  /**
   * @param osName Java's {@code os.name}
   * @param userHome Java's {@code user.home}
   * @param clock tells whether a token has expired
   */
  public ConfigReader(String osName, String userHome, InstantSource clock) {
    this.machine = new Addresses.Machine(osName, userHome);
    this.tokens = new TokenReader(clock);
  }

  /** Reads the variables and the projects file that they may name. */
  public Config.Reading read(Map<String, String> environment) {
    Variables variables = new Variables(environment);
    Addresses addresses = new Addresses(machine, variables);
    List<Config.Project> projects = new ProjectReader(variables, tokens).read(machine);
    URI baseUrl = addresses.baseUrl(Setting.API_BASE_URL, Addresses.CLARITY);
    int faultsBefore = variables.faults().size();
    Secret store = addresses.store();
    boolean isStoreValid = variables.faults().size() == faultsBefore;
    int limit = variables.number(Setting.DAILY_LIMIT, DAILY_LIMIT, 1, LARGEST_DAILY_LIMIT);
    Config config =
        new Config(
            projects,
            baseUrl,
            store,
            variables.number(Setting.RESERVE, 0, 0, limit),
            limit,
            variables.number(Setting.SYNC_REQUESTS, Math.min(SYNC_REQUESTS, limit), 0, limit),
            keepQuery(variables),
            keepPath(variables),
            retentionDays(variables),
            dashboard(addresses, variables));
    return variables.faults().isEmpty()
        ? new Config.Read(config, variables.warnings(), variables.reports())
        : new Config.Faulty(
            variables.faults(),
            variables.warnings(),
            variables.reports(),
            variables.lackOnlyTokens() ? Optional.of(config) : Optional.empty(),
            isStoreValid ? Optional.of(store) : Optional.empty());
  }

  private static Config.Dashboard dashboard(Addresses addresses, Variables variables) {
    return new Config.Dashboard(
        addresses.baseUrl(Setting.MCP_BASE_URL, Addresses.DASHBOARD),
        variables.number(
            Setting.SESSIONS_DAILY_LIMIT, SESSIONS_DAILY_LIMIT, 0, LARGEST_DAILY_LIMIT),
        variables.isOn(Setting.DASHBOARD));
  }

  static int retentionDays(Variables variables) {
    return variables.number(Setting.RETENTION_DAYS, RETENTION_DAYS, 1, LONGEST_RETENTION_DAYS);
  }

  private static Set<String> keepQuery(Variables variables) {
    Set<String> names = variables.list(Setting.KEEP_QUERY);
    if (!allMatch(QUERY_PARAMETER, names)) {
      variables.fault(
          Setting.KEEP_QUERY.variable()
              + " must be a list of query parameter names separated by commas, such as page,q.");
    }
    return names;
  }

  private static Set<String> keepPath(Variables variables) {
    Set<String> patterns = variables.list(Setting.KEEP_PATH);
    if (patterns.size() > MOST_PATHS || !allMatch(PATH, patterns)) {
      variables.fault(
          Setting.KEEP_PATH.variable()
              + " must be up to 20 path patterns separated by commas, such as"
              + " /product/*,/docs/**. Start each with a slash and a segment without a star."
              + " * matches anything within one segment; ** at the end matches all remaining"
              + " segments.");
    }
    return patterns;
  }

  private static boolean allMatch(Pattern pattern, Set<String> texts) {
    return texts.stream().allMatch(text -> pattern.matcher(text).matches());
  }
}
