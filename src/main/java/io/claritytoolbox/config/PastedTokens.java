package io.claritytoolbox.config;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * The tokens in a text, however they were copied: in quotes, with Bearer, broken in lines. A comma
 * ends a token. Space ends one only where a whole JSON Web Token lies behind it and another ahead:
 * anywhere else it broke a token in two, and is taken out.
 */
final class PastedTokens {
  private static final Pattern INVISIBLE = Pattern.compile("[\\s\\p{Z}\\p{Cc}\\p{Cf}]+");
  private static final Pattern QUOTES = Pattern.compile("^[\"'`]+|[\"'`]+$");
  private static final Pattern BEARER = Pattern.compile("(?i)^bearer( |$)");
  private static final Pattern WHOLE = Pattern.compile("eyJ[^.]*\\.[^.]*\\.[^.]+");
  private static final Pattern WHOLE_AHEAD =
      Pattern.compile("[\"'`]*((?i:bearer) +)?[\"'`]*eyJ[^.]*\\.[^.]*\\..*");

  private PastedTokens() {}

  /** In the order they were written. */
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

  /** Without the quotes and the Bearer around it. */
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
