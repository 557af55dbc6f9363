package io.claritytoolbox.config;

import io.claritytoolbox.config.Config.Secret;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the addresses of Clarity and of the store. */
final class Addresses {
  static final URI CLARITY = URI.create("https://www.clarity.ms/export-data/api/v1");
  static final URI DASHBOARD = URI.create("https://clarity.microsoft.com/mcp");

  private static final String SQLITE = "jdbc:sqlite:";
  private static final String POSTGRESQL = "jdbc:postgresql:";
  private static final int LARGEST_PORT = 65_535;
  private static final Pattern LOOPBACK =
      Pattern.compile("localhost|\\[::1]|\\[0:0:0:0:0:0:0:1]|127(\\.[0-9]{1,3}){3}");
  private static final Pattern ABSOLUTE = Pattern.compile("(/|\\\\|[A-Za-z]:[/\\\\]|file:).*");
  private static final String HOST = "(?:[A-Za-z0-9._-]+|\\[[0-9A-Fa-f:.%]+])(?::[0-9]{1,5})?";
  private static final Pattern SERVER =
      Pattern.compile("//(HOST(?:,HOST)*)/([^/?#]+)(?:\\?([^#]*))?".replace("HOST", HOST));
  private static final Pattern PORT = Pattern.compile("(?<=[^:\\[]):([0-9]{1,5})(?=,|$)");
  private static final Pattern PARAMETER =
      Pattern.compile("[A-Za-z_.]+=(?:[^%]|%[0-9A-Fa-f]{2})*+");
  private static final String SERVER_REMEDY =
      " Use jdbc:postgresql://HOST:PORT/DATABASE?user=NAME&password=SECRET. In the password, write"
          + " %26 for &, %25 for %, %2B for + and %23 for #.";

  private final Machine machine;
  private final Variables variables;

  /**
   * The computer, as Java describes it. Paths are strings, so each system's rules can be tested on
   * any system.
   *
   * @param osName Java's {@code os.name}
   * @param userHome Java's {@code user.home}
   */
  record Machine(String osName, String userHome) {
    /** Expands a leading {@code ~}, because no shell has done so. */
    String expand(String path) {
      return path.startsWith("~/") || path.startsWith("~\\") ? userHome + path.substring(1) : path;
    }

    private String databaseFile(Variables variables) {
      String os = osName.toLowerCase(Locale.ROOT);
      if (os.startsWith("windows")) {
        String folder = variables.value("LOCALAPPDATA").orElse(userHome + "\\AppData\\Local");
        return folder + "\\clarity-toolbox\\clarity.db";
      }
      if (os.startsWith("mac")) {
        return userHome + "/Library/Application Support/clarity-toolbox/clarity.db";
      }
      // The XDG specification requires that relative paths are ignored.
      String folder =
          variables
              .value("XDG_DATA_HOME")
              .filter(path -> path.startsWith("/"))
              .orElse(userHome + "/.local/share");
      return folder + "/clarity-toolbox/clarity.db";
    }
  }

  Addresses(Machine machine, Variables variables) {
    this.machine = machine;
    this.variables = variables;
  }

  /** The base URL of an API, without a trailing slash. */
  URI baseUrl(Setting setting, URI standard) {
    URI url = standard;
    Optional<String> fault;
    try {
      url = new URI(variables.value(setting).orElse(url.toString()).replaceAll("/+$", ""));
      fault = faultOf(url);
    } catch (URISyntaxException e) {
      fault = Optional.of("is not a URL");
    }
    fault.ifPresent(
        what ->
            variables.fault(
                "%s %s. Remove it to use the default, %s."
                    .formatted(setting.variable(), what, standard)));
    return fault.isPresent() ? standard : url;
  }

  private static Optional<String> faultOf(URI url) {
    String scheme = url.getScheme() == null ? "" : url.getScheme().toLowerCase(Locale.ROOT);
    if (url.getHost() == null || url.getPort() == 0 || url.getPort() > LARGEST_PORT) {
      return Optional.of("is not a URL with a host");
    }
    if (!scheme.equals("https") && !scheme.equals("http")) {
      return Optional.of("must start with https://");
    }
    if (scheme.equals("http") && !isLoopback(url.getHost())) {
      return Optional.of("would send the token unencrypted: http is allowed only for localhost");
    }
    if (url.getRawUserInfo() != null) {
      return Optional.of("contains a user name or password, which Clarity does not accept");
    }
    if (url.getRawQuery() != null || url.getRawFragment() != null) {
      return Optional.of("must end with a path, without a query or fragment");
    }
    return Optional.empty();
  }

  private static boolean isLoopback(String host) {
    return LOOPBACK.matcher(host.toLowerCase(Locale.ROOT)).matches();
  }

  /** The JDBC address of the store. */
  Secret store() {
    String standard = SQLITE + machine.databaseFile(variables);
    if (variables.value(Setting.STORE).isEmpty()) {
      return new Secret(standard);
    }
    String typed = variables.value(Setting.STORE).get();
    if (typed.startsWith(POSTGRESQL)) {
      return new Secret(server(typed));
    }
    Optional<String> fault = faultOf(typed);
    if (fault.isPresent()) {
      variables.fault(
          ("%s %s. Use jdbc:sqlite:PATH or jdbc:postgresql://HOST/DATABASE, or remove it to use the"
                  + " default file.")
              .formatted(Setting.STORE.variable(), fault.get()));
      return new Secret(standard);
    }
    return new Secret(SQLITE + path(typed.substring(SQLITE.length())));
  }

  private static Optional<String> faultOf(String store) {
    if (!store.startsWith(SQLITE)) {
      return Optional.of("is not the address of an SQLite or PostgreSQL database");
    }
    String path = store.substring(SQLITE.length());
    // A database in memory would forget how many requests were spent.
    boolean inMemory = path.startsWith(":") || path.contains("mode=memory");
    if (path.isBlank() || inMemory) {
      return Optional.of("does not name a file");
    }
    return path.startsWith("file:") || path.contains("?")
        ? Optional.of("contains SQLite parameters (file: or ?), which are not supported")
        : Optional.empty();
  }

  private String path(String typed) {
    String path = machine.expand(typed);
    if (!ABSOLUTE.matcher(path).matches()) {
      variables.warn(
          Setting.STORE.variable()
              + " is a relative path. If the server starts in another folder, it creates a new"
              + " store and loses count of the requests spent. Use an absolute path.");
    }
    return path;
  }

  /**
   * Reads {@code jdbc:postgresql://HOST[:PORT]/DATABASE[?PARAMETERS]}, with commas between several
   * hosts. User and password come from the parameters {@code user} and {@code password}, else from
   * {@code PGUSER} and {@code PGPASSWORD}; the driver looks for a missing password in {@code
   * PGPASSFILE} or {@code ~/.pgpass}. Messages never quote the address, because it may contain a
   * password.
   */
  private String server(String typed) {
    faultOfServer(typed.substring(POSTGRESQL.length()))
        .ifPresent(
            what -> variables.fault(Setting.STORE.variable() + " " + what + "." + SERVER_REMEDY));
    return with("password", "PGPASSWORD", with("user", "PGUSER", typed));
  }

  private static Optional<String> faultOfServer(String address) {
    if (address.replaceFirst("\\?.*", "").contains("@")) {
      return Optional.of("contains a user name or password before an @, which is not supported");
    }
    Matcher parts = SERVER.matcher(address);
    if (!parts.matches()) {
      return Optional.of("is not the address of a PostgreSQL database");
    }
    if (PORT.matcher(parts.group(1)).results().anyMatch(port -> !isPort(port.group(1)))) {
      return Optional.of("contains an invalid port. Ports are 1–" + LARGEST_PORT);
    }
    String parameters = parts.group(3) == null ? "" : parts.group(3);
    for (String parameter : parameters.split("&", -1)) {
      if (!parameters.isEmpty() && !PARAMETER.matcher(parameter).matches()) {
        return Optional.of("contains parameters after the ? that are not a list of name=value");
      }
    }
    return Optional.empty();
  }

  private static boolean isPort(String digits) {
    int port = Integer.parseInt(digits);
    return port >= 1 && port <= LARGEST_PORT;
  }

  private String with(String parameter, String variable, String address) {
    boolean isThere = Pattern.compile("[?&]" + parameter + "=").matcher(address).find();
    Optional<String> value = isThere ? Optional.empty() : variables.value(variable);
    String separator = address.contains("?") ? "&" : "?";
    return value
        .map(text -> URLEncoder.encode(text, StandardCharsets.UTF_8))
        .map(text -> address + separator + parameter + "=" + text)
        .orElse(address);
  }
}
