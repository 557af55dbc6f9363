package io.claritytoolbox.storage;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The address of a PostgreSQL database. User and passwords are taken out of the URL, which pool and
 * driver may quote; all other parameters go to the driver.
 *
 * <p>Without the parameter {@code password} the driver reads {@code PGPASSFILE} or {@code
 * ~/.pgpass}; without {@code user} it takes the user of this machine.
 *
 * @param url without secrets
 * @param secrets user and passwords
 */
record PostgresqlAddress(String url, Map<String, String> secrets) {
  private static final List<String> HIDDEN = List.of("user", "password", "sslpassword");

  PostgresqlAddress {
    secrets = Map.copyOf(secrets);
  }

  /**
   * @throws IllegalArgumentException if it is malformed; its message is for users
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
      // The exception's message would quote the password.
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
