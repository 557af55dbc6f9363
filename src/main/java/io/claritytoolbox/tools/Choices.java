package io.claritytoolbox.tools;

import io.claritytoolbox.model.Dimension;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * The possible values of an argument.
 *
 * @param allowed in the order of lists
 * @param label the name of a value
 * @param named finds a value by a typed name, leniently
 */
public record Choices<T>(
    List<T> allowed, Function<T, String> label, Function<String, Optional<T>> named) {
  static final Choices<Dimension> DIMENSIONS =
      new Choices<>(List.of(Dimension.values()), Dimension::label, Dimension::named);

  public Choices {
    allowed = List.copyOf(allowed);
  }

  /** Values that are found by their label, ignoring case if no label matches exactly. */
  public static <T> Choices<T> of(List<T> allowed, Function<T, String> label) {
    return new Choices<>(
        allowed,
        label,
        typed ->
            allowed.stream()
                .filter(value -> label.apply(value).equals(typed))
                .findFirst()
                .or(
                    () ->
                        allowed.stream()
                            .filter(value -> label.apply(value).equalsIgnoreCase(typed))
                            .findFirst()));
  }

  Optional<T> find(String typed) {
    return named.apply(typed);
  }

  List<String> labels() {
    return allowed.stream().map(label).toList();
  }
}
