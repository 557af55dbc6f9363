package io.claritytoolbox.tools;

import io.claritytoolbox.answer.Projects;
import io.claritytoolbox.model.Dimension;
import io.claritytoolbox.model.Period;
import java.util.Arrays;
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

  private static final int MOST_VARIANTS = 3;

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
                : Optional.of("`days` must be a whole number, 1–" + Period.MAX_DAYS + "."),
        others -> Stream.of(1, 3, 7, 14, 30, 90).map(String::valueOf));
  }

  /** A page; completed from stored exports, which costs nothing. */
  static Blank page(Projects projects, boolean required) {
    return new Blank(
        new Prompt.Argument("page", "Address of a page, or its path, starting with /.", required),
        typed ->
            Pages.isUsable(typed)
                ? Optional.empty()
                : Optional.of(
                    "`page` must be an address with https:// or a path that starts with /, up to "
                        + Pages.LONGEST
                        + " characters."),
        others -> Pages.known(projects, others.get("project")));
  }

  /** Pages that stand beside another, each at another address. */
  static Blank variants() {
    return new Blank(
        new Prompt.Argument(
            "variants",
            "Addresses or paths of up to " + MOST_VARIANTS + " variants, with commas between.",
            false),
        typed ->
            listed(Map.of("variants", typed), "variants").size() <= MOST_VARIANTS
                    && listed(Map.of("variants", typed), "variants").stream()
                        .allMatch(Pages::isUsable)
                ? Optional.empty()
                : Optional.of(
                    "`variants` must be up to "
                        + MOST_VARIANTS
                        + " addresses or paths, with commas between."),
        others -> Stream.empty());
  }

  /** What was filled in, parted at commas. */
  static List<String> listed(Map<String, String> arguments, String name) {
    return given(arguments, name).stream()
        .flatMap(typed -> Arrays.stream(typed.split(",", -1)))
        .map(String::strip)
        .filter(part -> !part.isEmpty())
        .toList();
  }

  /** What to break a page down by. */
  static Blank segment() {
    Choices<Dimension> segments =
        Choices.of(
            Stream.of(Dimension.values()).filter(Dimension::isSessionAttribute).toList(),
            Dimension::label);
    return oneOf("segment", "What distinguishes the variants; default Device.", segments, false);
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
                : Optional.of(
                    "`" + name + "` must be one of " + String.join(", ", choices.labels()) + "."),
        others -> choices.labels().stream());
  }
}
