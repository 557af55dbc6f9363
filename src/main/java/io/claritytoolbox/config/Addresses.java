package io.claritytoolbox.config;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads where Clarity and the store are. */
final class Addresses {
  static final URI CLARITY = URI.create("https://www.clarity.ms/export-data/api/v1");

  private static final String SQLITE = "jdbc:sqlite:";
  private static final int LARGEST_PORT = 65_535;
  private static final Pattern LOOPBACK =
      Pattern.compile("localhost|\\[::1]|\\[0:0:0:0:0:0:0:1]|127(\\.[0-9]{1,3}){3}");
  private static final Pattern ABSOLUTE = Pattern.compile("(/|\\\\|[A-Za-z]:[/\\\\]|file:).*");

  private final DataFolder folder;

  Addresses(DataFolder folder) {
    this.folder = folder;
  }

  /** Where Clarity is asked. */
  URI baseUrl(Variables variables) {
    Optional<String> value = variables.value(Setting.API_BASE_URL);
    if (value.isEmpty()) {
      return CLARITY;
    }
    try {
      URI uri = new URI(value.get().replaceAll("/+$", ""));
      Optional<String> fault = faultOf(uri);
      fault.ifPresent(what -> reject(what, variables));
      return fault.isPresent() ? CLARITY : uri;
    } catch (URISyntaxException e) {
      reject("is no web address", variables);
      return CLARITY;
    }
  }

  private static void reject(String what, Variables variables) {
    variables.fault(
        "%s %s. Remove it to ask Clarity at %s."
            .formatted(Setting.API_BASE_URL.variable(), what, CLARITY));
  }

  private static Optional<String> faultOf(URI uri) {
    String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
    if (uri.getHost() == null || uri.getPort() == 0 || uri.getPort() > LARGEST_PORT) {
      return Optional.of("is no web address with a host");
    }
    if (!scheme.equals("https") && !scheme.equals("http")) {
      return Optional.of("does not begin with https://");
    }
    if (scheme.equals("http") && !isLoopback(uri.getHost())) {
      return Optional.of("would send the token unencrypted: http is for this machine alone");
    }
    if (uri.getRawUserInfo() != null) {
      return Optional.of("holds a user or a password, which Clarity does not take");
    }
    if (uri.getRawQuery() != null || uri.getRawFragment() != null) {
      return Optional.of("holds a query or a fragment; it has to end with a path");
    }
    return Optional.empty();
  }

  private static boolean isLoopback(String host) {
    return LOOPBACK.matcher(host.toLowerCase(Locale.ROOT)).matches();
  }

  /** The JDBC address of the store. */
  Secret store(Variables variables) {
    String standard = SQLITE + folder.databaseFile(variables);
    Optional<String> value = variables.value(Setting.STORE);
    if (value.isPresent() && PostgresqlStore.is(value.get())) {
      return new Secret(PostgresqlStore.read(value.get(), variables));
    }
    return new Secret(value.map(typed -> file(typed, standard, variables)).orElse(standard));
  }

  private String file(String typed, String standard, Variables variables) {
    Optional<String> fault = faultOf(typed);
    if (fault.isPresent()) {
      variables.fault(
          ("%s %s. Write jdbc:sqlite: and the path of a file, or jdbc:postgresql://HOST/DATABASE,"
                  + " or remove it for the default file.")
              .formatted(Setting.STORE.variable(), fault.get()));
      return standard;
    }
    return sqlite(typed.substring(SQLITE.length()), variables);
  }

  private static Optional<String> faultOf(String store) {
    if (!store.startsWith(SQLITE)) {
      return Optional.of("is no address of an SQLite or PostgreSQL database");
    }
    String path = store.substring(SQLITE.length());
    // A database in memory would forget what was spent.
    boolean inMemory = path.startsWith(":") || path.contains("mode=memory");
    if (path.isBlank() || inMemory) {
      return Optional.of("names no file");
    }
    return path.startsWith("file:") || path.contains("?")
        ? Optional.of("holds SQLite parameters (file: or ?), which are not supported")
        : Optional.empty();
  }

  private String sqlite(String typed, Variables variables) {
    String path = folder.expand(typed);
    if (!ABSOLUTE.matcher(path).matches()) {
      variables.warn(
          "%s is a relative path: started from another folder, the server would count and remember"
                  .formatted(Setting.STORE.variable())
              + " anew. Write the whole path.");
    }
    return SQLITE + path;
  }
}
