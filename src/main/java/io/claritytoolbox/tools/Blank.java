package io.claritytoolbox.tools;

import io.claritytoolbox.answer.Projects;
import io.claritytoolbox.model.Dimension;
import io.claritytoolbox.model.Period;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * One argument of a prompt: told of, checked and completed.
 *
 * @param argument what is told of it
 * @param fault what is wrong with a value that is there, in a sentence
 * @param values all it may take, the likeliest first, given the other arguments
 */
record Blank(
    Prompt.Argument argument,
    Function<String, Optional<String>> fault,
    Function<Map<String, String>, Stream<String>> values) {

  /** What was filled in; a blank left blank is absent. */
  static Optional<String> given(Map<String, String> arguments, String name) {
    return Optional.ofNullable(arguments.get(name))
        .map(String::strip)
        .filter(value -> !value.isEmpty());
  }

  /** A length in days, as the tools take it. */
  static Blank days(int usual) {
    return new Blank(
        new Prompt.Argument(
            "days",
            "Days of 24 hours, 1 to " + Period.MAX_DAYS + "; default " + usual + ".",
            false),
        typed ->
            typed.matches("[0-9]{1,2}")
                    && Integer.parseInt(typed) >= 1
                    && Integer.parseInt(typed) <= Period.MAX_DAYS
                ? Optional.empty()
                : Optional.of("days is a whole number from 1 to " + Period.MAX_DAYS + "."),
        others -> Stream.of(1, 3, 7, 14, 30, 90).map(String::valueOf));
  }

  /** A page; completed from stored exports, which costs nothing. */
  static Blank page(Projects projects, boolean required) {
    return new Blank(
        new Prompt.Argument("page", "Address of a page, or its path from / on.", required),
        typed ->
            Pages.isUsable(typed)
                ? Optional.empty()
                : Optional.of(
                    "page is an address with https:// or a path from / on, of at most "
                        + Pages.LONGEST
                        + " characters."),
        others -> Pages.known(projects, others.get("project")));
  }

  /** What to break a page down by. */
  static Blank segment() {
    Choices<Dimension> segments =
        Choices.of(
            Stream.of(Dimension.values()).filter(Dimension::isSessionAttribute).toList(),
            Dimension::label);
    return oneOf("segment", "What tells the variants apart; default Device.", segments, false);
  }

  /** Which project is meant; only where there are several. */
  static Stream<Blank> project(List<String> names) {
    return names.size() > 1
        ? Stream.of(
            oneOf("project", "Which project is meant.", Choices.of(names, name -> name), true))
        : Stream.empty();
  }

  private static Blank oneOf(
      String name, String description, Choices<?> choices, boolean required) {
    return new Blank(
        new Prompt.Argument(name, description, required),
        typed ->
            choices.find(typed).isPresent()
                ? Optional.empty()
                : Optional.of(name + " is one of " + String.join(", ", choices.labels()) + "."),
        others -> choices.labels().stream());
  }
}
