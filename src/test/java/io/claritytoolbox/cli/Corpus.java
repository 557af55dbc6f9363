package io.claritytoolbox.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Texts from visitors with the parts that must not be stored. */
public final class Corpus {
  private static final Pattern SECRET = Pattern.compile("\\{\\{(.*?)}}");
  private static final Pattern ESCAPE = Pattern.compile("\\\\u([0-9A-F]{4})");
  private static final Pattern PERCENT = Pattern.compile("(?:%[0-9A-Fa-f]{2})+");

  private Corpus() {}

  /**
   * A text.
   *
   * @param place {@code address}, {@code text}, {@code both}, or {@code tag}, which is a text as
   *     well
   * @param text as Clarity returns it
   * @param secrets the parts of the text that must not be stored
   */
  public record Line(String place, String text, List<String> secrets) {
    public boolean isAddress() {
      return place.equals("address") || place.equals("both");
    }

    public boolean isText() {
      return !place.equals("address");
    }

    /** The secrets unchanged, unescaped and escaped, in lower case. */
    public Set<String> forms() {
      Set<String> forms = new TreeSet<>();
      for (String secret : secrets) {
        String plain = decoded(secret);
        Stream.of(secret, plain, URLEncoder.encode(plain, UTF_8), quoted(secret), quoted(plain))
            .map(form -> form.toLowerCase(Locale.ROOT))
            .forEach(forms::add);
      }
      return forms;
    }

    /** The secrets that a text contains, unchanged or unescaped. */
    public List<String> foundIn(String text) {
      String small = text.toLowerCase(Locale.ROOT);
      String plain = decoded(small);
      return forms().stream().filter(form -> small.contains(form) || plain.contains(form)).toList();
    }
  }

  public static List<Line> lines() {
    try (InputStream in = Corpus.class.getResourceAsStream("/privacy/must-go.txt")) {
      return new String(in.readAllBytes(), UTF_8)
          .lines()
          .filter(line -> !line.isBlank() && !line.startsWith("#"))
          .map(Corpus::line)
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Line line(String line) {
    int space = line.indexOf(' ');
    String marked =
        ESCAPE
            .matcher(line.substring(space + 1))
            .replaceAll(
                code ->
                    Matcher.quoteReplacement(
                        Character.toString(Integer.parseInt(code.group(1), 16))));
    List<String> secrets = new ArrayList<>();
    SECRET.matcher(marked).results().forEach(found -> secrets.add(found.group(1)));
    return new Line(line.substring(0, space), marked.replaceAll("\\{\\{|}}", ""), secrets);
  }

  /** The text as a JSON string. */
  private static String quoted(String text) {
    return text.replace("\\", "\\\\");
  }

  private static String decoded(String text) {
    String before = text;
    for (int round = 0; round < 6; round++) {
      String after =
          PERCENT.matcher(before).replaceAll(run -> Matcher.quoteReplacement(bytes(run.group())));
      if (after.equals(before)) {
        return after;
      }
      before = after;
    }
    return before;
  }

  private static String bytes(String escapes) {
    byte[] bytes = new byte[escapes.length() / 3];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = (byte) Integer.parseInt(escapes.substring(3 * i + 1, 3 * i + 3), 16);
    }
    return new String(bytes, UTF_8);
  }
}
