package io.claritytoolbox.config;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads the addresses of Clarity and of the store. */
final class Addresses {
  static final URI CLARITY = URI.create("https://www.clarity.ms/export-data/api/v1");
  static final URI DASHBOARD = URI.create("https://clarity.microsoft.com/mcp");

  private static final String SQLITE = "jdbc:sqlite:";
  private static final int LARGEST_PORT = 65_535;
  private static final Pattern LOOPBACK =
      Pattern.compile("localhost|\\[::1]|\\[0:0:0:0:0:0:0:1]|127(\\.[0-9]{1,3}){3}");
  private static final Pattern ABSOLUTE = Pattern.compile("(/|\\\\|[A-Za-z]:[/\\\\]|file:).*");

  private final DataFolder folder;
  private final Variables variables;

  Addresses(DataFolder folder, Variables variables) {
    this.folder = folder;
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
    String standard = SQLITE + folder.databaseFile(variables);
    if (variables.value(Setting.STORE).isEmpty()) {
      return new Secret(standard);
    }
    String typed = variables.value(Setting.STORE).get();
    if (PostgresqlStore.is(typed)) {
      return new Secret(PostgresqlStore.read(typed, variables));
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
    String path = folder.expand(typed);
    if (!ABSOLUTE.matcher(path).matches()) {
      variables.warn(
          Setting.STORE.variable()
              + " is a relative path. If the server starts in another folder, it creates a new"
              + " store and loses count of the requests spent. Use an absolute path.");
    }
    return path;
  }
}
