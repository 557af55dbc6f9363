package io.claritytoolbox.report;

import java.util.List;
import java.util.function.UnaryOperator;

/**
 * A sentence of a report. It keeps names that may come from visitors apart, so that each format can
 * escape them.
 *
 * @param words with a {@code {}} for each name
 * @param names in order
 */
public record Sentence(String words, List<String> names) {
  private static final String PLACE = "{}";

  public Sentence {
    names = List.copyOf(names);
  }

  public static Sentence of(String words) {
    return new Sentence(words, List.of());
  }

  /**
   * The complete sentence.
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
