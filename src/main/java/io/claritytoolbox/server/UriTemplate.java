package io.claritytoolbox.server;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Matches addresses with variables such as {@code {name}} (RFC 6570, level 1). A variable has one
 * or more characters, but no {@code /}.
 */
final class UriTemplate {
  private final List<String> literals = new ArrayList<>();
  private final List<String> variables = new ArrayList<>();

  UriTemplate(String template) {
    int at = 0;
    for (int open = template.indexOf('{'); open >= 0; open = template.indexOf('{', at)) {
      int close = template.indexOf('}', open);
      literals.add(template.substring(at, open));
      variables.add(template.substring(open + 1, close));
      at = close + 1;
    }
    literals.add(template.substring(at));
  }

  List<String> variables() {
    return List.copyOf(variables);
  }

  /** The decoded variables of an address; empty if it doesn't match. */
  Optional<Map<String, String>> match(String uri) {
    if (!uri.startsWith(literals.get(0))) {
      return Optional.empty();
    }
    Map<String, String> values = new LinkedHashMap<>();
    int at = literals.get(0).length();
    for (int i = 0; i < variables.size(); i++) {
      int stop = end(uri, at, i);
      if (stop <= at || uri.substring(at, stop).indexOf('/') >= 0) {
        return Optional.empty();
      }
      values.put(variables.get(i), decoded(uri.substring(at, stop)));
      at = stop + literals.get(i + 1).length();
    }
    return at == uri.length() ? Optional.of(values) : Optional.empty();
  }

  /**
   * The end of a variable: before the next literal, or for the last variable at the end of the
   * address.
   */
  private int end(String uri, int from, int variable) {
    String next = literals.get(variable + 1);
    if (variable < variables.size() - 1) {
      return uri.indexOf(next, from + 1);
    }
    return uri.endsWith(next) ? uri.length() - next.length() : -1;
  }

  private static String decoded(String text) {
    try {
      return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      return text; // A lone percent sign is literal.
    }
  }
}
