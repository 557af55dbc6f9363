package io.claritytoolbox.scrub;

import java.text.Normalizer;
import java.util.Collection;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * Makes addresses and texts that visitors bring along fit to be stored: pages merge that are one,
 * and what may name a person goes. Nothing here throws, takes more than linear time or changes its
 * own output once more.
 *
 * <p><b>Addresses</b> lose user and password, fragment, default port, parameters after {@code ;}
 * and every query parameter but those to be kept; scheme and host are in lower case, international
 * names stay as written, an empty path on the web is {@code /}. Escaped parameters within a segment
 * ({@code %3Fname%3D…}) go too, and of one that stands for a segment the value, where its name says
 * what it is ({@code /sid=…}). Of addresses that point into a person's machine or mailbox ({@code
 * file}, {@code content}, {@code data}, {@code javascript}, {@code mailto}, {@code tel}, {@code
 * sms}, {@code C:\…}, {@code \\…}) only the scheme is left, before a mask ({@code C:} counts as
 * {@code file}).
 *
 * <p><b>Texts</b> have their white space collapsed. They are in Unicode's composed form (NFC).
 *
 * <p><b>Both</b> have at most 300 characters; what is longer ends in an ellipsis and a digest of
 * the whole, so that two of them stay two. Both lose control, format (bidi) and private characters,
 * and are masked, also where percent escapes, however deep, hide it:
 *
 * <ul>
 *   <li>{@code [email]}: letters, digits and {@code ._%+-'~!$*=^:} before an at sign, or a quoted
 *       text, with a name after it. A version of up to three numbers is no name: {@code
 *       react@18.2.0} stays.
 *   <li>{@code [id]} by form: a UUID; a run of 16 or more that begins with {@code eyJ} (JWT), with
 *       all its dotted parts.
 *   <li>{@code [id]} by look, in ASCII runs between other characters; a switch is a letter beside a
 *       digit or a capital after a small letter. A piece without hyphen or underscore: 12 or more
 *       with 5 switches and one in three characters; 16 or more hexadecimal digits; 20 or more with
 *       a switch in five characters; any of 40 or more. A run with hyphens and underscores: 20 or
 *       more with a switch in three characters.
 *   <li>{@code [id]} by digits: 9 or more, 7 after a plus sign, in a row or in groups with up to
 *       two of space and {@code .-/()+} between. Dates from 1900 to 2099 don't count.
 * </ul>
 *
 * <p>Hosts are masked alike, but that a numeric IPv4 address stays: it is the server's.
 */
public final class AddressFolding {
  private static final int LENGTH = 300;
  private static final int ROUNDS = 8;

  private final AddressQuery query;

  /**
   * @param keptParameters names of query parameters that tell pages apart, exactly as in addresses
   */
  public AddressFolding(Collection<String> keptParameters) {
    this.query = new AddressQuery(Set.copyOf(keptParameters));
  }

  /** The address to store and to group by. */
  public String fold(String raw) {
    return settle(raw, this::foldOnce);
  }

  /** The text to store: a title, campaign, source, medium. */
  public String scrubText(String raw) {
    return settle(raw, AddressFolding::scrubOnce);
  }

  /** A mask or a cut may bring more to light; text that never settles is not worth keeping. */
  private static String settle(String raw, UnaryOperator<String> pass) {
    String before = raw;
    for (int i = 0; i < ROUNDS; i++) {
      String after = pass.apply(before);
      if (after.equals(before)) {
        return after;
      }
      before = after;
    }
    return ScrubMasks.ID;
  }

  private String foldOnce(String raw) {
    String address = ScrubEmails.signed(ScrubCharacters.unbroken(raw));
    String unfragmented = before(address, '#');
    String hierarchy = before(unfragmented, '?');
    String folded = AddressHierarchy.fold(hierarchy);
    String kept = query.kept(unfragmented.substring(hierarchy.length()));
    return ScrubLength.bound(folded + kept, LENGTH).strip();
  }

  private static String scrubOnce(String raw) {
    String text = Normalizer.normalize(ScrubCharacters.visible(raw), Normalizer.Form.NFC);
    if (text.indexOf('%') >= 0) {
      StringBuilder words = new StringBuilder(text.length());
      for (String word : text.split(" ", -1)) {
        words.append(AddressSegment.unmasked(word)).append(' ');
      }
      text = words.toString();
    }
    return ScrubLength.bound(ScrubMasks.mask(text), LENGTH).strip();
  }

  private static String before(String text, char mark) {
    int end = text.indexOf(mark);
    return end < 0 ? text : text.substring(0, end);
  }
}
