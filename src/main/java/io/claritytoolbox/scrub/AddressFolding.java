package io.claritytoolbox.scrub;

import static java.util.stream.Collectors.joining;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/**
 * Makes visitors' addresses and texts safe to store: spellings of a page become one address, and
 * personal data is masked. No method throws; each takes linear time and is idempotent.
 *
 * <p><b>Addresses</b> lose user and password, fragment, default port, parameters after {@code ;},
 * and every query parameter that is not kept. Scheme and host become lower case, international
 * names stay, and an empty path on the web becomes {@code /}. Escaped parameters in a segment
 * ({@code %3Fname%3D…}) are removed, and so is the value of a personal or secret parameter that
 * stands as a segment ({@code /sid=…}). Addresses of a person's machine or mailbox ({@code file},
 * {@code content}, {@code data}, {@code javascript}, {@code mailto}, {@code tel}, {@code sms},
 * {@code C:\…}, {@code \\…}) are reduced to the scheme and a mask; {@code C:} counts as {@code
 * file}.
 *
 * <p><b>Texts</b> have single spaces and Unicode's composed form (NFC).
 *
 * <p><b>Both</b> have at most 300 characters. A longer one ends in an ellipsis and a digest of the
 * whole. Both lose control, format (bidi) and private characters. Masked, also behind nested
 * percent escapes, are:
 *
 * <ul>
 *   <li>{@code [email]}: something before an at sign and a name after it; spelled out ({@code jane
 *       (at) example.com}, {@code jane.doe-at-example.com}); in Base64. Versions stay: {@code
 *       react@18.2.0}.
 *   <li>{@code [id]} for tokens: UUIDs, JWTs, keys of known makers; 16 or more hexadecimal digits;
 *       12 or more random letters and digits.
 *   <li>{@code [id]} after the name of a secret ({@code /reset/…}, {@code /invite/…}, {@code
 *       sid=…}), except for readable words.
 *   <li>{@code [id]} for numbers: telephones by a plus sign, grouping, a leading zero or a label;
 *       payment cards; bank accounts; in texts any of 9 or more digits. GTINs, ISBNs and dates
 *       stay, and so do other numbers in paths and campaigns.
 *   <li>{@code [id]} for IP and hardware addresses, and coordinates.
 * </ul>
 *
 * <p>Hosts are masked as texts, but a numeric address of a server stays.
 */
public final class AddressFolding {
  private static final int LENGTH = 300;
  private static final int ROUNDS = 8;

  /** A file path. */
  private static final Pattern FILE = Pattern.compile("[a-zA-Z]:\\\\|\\\\\\\\");

  private final Set<String> keptParameters;
  private final AddressHost host;

  /**
   * Keeps no paths.
   *
   * @param keptParameters query parameters that tell pages apart, with case
   */
  public AddressFolding(Collection<String> keptParameters) {
    this(keptParameters, List.of());
  }

  /**
   * @param keptParameters query parameters that tell pages apart, with case
   * @param keptPaths patterns of paths whose segments stay: {@code /product/*} for one segment,
   *     {@code /docs/**} for all that follow. E-mail addresses, tokens of a known form, card and
   *     bank account numbers, and values after a secret's name are masked all the same
   */
  public AddressFolding(Collection<String> keptParameters, Collection<String> keptPaths) {
    this.keptParameters = Set.copyOf(keptParameters);
    this.host = new AddressHost(new AddressPath(keptPaths));
  }

  /** Folds an address for storing and grouping. */
  public String fold(String raw) {
    return settle(raw, this::foldOnce);
  }

  /** Scrubs a title, or a text of unknown meaning. */
  public String scrubText(String raw) {
    return settle(raw, text -> scrubOnce(text, Masks.Place.TEXT));
  }

  /** Scrubs a campaign, source or medium. */
  String scrubTag(String raw) {
    return settle(raw, text -> scrubOnce(text, Masks.Place.TAG));
  }

  /**
   * Repeats until nothing changes, because a mask or a cut may reveal more. A text that never
   * settles is masked completely.
   */
  private static String settle(String raw, UnaryOperator<String> pass) {
    String before = raw;
    for (int i = 0; i < ROUNDS; i++) {
      String after = pass.apply(before);
      if (after.equals(before)) {
        return after;
      }
      before = after;
    }
    return Masks.ID;
  }

  private String foldOnce(String raw) {
    String address = Emails.signed(VisibleText.unbroken(raw));
    String unfragmented = before(address, '#');
    String hierarchy = before(unfragmented, '?');
    String query = keptQuery(unfragmented.substring(hierarchy.length()));
    return VisibleText.bound(host.fold(hierarchy) + query, LENGTH).strip();
  }

  /** Keeps the order of parameters. */
  private String keptQuery(String query) {
    if (keptParameters.isEmpty() || query.isEmpty()) {
      return "";
    }
    String kept =
        Arrays.stream(query.substring(1).split("&", -1))
            .filter(parameter -> keptParameters.contains(name(parameter)))
            .map(AddressFolding::scrubParameter)
            .collect(joining("&"));
    return kept.isEmpty() ? "" : "?" + kept;
  }

  private static String name(String parameter) {
    return PercentEscapes.decode(before(parameter, '='));
  }

  private static String scrubParameter(String parameter) {
    int value = parameter.indexOf('=') + 1;
    return parameter.substring(0, value)
        + AddressPath.scrubValue(name(parameter), parameter.substring(value));
  }

  /** Some pages and links put addresses into titles and sources. */
  private String scrubOnce(String raw, Masks.Place place) {
    String text = Normalizer.normalize(VisibleText.visible(raw), Normalizer.Form.NFC);
    if (FILE.matcher(text).lookingAt()) {
      return foldOnce(text);
    }
    if (text.indexOf('/') >= 0 || text.indexOf('?') >= 0 || text.indexOf('%') >= 0) {
      text =
          Arrays.stream(text.split(" ", -1))
              .map(word -> scrubWord(word, place))
              .collect(joining(" "));
    }
    return VisibleText.bound(Masks.mask(text, place, ""), LENGTH).strip();
  }

  private String scrubWord(String word, Masks.Place place) {
    int start = AddressHost.startWithin(word);
    boolean escaped = start > 0 && word.lastIndexOf('%', start) >= 0;
    int end = start < 0 || escaped ? word.length() : start;
    return AddressPath.scrubWord(word.substring(0, end), place) + foldOnce(word.substring(end));
  }

  private static String before(String text, char mark) {
    int end = text.indexOf(mark);
    return end < 0 ? text : text.substring(0, end);
  }
}
