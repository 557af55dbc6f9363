package io.claritytoolbox.config;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads the address of a PostgreSQL store: {@code
 * jdbc:postgresql://HOST[:PORT]/DATABASE[?PARAMETERS]}, with commas between several hosts. User and
 * password come from the parameters {@code user} and {@code password}, else from {@code PGUSER} and
 * {@code PGPASSWORD}; the driver looks for a missing password in {@code PGPASSFILE} or {@code
 * ~/.pgpass}. Messages never quote the address, because it may contain a password.
 */
final class PostgresqlStore {
  private static final String PREFIX = "jdbc:postgresql:";
  private static final int LARGEST_PORT = 65_535;
  private static final String HOST = "(?:[A-Za-z0-9._-]+|\\[[0-9A-Fa-f:.%]+])(?::[0-9]{1,5})?";
  private static final Pattern ADDRESS =
      Pattern.compile("//(HOST(?:,HOST)*)/([^/?#]+)(?:\\?([^#]*))?".replace("HOST", HOST));
  private static final Pattern PORT = Pattern.compile("(?<=[^:\\[]):([0-9]{1,5})(?=,|$)");
  private static final Pattern PARAMETER =
      Pattern.compile("[A-Za-z_.]+=(?:[^%]|%[0-9A-Fa-f]{2})*+");
  private static final String REMEDY =
      " Use jdbc:postgresql://HOST:PORT/DATABASE?user=NAME&password=SECRET. In the password, write"
          + " %26 for &, %25 for %, %2B for + and %23 for #.";

  private PostgresqlStore() {}

  static boolean is(String store) {
    return store.startsWith(PREFIX);
  }

  /** The address with user and password; the variables collect its faults. */
  static String read(String typed, Variables variables) {
    faultOf(typed.substring(PREFIX.length()))
        .ifPresent(what -> variables.fault(Setting.STORE.variable() + " " + what + "." + REMEDY));
    return with("password", "PGPASSWORD", with("user", "PGUSER", typed, variables), variables);
  }

  private static Optional<String> faultOf(String address) {
    if (address.replaceFirst("\\?.*", "").contains("@")) {
      return Optional.of("contains a user name or password before an @, which is not supported");
    }
    Matcher parts = ADDRESS.matcher(address);
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

  private static String with(
      String parameter, String variable, String address, Variables variables) {
    boolean isThere = Pattern.compile("[?&]" + parameter + "=").matcher(address).find();
    Optional<String> value = isThere ? Optional.empty() : variables.value(variable);
    String separator = address.contains("?") ? "&" : "?";
    return value
        .map(text -> URLEncoder.encode(text, StandardCharsets.UTF_8))
        .map(text -> address + separator + parameter + "=" + text)
        .orElse(address);
  }
}
