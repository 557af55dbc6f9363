package io.claritytoolbox.scrub;

/**
 * Numbers by which ad platforms name their campaigns: 9 to 19 digits and nothing else. By digits
 * alone they can't be told from phone numbers, but what stands whole in a link's tag was put there
 * by whoever made the link. What begins with a zero, as phone numbers are dialled, is none, nor is
 * the number of a payment card.
 */
final class ScrubAdNumbers {
  private static final int SHORTEST = 9;
  private static final int LONGEST = 19;
  private static final int SHORTEST_CARD = 13;

  private ScrubAdNumbers() {}

  static boolean isAdNumber(String text) {
    int length = text.length();
    return length >= SHORTEST
        && length <= LONGEST
        && text.chars().allMatch(c -> c >= '0' && c <= '9')
        && text.charAt(0) != '0'
        && !isCard(text);
  }

  /** Issuers begin with 2 to 6, and the last digit checks the others (Luhn). */
  private static boolean isCard(String digits) {
    return digits.length() >= SHORTEST_CARD
        && "23456".indexOf(digits.charAt(0)) >= 0
        && checksum(digits) % 10 == 0;
  }

  private static int checksum(String digits) {
    int sum = 0;
    for (int i = 0; i < digits.length(); i++) {
      int digit = digits.charAt(digits.length() - 1 - i) - '0';
      int doubled = i % 2 == 0 ? digit : 2 * digit;
      sum += doubled > 9 ? doubled - 9 : doubled;
    }
    return sum;
  }
}
