package io.claritytoolbox.scrub;

import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Numbers with check digits: payment cards, trade items, books, bank accounts. */
final class CheckDigits {
  /** Issuers and lengths: ISO/IEC 7812, as published by the card schemes. */
  private static final Pattern CARD =
      Pattern.compile(
          "4(?:[0-9]{12}|[0-9]{15})" // Visa
              + "|(?:5[1-5][0-9]{2}|22(?:2[1-9]|[3-9][0-9])|2[3-6][0-9]{2}|27(?:[01][0-9]|20))[0-9]{1"
              + "2"
              + "}"
              + "|3[47][0-9]{13}" // American Express
              + "|3(?:0[0-5]|[689][0-9])[0-9]{11}(?:[0-9]{2})?" // Diners Club
              + "|6(?:011|4[4-9][0-9]|5[0-9]{2})[0-9]{12}" // Discover
              + "|35(?:2[89]|[3-8][0-9])[0-9]{12}" // JCB
              + "|62[0-9]{14}" // UnionPay
              + "|220[0-4][0-9]{12}" // Mir
              + "|(?:50[0-9]{2}|5[6-8][0-9]{2}|63(?:04|90)|67[0-9]{2})[0-9]{9,12}"); // Maestro

  /** Lengths of account numbers: the IBAN registry (ISO 13616). */
  private static final Map<String, Integer> IBAN =
      Stream.of(
              ("AT20 BE16 BG22 CH21 CY28 CZ24 DE22 DK18 EE20 ES24 FI18 FR27 GB22 GR27 HR21 HU28"
                      + " IE22"
                      + " IL23 IS26 IT27 LI21 LT20 LU20 LV21 MC27 MT31 NL18 NO15 PL28 PT25 RO24"
                      + " SA24 SE24"
                      + " SI19 SK24 TR26 AE23 UA29")
                  .split(" "))
          .collect(
              Collectors.toUnmodifiableMap(
                  each -> each.substring(0, 2), each -> Integer.valueOf(each.substring(2))));

  private static final int FEWEST_IBAN_DIGITS = 9;

  private CheckDigits() {}

  /** 13 to 16 digits of a known issuer with a valid Luhn digit. */
  static boolean isCard(String digits) {
    boolean possible = digits.length() >= 13 && digits.length() <= 16;
    return possible && CARD.matcher(digits).matches() && luhn(digits) % 10 == 0;
  }

  /** GTIN-8, 12, 13 or 14 with a valid GS1 check digit. */
  static boolean isTradeItem(String digits) {
    int length = digits.length();
    if (length != 8 && (length < 12 || length > 14)) {
      return false;
    }
    int sum = 0;
    for (int i = 0; i < length; i++) {
      sum += digitAt(digits, length - 1 - i) * (i % 2 == 0 ? 1 : 3);
    }
    return sum % 10 == 0;
  }

  /** ISBN-10 or 13 without separators; the last of ten may be an X. */
  static boolean isBook(String digits) {
    if (digits.length() == 13) {
      return (digits.startsWith("978") || digits.startsWith("979")) && isTradeItem(digits);
    }
    if (digits.length() != 10) {
      return false;
    }
    int sum = 0;
    for (int i = 0; i < 10; i++) {
      char c = digits.charAt(i);
      boolean ten = i == 9 && (c == 'X' || c == 'x');
      if (!ten && !Character.isDigit(c)) {
        return false;
      }
      sum += (10 - i) * (ten ? 10 : c - '0');
    }
    return sum % 11 == 0;
  }

  /**
   * The end of the IBAN that begins at {@code start}, in one piece or in fours; {@code start} if
   * there is none.
   */
  static int endOfIban(String text, int start) {
    int length = ibanLength(text, start);
    int read = 0;
    int digits = 0;
    int i = start;
    while (read < length && i < text.length()) {
      char c = text.charAt(i);
      boolean gap = (c == ' ' || c == '-') && read % 4 == 0 && text.charAt(i - 1) != c;
      if (!gap && !Masks.isAsciiLetterOrDigit(c)) {
        return start;
      }
      read += gap ? 0 : 1;
      digits += Character.isDigit(c) ? 1 : 0;
      i++;
    }
    boolean whole =
        read == length && (i == text.length() || !Character.isLetterOrDigit(text.charAt(i)));
    return whole && digits >= FEWEST_IBAN_DIGITS ? i : start;
  }

  private static int ibanLength(String text, int start) {
    if (start + 4 > text.length()
        || (start > 0 && Character.isLetterOrDigit(text.charAt(start - 1)))) {
      return 0;
    }
    boolean checked = isAsciiDigit(text.charAt(start + 2)) && isAsciiDigit(text.charAt(start + 3));
    String country = text.substring(start, start + 2).toUpperCase(Locale.ROOT);
    return checked ? IBAN.getOrDefault(country, 0) : 0;
  }

  private static int luhn(String digits) {
    int sum = 0;
    for (int i = 0; i < digits.length(); i++) {
      int digit = digitAt(digits, digits.length() - 1 - i);
      int doubled = i % 2 == 0 ? digit : 2 * digit;
      sum += doubled > 9 ? doubled - 9 : doubled;
    }
    return sum;
  }

  private static int digitAt(String digits, int at) {
    return digits.charAt(at) - '0';
  }

  private static boolean isAsciiDigit(char c) {
    return c >= '0' && c <= '9';
  }
}
