package io.claritytoolbox.server;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Addresses with variables as {@code {name}} (RFC 6570, level 1), read backwards: a variable takes
 * one character or more, but never a {@code /}.
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

  /** The decoded variables of an address, empty where it is none of this template's. */
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

  /** Where the variable ends: before the next literal, the last one at the end of the address. */
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
      return text; // A lone percent sign stands for itself.
    }
  }
}
