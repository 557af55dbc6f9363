package io.claritytoolbox.storage;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Where a PostgreSQL database is and how to enter it. What must not be seen is taken out of the
 * address, which pool and driver may quote. All other parameters are the driver's and go on to it
 * as they are: those of TLS ({@code sslmode}, {@code sslrootcert}, …), {@code currentSchema}, and
 * time-outs other than ours.
 *
 * <p>The password is the parameter {@code password}; without one the driver looks into the file
 * that {@code PGPASSFILE} names, else into {@code ~/.pgpass}. Without the parameter {@code user} it
 * is the user of this machine.
 *
 * @param url without what must not be seen
 * @param secrets parameters that must not be seen, and the user
 */
record PostgresqlAddress(String url, Map<String, String> secrets) {
  private static final List<String> HIDDEN = List.of("user", "password", "sslpassword");

  PostgresqlAddress {
    secrets = Map.copyOf(secrets);
  }

  /**
   * @throws IllegalArgumentException where it can't be read; its message is fit for a user
   */
  static PostgresqlAddress read(String url) {
    int mark = url.indexOf('?');
    if (mark < 0) {
      return new PostgresqlAddress(url, Map.of());
    }
    Map<String, String> secrets = new LinkedHashMap<>();
    List<String> open = new ArrayList<>();
    for (String parameter : url.substring(mark + 1).split("&", -1)) {
      int equals = parameter.indexOf('=');
      String name = equals < 0 ? parameter : parameter.substring(0, equals);
      if (HIDDEN.contains(name)) {
        secrets.put(name, equals < 0 ? "" : decoded(parameter.substring(equals + 1)));
      } else if (!parameter.isEmpty()) {
        open.add(parameter);
      }
    }
    String rest = open.isEmpty() ? "" : "?" + String.join("&", open);
    return new PostgresqlAddress(url.substring(0, mark) + rest, secrets);
  }

  private static String decoded(String value) {
    try {
      return URLDecoder.decode(value, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      // Its message would quote the password.
      throw new IllegalArgumentException(
          "CLARITY_STORE holds a % in its user or password that begins no escape. Write %25 for"
              + " it.");
    }
  }

  @Override
  public String toString() {
    return "PostgresqlAddress[hidden]";
  }
}
