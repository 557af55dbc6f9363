package io.claritytoolbox.scrub;

import static java.util.regex.Matcher.quoteReplacement;

import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/**
 * Masks keys, session ids and sign-in links: by their form (UUIDs, JWTs, keys of known makers), or
 * because they look random ({@link BigramModel}).
 */
final class Tokens {
  /** UUIDs, and keys with known prefixes. */
  private static final Pattern SHAPED =
      Pattern.compile(
          "[0-9A-Za-z]{1,8}-(?:[0-9A-Fa-f]{4}-){3}[0-9A-Fa-f]{12}"
              + "|(?<![0-9A-Za-z])(?:A[KS]IA[0-9A-Z]{16}|AIza[0-9A-Za-z_-]{35}"
              + "|gh[pousr]_[0-9A-Za-z]{20,255}+|xox[abeprs]-[0-9A-Za-z-]{10,255}+"
              + "|glpat-[0-9A-Za-z_-]{20,255}+|[spr]k_(?:live|test)_[0-9A-Za-z]{10,255}+)"
              + "(?![0-9A-Za-z])");

  private static final Pattern JWT =
      Pattern.compile("(?<![0-9A-Za-z_-])eyJ[0-9A-Za-z_-]{13,}+[0-9A-Za-z._-]*+");

  private static final Pattern RUNS = Pattern.compile("[0-9A-Za-z_-]++");
  private static final Pattern PIECES = Pattern.compile("[0-9A-Za-z]++");
  private static final int HEX = 16;
  private static final int SHORTEST = 12;

  /** In bits of surprise; 1 in 1,000 words of 12 letters or more exceeds it. */
  private static final double LETTERS = 10;

  private static final double MIXED_CASE = 12.5;
  private static final double DIGITS = 14;
  private static final double HEX_DIGITS = 10;

  /** A model number among words resembles a token: {@code monitor-ue55au7172uxxh}. */
  private static final double AMONG_WORDS = 24;

  private static final int LONGEST_MODEL = 20;

  private static final double READABLE = 8;
  private static final Pattern DIGIT = Pattern.compile("[0-9]");
  private static final Pattern SMALL_NUMBER = Pattern.compile("[0-9]{1,4}");
  private static final Pattern ABBREVIATION = Pattern.compile("[a-z]{1,4}|[A-Z]{1,4}");

  /** {@code step2}, {@code sale2026}, {@code 2nd}. */
  private static final Pattern NUMBERED =
      Pattern.compile("[A-Za-z]+(?:[0-9]{0,2}|19[0-9]{2}|20[0-9]{2})|[0-9]{1,3}[A-Za-z]{1,2}");

  private static final int SHORTEST_RUN = 16;
  private static final double RUN = 24;
  private static final int RUN_PER_HYPHEN = 6;
  private static final double HYPHEN = 2;
  private static final int RUN_SYMBOLS = 2;

  /** {@code X7K9-2MPQ-8RTY-4WZB}. */
  private static final Pattern VOUCHER =
      Pattern.compile(
          "([0-9A-Z]{4}(?:-[0-9A-Z]{4}){2,7}|[0-9A-Z]{5}(?:-[0-9A-Z]{5}){2,5}"
              + "|[0-9a-z]{4}(?:-[0-9a-z]{4}){2,7}|[0-9a-z]{5}(?:-[0-9a-z]{5}){2,5})");

  private Tokens() {}

  /**
   * @param name what stands before the text: after a product's label, model numbers stay
   */
  static String mask(String text, String name) {
    boolean product = Label.PRODUCT.has(Label.before("", 0, name));
    return replaced(RUNS, maskShaped(text), run -> masked(run, product));
  }

  /** Masks tokens of a known form only. */
  static String maskShaped(String text) {
    return JWT.matcher(SHAPED.matcher(text).replaceAll(Masks.ID)).replaceAll(Masks.ID);
  }

  private static String replaced(Pattern pattern, String text, UnaryOperator<String> change) {
    return pattern.matcher(text).replaceAll(found -> quoteReplacement(change.apply(found.group())));
  }

  /** Whether a person could have written it: words, small numbers, {@code step2}. */
  static boolean isReadable(String text) {
    for (String piece : text.split("[^0-9A-Za-z]+", -1)) {
      if (!piece.isEmpty() && !isReadablePiece(piece)) {
        return false;
      }
    }
    return true;
  }

  private static boolean isReadablePiece(String piece) {
    if (SMALL_NUMBER.matcher(piece).matches() || ABBREVIATION.matcher(piece).matches()) {
      return true;
    }
    String letters = DIGIT.matcher(piece).replaceAll("");
    return NUMBERED.matcher(piece).matches()
        && !letters.isEmpty()
        && BigramModel.surprise(letters) <= READABLE;
  }

  private static String masked(String run, boolean product) {
    if (run.startsWith("xn--")) {
      return run;
    }
    if (isRandomRun(run)) {
      return Masks.ID;
    }
    double most = product ? Double.MAX_VALUE : words(run) >= 2 ? AMONG_WORDS : DIGITS;
    return replaced(PIECES, run, piece -> isRandom(piece, most) ? Masks.ID : piece);
  }

  private static boolean isRandom(String piece, double mostOfModel) {
    int length = piece.length();
    int alphabet = BigramModel.alphabet(piece);
    if (length < SHORTEST || alphabet == 10) {
      return false;
    }
    if (length >= HEX && alphabet <= 16) {
      return true;
    }
    double most = most(alphabet, length <= LONGEST_MODEL ? mostOfModel : DIGITS);
    return BigramModel.surprise(piece) > most;
  }

  private static double most(int alphabet, double mostOfModel) {
    return switch (alphabet) {
      case 16 -> HEX_DIGITS;
      case 26 -> LETTERS;
      case 36 -> mostOfModel;
      default -> MIXED_CASE;
    };
  }

  /** A token with hyphens and underscores in its alphabet, or a voucher. */
  private static boolean isRandomRun(String run) {
    String[] pieces = run.split("[-_]+", -1);
    int hyphens = run.length() - String.join("", pieces).length();
    boolean voucher = VOUCHER.matcher(run).matches() && run.chars().anyMatch(Character::isDigit);
    if (run.length() < (voucher ? SHORTEST : SHORTEST_RUN)
        || (!voucher && (hyphens == 0 || hyphens * RUN_PER_HYPHEN > run.length()))) {
      return false;
    }
    String all = String.join("", pieces);
    int alphabet = all.isEmpty() ? 10 : BigramModel.alphabet(all);
    if (alphabet == 10) {
      return false;
    }
    double written = HYPHEN * hyphens;
    for (String piece : pieces) {
      written += piece.isEmpty() ? 0 : BigramModel.written(piece);
    }
    return written - run.length() * BigramModel.bits(alphabet + RUN_SYMBOLS) > RUN;
  }

  private static int words(String run) {
    int words = 0;
    for (String piece : run.split("[-_]+", -1)) {
      boolean word = piece.length() >= 3 && piece.chars().allMatch(Character::isLetter);
      words += word && BigramModel.surprise(piece) <= READABLE ? 1 : 0;
    }
    return words;
  }
}
