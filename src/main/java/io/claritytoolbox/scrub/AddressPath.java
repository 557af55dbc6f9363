package io.claritytoolbox.scrub;

import static io.claritytoolbox.scrub.Masks.Place.PATH;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Masks the path of an address segment by segment, after decoding escapes. */
final class AddressPath {
  private static final String MARKS = "?;&#";

  /** A parameter as a segment: {@code /sid=42}. */
  private static final Pattern PARAMETER = Pattern.compile("([\\p{L}\\p{N}_.-]{2,32})=.+");

  private final List<List<String>> keptPatterns;

  /**
   * @param keptPaths patterns of paths whose segments are harmless: {@code /product/*}, {@code
   *     /docs/**}. {@code *} matches within a segment, a final {@code **} all segments that follow
   */
  AddressPath(Collection<String> keptPaths) {
    this.keptPatterns =
        keptPaths.stream().map(pattern -> Arrays.asList(pattern.split("/", -1))).toList();
  }

  String scrub(String path) {
    String[] segments = path.split("/", -1);
    List<String> said = new ArrayList<>();
    for (String segment : segments) {
      said.add(said(segment));
    }
    int keptUntil = kept(said);
    for (int i = 0; i < segments.length; i++) {
      String masked;
      if (isHalfOfPair(said, i)) {
        masked = Masks.ID;
      } else if (!Tokens.isReadable(said.get(i)) && Label.announceSecret(said.subList(0, i))) {
        masked = secret(said.get(i));
      } else if (i < keptUntil) {
        masked = Masks.maskAlways(said.get(i));
      } else {
        masked = masked(said.get(i), i == 0 ? "" : said.get(i - 1));
      }
      segments[i] = written(segments[i], said.get(i), masked);
    }
    return String.join("/", segments);
  }

  /** Masks the value of a query parameter like a segment after its name. */
  static String scrubValue(String name, String value) {
    String said = said(value);
    return written(value, said, masked(said, name));
  }

  /** Masks a word of a text; unchanged if nothing is hidden. */
  static String scrubWord(String word, Masks.Place place) {
    String said = VisibleText.visible(PercentEscapes.decode(word));
    String masked = Masks.mask(said, place, "");
    return masked.equals(said) ? word : masked;
  }

  private static String masked(String said, String name) {
    String bare = withoutParameters(said);
    Matcher parameter = PARAMETER.matcher(bare);
    return parameter.matches() && Label.isSecretParameter(parameter.group(1))
        ? parameter.group(1) + "=" + Masks.ID
        : Masks.mask(bare, PATH, name);
  }

  /** Distinguishes an e-mail address from other secrets. */
  private static String secret(String said) {
    String masked = Emails.mask(withoutParameters(said));
    return masked.equals(Masks.EMAIL) ? masked : Masks.ID;
  }

  /** A latitude and a longitude in two segments. */
  private static boolean isHalfOfPair(List<String> said, int i) {
    return Whereabouts.isCoordinate(said.get(i))
        && ((i > 0 && isCoordinateOrName(said.get(i - 1)))
            || (i + 1 < said.size() && Whereabouts.isCoordinate(said.get(i + 1))));
  }

  private static boolean isCoordinateOrName(String said) {
    return Whereabouts.isCoordinate(said)
        || said.matches("(?i)lat(?:itude)?|lng|lon|long(?:itude)?");
  }

  /** The segment without escapes and matrix parameters. */
  private static String said(String segment) {
    return VisibleText.visible(PercentEscapes.decode(bare(segment)));
  }

  private static String bare(String segment) {
    int matrix = segment.indexOf(';');
    return matrix < 0 ? segment : segment.substring(0, matrix);
  }

  /** Unchanged if nothing is hidden. */
  private static String written(String segment, String said, String masked) {
    return masked.equals(said) ? bare(segment).replace(" ", "%20") : PercentEscapes.encode(masked);
  }

  private static String withoutParameters(String said) {
    for (int i = 0; i < said.length(); i++) {
      if (MARKS.indexOf(said.charAt(i)) >= 0) {
        return said.indexOf('=', i) < 0 ? said : said.substring(0, i);
      }
    }
    return said;
  }

  /**
   * How many segments from the first on are kept.
   *
   * @param segments decoded
   */
  private int kept(List<String> segments) {
    return keptPatterns.stream().mapToInt(pattern -> kept(pattern, segments)).max().orElse(0);
  }

  private static int kept(List<String> pattern, List<String> segments) {
    for (int i = 1; i < pattern.size(); i++) {
      if (pattern.get(i).equals("**")) {
        return segments.size();
      }
      if (i >= segments.size() || !matches(pattern.get(i), segments.get(i))) {
        return 0;
      }
    }
    return pattern.size();
  }

  /** A single pass: what a star has passed is not read again. */
  private static boolean matches(String glob, String segment) {
    String[] parts = glob.split("[*]", -1);
    String first = parts[0];
    String last = parts[parts.length - 1];
    if (parts.length == 1) {
      return glob.equals(segment);
    }
    if (segment.length() < first.length() + last.length()
        || !segment.startsWith(first)
        || !segment.endsWith(last)) {
      return false;
    }
    int from = first.length();
    for (int i = 1; i < parts.length - 1; i++) {
      int found = segment.indexOf(parts[i], from);
      if (found < 0) {
        return false;
      }
      from = found + parts[i].length();
    }
    return from <= segment.length() - last.length();
  }
}
