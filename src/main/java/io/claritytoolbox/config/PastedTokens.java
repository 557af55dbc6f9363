package io.claritytoolbox.config;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Splits pasted text into tokens. Removes quotes, {@code Bearer} and line breaks. A comma ends a
 * token. White space ends a token only between two complete JSON Web Tokens; elsewhere it is a line
 * break within a token and is removed.
 */
final class PastedTokens {
  private static final Pattern INVISIBLE = Pattern.compile("[\\s\\p{Z}\\p{Cc}\\p{Cf}]+");
  private static final Pattern QUOTES = Pattern.compile("^[\"'`]+|[\"'`]+$");
  private static final Pattern BEARER = Pattern.compile("(?i)^bearer( |$)");
  private static final Pattern WHOLE = Pattern.compile("eyJ[^.]*\\.[^.]*\\.[^.]+");
  private static final Pattern WHOLE_AHEAD =
      Pattern.compile("[\"'`]*((?i:bearer) +)?[\"'`]*eyJ[^.]*\\.[^.]*\\..*");

  private PastedTokens() {}

  static List<String> in(String pasted) {
    List<String> tokens = new ArrayList<>();
    String text = unwrapped(INVISIBLE.matcher(pasted).replaceAll(" "));
    for (String part : text.split(",", -1)) {
      int start = 0;
      for (int space = part.indexOf(' '); space >= 0; space = part.indexOf(' ', space + 1)) {
        String before = bare(part.substring(start, space));
        if (WHOLE.matcher(before).matches()
            && WHOLE_AHEAD.matcher(part.substring(space + 1)).matches()) {
          tokens.add(before);
          start = space + 1;
        }
      }
      tokens.add(bare(part.substring(start)));
    }
    tokens.removeIf(String::isEmpty);
    return tokens;
  }

  private static String bare(String text) {
    return unwrapped(text).replace(" ", "");
  }

  /** Removes surrounding quotes and {@code Bearer}. */
  private static String unwrapped(String text) {
    String all = text;
    String before;
    do {
      before = all;
      all = BEARER.matcher(QUOTES.matcher(all.strip()).replaceAll("")).replaceFirst("").strip();
    } while (!all.equals(before));
    return all;
  }
}
