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
 * Makes visitors' addresses and texts safe to store: spellings of one page become one address, and
 * personal data is masked. No method throws, each takes linear time, and scrubbing a result again
 * doesn't change it.
 *
 * <p><b>Addresses</b> lose user and password, fragment, default port, parameters after {@code ;}
 * and every query parameter but those to be kept. Scheme and host become lower case, international
 * names stay as they are, and an empty path on the web becomes {@code /}. Escaped parameters within
 * a segment ({@code %3Fname%3D…}) are removed too, and so is the value of a parameter that stands
 * as a segment if its name tells of a person or a secret ({@code /sid=…}). Of addresses that point
 * into a person's machine or mailbox ({@code file}, {@code content}, {@code data}, {@code
 * javascript}, {@code mailto}, {@code tel}, {@code sms}, {@code C:\…}, {@code \\…}) only the scheme
 * is left, before a mask ({@code C:} counts as {@code file}).
 *
 * <p><b>Texts</b> have their white space collapsed. They are in Unicode's composed form (NFC).
 *
 * <p><b>Both</b> have at most 300 characters. A longer one is cut and ends in an ellipsis and a
 * digest of the whole, so that two of them stay two. Both lose control, format (bidi) and private
 * characters. These are masked, also behind nested percent escapes:
 *
 * <ul>
 *   <li>{@code [email]}: something before an at sign and a name after it; spelt out ({@code jane
 *       (at) example.com}, {@code jane.doe-at-example.com}); in Base64. A version is no name:
 *       {@code react@18.2.0} stays.
 *   <li>{@code [id]} for tokens: UUIDs, JWTs, keys of known makers; 16 or more hexadecimal digits;
 *       12 or more letters and digits that no person would write.
 *   <li>{@code [id]} for what stands after a name of secrets ({@code /reset/…}, {@code /invite/…},
 *       {@code sid=…}), unless a person can read it.
 *   <li>{@code [id]} for numbers: telephones by a plus sign, grouping, a zero to dial or a word
 *       before them; payment cards; bank accounts; in texts any of 9 or more digits. GTINs, ISBNs
 *       and dates stay, and so do other numbers in paths and campaigns.
 *   <li>{@code [id]} for places: IP and hardware addresses, coordinates.
 * </ul>
 *
 * <p>Hosts are masked as texts, but a numeric address stays: it is the server's.
 */
public final class AddressFolding {
  private static final int LENGTH = 300;
  private static final int ROUNDS = 8;

  /** A path of a machine, which is no text. */
  private static final Pattern FILE = Pattern.compile("[a-zA-Z]:\\\\|\\\\\\\\");

  private final Set<String> keptParameters;
  private final AddressHost host;

  /**
   * @param keptParameters names of query parameters that tell pages apart, exactly as in addresses
   */
  public AddressFolding(Collection<String> keptParameters) {
    this(keptParameters, List.of());
  }

  /**
   * @param keptParameters names of query parameters that tell pages apart, exactly as in addresses
   * @param keptPaths patterns of paths whose segments stay as they are: {@code /product/*} for one
   *     segment, {@code /docs/**} for all that follow. E-mail addresses, tokens known by their
   *     form, card and bank account numbers and what follows a name of secrets are masked all the
   *     same
   */
  public AddressFolding(Collection<String> keptParameters, Collection<String> keptPaths) {
    this.keptParameters = Set.copyOf(keptParameters);
    this.host = new AddressHost(new AddressPath(keptPaths));
  }

  /** The address to store and to group by. */
  public String fold(String raw) {
    return settle(raw, this::foldOnce);
  }

  /** The text to store: a title, or one of unknown meaning. */
  public String scrubText(String raw) {
    return settle(raw, text -> scrubOnce(text, Masks.Place.TEXT));
  }

  /** The campaign, source or medium to store. */
  String scrubTag(String raw) {
    return settle(raw, text -> scrubOnce(text, Masks.Place.TAG));
  }

  /**
   * Repeats, because a mask or a cut may reveal more; a text that never settles is masked whole.
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

  /** Parameters stay in their order, their values scrubbed. */
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

  /** Titles and sources are texts, but some pages and links put addresses there. */
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
