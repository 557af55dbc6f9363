package io.claritytoolbox.tools;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * All arguments of a prompt.
 *
 * @param all in the order to be asked for
 */
record Blanks(List<Blank> all) {
  Blanks {
    all = List.copyOf(all);
  }

  /** A prompt's own after the project, which is asked for only where there are several. */
  static Blanks of(List<String> projects, Blank... own) {
    return new Blanks(Stream.concat(Blank.project(projects), Stream.of(own)).toList());
  }

  /** What was filled in; a blank left blank is absent. */
  static Optional<String> given(Map<String, String> arguments, String name) {
    return Optional.ofNullable(arguments.get(name))
        .map(String::strip)
        .filter(value -> !value.isEmpty());
  }

  List<Prompt.Argument> arguments() {
    return all.stream().map(Blank::argument).toList();
  }

  /** All that is wrong, in sentences; empty where nothing is. */
  Optional<String> fault(Map<String, String> arguments) {
    return all.stream()
        .flatMap(blank -> given(arguments, blank.argument().name()).flatMap(blank.fault()).stream())
        .reduce((one, other) -> one + " " + other);
  }

  /** The values that hold what was typed, in any case. */
  List<String> complete(String argument, String typed, Map<String, String> others) {
    String wanted = typed.strip().toLowerCase(Locale.ROOT);
    return all.stream()
        .filter(blank -> blank.argument().name().equals(argument))
        .flatMap(blank -> blank.values().apply(others))
        .filter(value -> value.toLowerCase(Locale.ROOT).contains(wanted))
        .distinct()
        .toList();
  }
}
