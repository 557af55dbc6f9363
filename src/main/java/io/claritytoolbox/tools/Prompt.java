package io.claritytoolbox.tools;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A task that a user can hand to the assistant by name. */
public interface Prompt {
  /** What users and assistants are told of it; the same at every call. */
  Definition definition();

  /**
   * What is wrong with the arguments, in a sentence; empty where nothing is.
   *
   * @param arguments by name; every required one is there and not blank
   */
  default Optional<String> fault(Map<String, String> arguments) {
    return Optional.empty();
  }

  /**
   * The task in the user's voice.
   *
   * @param arguments by name, without fault
   */
  String render(Map<String, String> arguments);

  /**
   * Values that an argument may take, the likeliest first.
   *
   * @param argument its name
   * @param typed what the user has typed so far, perhaps empty
   * @param others values already chosen for other arguments
   */
  default List<String> complete(String argument, String typed, Map<String, String> others) {
    return List.of();
  }

  /**
   * What is told of a prompt.
   *
   * @param name {@code weekly_review} for example
   * @param title for people
   * @param description one sentence
   * @param arguments in the order to be asked for
   */
  record Definition(String name, String title, String description, List<Argument> arguments) {
    public Definition {
      arguments = List.copyOf(arguments);
    }
  }

  /**
   * One blank to fill in.
   *
   * @param name as it is sent
   * @param description one short sentence
   * @param required whether the prompt makes no sense without it
   */
  record Argument(String name, String description, boolean required) {}
}
