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
 * An argument of a prompt, with its check and its completions.
 *
 * @param argument its description
 * @param fault the fault of a value, as a sentence
 * @param values possible values, likeliest first, given the other arguments
 */
record Blank(
    Prompt.Argument argument,
    Function<String, Optional<String>> fault,
    Function<Map<String, String>, Stream<String>> values) {

  private static final int MOST_VARIANTS = 3;

  /** The value of an argument; empty if it is missing or blank. */
  static Optional<String> given(Map<String, String> arguments, String name) {
    return Optional.ofNullable(arguments.get(name))
        .map(String::strip)
        .filter(value -> !value.isEmpty());
  }

  /** A length in days. */
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

  /** A page. Completions come from stored exports and cost nothing. */
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

  /** Addresses of variants of a page. */
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

  /** The entries of a list with commas. */
  static List<String> listed(Map<String, String> arguments, String name) {
    return given(arguments, name).stream()
        .flatMap(typed -> Arrays.stream(typed.split(",", -1)))
        .map(String::strip)
        .filter(part -> !part.isEmpty())
        .toList();
  }

  /** The dimension that distinguishes the variants of a page. */
  static Blank segment() {
    Choices<Dimension> segments =
        Choices.of(
            Stream.of(Dimension.values()).filter(Dimension::isSessionAttribute).toList(),
            Dimension::label);
    return oneOf("segment", "What distinguishes the variants; default Device.", segments, false);
  }

  /** The project, if several are configured. */
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
