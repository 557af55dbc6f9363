package io.claritytoolbox.tools;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * A task that a user can choose by name.
 *
 * @param name for example {@code weekly_summary}
 * @param title for people
 * @param description one sentence
 * @param arguments in the order in which clients ask for them
 * @param text creates the task in the user's words from arguments without faults
 */
public record Prompt(
    String name,
    String title,
    String description,
    List<Argument> arguments,
    Function<Map<String, String>, String> text) {
  public Prompt {
    arguments = List.copyOf(arguments);
  }

  /**
   * An argument.
   *
   * @param name in requests
   * @param description one short sentence
   * @param required whether the prompt needs it
   * @param accepts whether a value is valid
   * @param expected completes "`days` must be …"
   * @param values possible values, likeliest first, given the other arguments
   */
  public record Argument(
      String name,
      String description,
      boolean required,
      Predicate<String> accepts,
      String expected,
      Function<Map<String, String>, Stream<String>> values) {
    /** The values that contain a typed text, ignoring case. */
    public List<String> complete(String typed, Map<String, String> others) {
      String wanted = typed.strip().toLowerCase(Locale.ROOT);
      return values
          .apply(others)
          .filter(value -> value.toLowerCase(Locale.ROOT).contains(wanted))
          .distinct()
          .toList();
    }
  }

  /** The value of an argument; empty if it is missing or blank. */
  static Optional<String> given(Map<String, String> values, String name) {
    return Optional.ofNullable(values.get(name))
        .map(String::strip)
        .filter(value -> !value.isEmpty());
  }

  /** The argument with a name. */
  public Optional<Argument> argument(String wanted) {
    return arguments.stream().filter(each -> each.name().equals(wanted)).findFirst();
  }

  /** The faults of the arguments, as sentences; empty if there are none. */
  public Optional<String> fault(Map<String, String> values) {
    return arguments.stream()
        .filter(each -> given(values, each.name()).filter(each.accepts().negate()).isPresent())
        .map(each -> "`" + each.name() + "` must be " + each.expected() + ".")
        .reduce((one, other) -> one + " " + other);
  }
}
