package io.claritytoolbox.tools;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A family of documents whose addresses differ in named variables. */
public interface ResourceTemplate {
  /** What the assistant is told of it; each variable fills one segment of the address. */
  Resource.Definition definition();

  /**
   * The whole text of one document as it is now.
   *
   * @param variables the value of every variable, decoded
   * @return empty where there is no such document
   */
  Optional<String> read(Map<String, String> variables);

  /**
   * Values that a variable may take, the likeliest first.
   *
   * @param variable its name
   * @param typed what the user has typed so far, perhaps empty
   * @param others values already chosen for other variables
   */
  List<String> complete(String variable, String typed, Map<String, String> others);
}
