package io.claritytoolbox.scrub;

import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;

/** The query parameters that stay, in their order, values scrubbed. */
record AddressQuery(Set<String> names) {

  /**
   * @param query with its question mark, or empty
   */
  String kept(String query) {
    if (names.isEmpty() || query.isEmpty()) {
      return "";
    }
    String kept =
        Arrays.stream(query.substring(1).split("&", -1))
            .filter(parameter -> names.contains(name(parameter)))
            .map(AddressQuery::scrub)
            .collect(Collectors.joining("&"));
    return kept.isEmpty() ? "" : "?" + kept;
  }

  private static String name(String parameter) {
    int equals = parameter.indexOf('=');
    return PercentEscapes.decode(equals < 0 ? parameter : parameter.substring(0, equals));
  }

  private static String scrub(String parameter) {
    int value = parameter.indexOf('=') + 1;
    return parameter.substring(0, value)
        + AddressPath.scrubValue(name(parameter), parameter.substring(value));
  }
}
