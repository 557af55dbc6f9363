package io.claritytoolbox.report;

import java.util.List;
import java.util.function.UnaryOperator;

/**
 * A sentence of a report. Names that visitors may have written are kept apart from its own words,
 * so that each form of the report can write them as text.
 *
 * @param words with {@code {}} in the place of each name
 * @param names in the order of their places
 */
public record Sentence(String words, List<String> names) {
  private static final String PLACE = "{}";

  public Sentence {
    names = List.copyOf(names);
  }

  /** A sentence without names. */
  public static Sentence of(String words) {
    return new Sentence(words, List.of());
  }

  /**
   * The whole sentence.
   *
   * @param naming writes a name
   */
  public String with(UnaryOperator<String> naming) {
    StringBuilder whole = new StringBuilder();
    int from = 0;
    for (String name : names) {
      int place = words.indexOf(PLACE, from);
      whole.append(words, from, place).append(naming.apply(name));
      from = place + PLACE.length();
    }
    return whole.append(words, from, words.length()).toString();
  }
}
