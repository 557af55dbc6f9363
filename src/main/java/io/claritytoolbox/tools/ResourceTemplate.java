package io.claritytoolbox.tools;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A family of documents whose addresses contain variables. */
public interface ResourceTemplate {
  /** The description. Each variable is one segment of the address. */
  Resource.Definition definition();

  /**
   * The present text of a document.
   *
   * @param variables the decoded values by name
   * @return empty if there is no such document
   */
  Optional<String> read(Map<String, String> variables);

  /**
   * Possible values of a variable, likeliest first.
   *
   * @param variable its name
   * @param typed the text so far, possibly empty
   * @param others the values of other variables
   */
  List<String> complete(String variable, String typed, Map<String, String> others);
}
