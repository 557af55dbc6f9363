package io.claritytoolbox.tools;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A document that a client can read, or a family of documents with variables in their addresses.
 *
 * @param uri the address, in which variables are {@code {name}} (RFC 6570, level 1). A variable has
 *     one or more characters, but no {@code /}
 * @param name short and unique
 * @param title for people
 * @param description one sentence for models
 * @param mimeType of the text, for example {@code text/markdown}
 * @param text the present text by the decoded variables; empty if there is no such document
 * @param values possible values of a variable, from its name and a typed text, likeliest first
 */
public record Resource(
    String uri,
    String name,
    String title,
    String description,
    String mimeType,
    Function<Map<String, String>, Optional<String>> text,
    BiFunction<String, String, List<String>> values) {
  private static final Pattern VARIABLE = Pattern.compile("\\{(\\w+)}");

  /** A document with a fixed address. */
  public Resource(
      String uri,
      String name,
      String title,
      String description,
      String mimeType,
      Supplier<String> text) {
    this(
        uri,
        name,
        title,
        description,
        mimeType,
        none -> Optional.of(text.get()),
        (variable, typed) -> List.of());
  }

  /** The variables of the address, in order; empty for a single document. */
  public List<String> variables() {
    return VARIABLE.matcher(uri).results().map(variable -> variable.group(1)).toList();
  }

  /** The present text at an address; empty if there is no such document. */
  public Optional<String> read(String address) {
    return match(address).flatMap(text);
  }

  /** The decoded variables of an address; empty if it is another resource's. */
  Optional<Map<String, String>> match(String address) {
    String pattern =
        Arrays.stream(VARIABLE.split(uri, -1))
            .map(Pattern::quote)
            .collect(Collectors.joining("([^/]+)"));
    Matcher matcher = Pattern.compile(pattern).matcher(address);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    Map<String, String> found = new LinkedHashMap<>();
    variables().forEach(name -> found.put(name, decoded(matcher.group(found.size() + 1))));
    return Optional.of(found);
  }

  private static String decoded(String text) {
    try {
      return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      return text; // A lone percent sign is literal.
    }
  }
}
