package io.claritytoolbox.tools;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A task that a user can choose by name. */
public interface Prompt {
  /** The description, the same in every call. */
  Definition definition();

  /**
   * The fault of the arguments, as a sentence; empty if there is none.
   *
   * @param arguments by name, including all required ones
   */
  default Optional<String> fault(Map<String, String> arguments) {
    return Optional.empty();
  }

  /**
   * The task in the user's words.
   *
   * @param arguments by name, without faults
   */
  String render(Map<String, String> arguments);

  /**
   * Possible values of an argument, likeliest first.
   *
   * @param argument its name
   * @param typed the text so far, possibly empty
   * @param others the values of other arguments
   */
  default List<String> complete(String argument, String typed, Map<String, String> others) {
    return List.of();
  }

  /**
   * The description of a prompt.
   *
   * @param name for example {@code weekly_summary}
   * @param title for people
   * @param description one sentence
   * @param arguments in the order in which clients ask for them
   */
  record Definition(String name, String title, String description, List<Argument> arguments) {
    public Definition {
      arguments = List.copyOf(arguments);
    }
  }

  /**
   * An argument.
   *
   * @param name in requests
   * @param description one short sentence
   * @param required whether the prompt needs it
   */
  record Argument(String name, String description, boolean required) {}
}
