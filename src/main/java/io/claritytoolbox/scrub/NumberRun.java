package io.claritytoolbox.scrub;

import java.util.ArrayList;
import java.util.List;

/** A number in groups of digits, with up to three of space and {@code .-/()+} between. */
final class NumberRun {
  /** {@code 0170 / 1234567}. */
  private static final int GAP = 3;

  private static final int MOST_GROUPS = 8;
  private static final int LONGEST_GROUP = 40;
  private static final int MOST_GROUPS_OF_CARD = 5;
  private static final int FEWEST_OF_CARD = 13;
  private static final int MOST_GROUPS_OF_BOOK = 5;

  /** The longest telephone number: ITU-T E.164 after two zeros. */
  private static final int LONGEST = 17;

  /** Includes typographic dashes. */
  private static final String SEPARATORS = " .-/()+\u2010\u2011\u2012\u2013\u2014\u2015\u2212";

  private final String text;
  private final int start;
  private final List<String> groups = new ArrayList<>();
  private final List<String> gaps = new ArrayList<>();
  private final List<Integer> ends = new ArrayList<>();

  private final List<Integer> digits = new ArrayList<>();

  private NumberRun(String text, int start) {
    this.text = text;
    this.start = start;
  }

  /**
   * The run that begins at a place; a date ends it.
   *
   * @param dates the end of the date that begins at each place
   */
  static NumberRun at(String text, int start, int[] dates) {
    NumberRun run = new NumberRun(text, start);
    int next = start;
    while (run.add(next)) {
      int end = run.end(run.size());
      next = run.endOfGap(end);
      if (next == end || run.size() == MOST_GROUPS || dates[next] > 0) {
        break;
      }
      run.gaps.add(text.substring(end, next));
    }
    return run;
  }

  private boolean add(int from) {
    StringBuilder group = new StringBuilder();
    int end = from;
    while (end < text.length() && Character.isDigit(text.charAt(end))) {
      group.append((char) ('0' + Character.digit(text.charAt(end), 10)));
      end++;
    }
    digits.add(group.length() + (digits.isEmpty() ? 0 : digits(size())));
    groups.add(group.toString());
    ends.add(end);
    return group.length() <= LONGEST_GROUP;
  }

  private int endOfGap(int from) {
    int next = from;
    while (next < text.length()
        && next - from < GAP
        && SEPARATORS.indexOf(text.charAt(next)) >= 0) {
      next++;
    }
    return next < text.length() && Character.isDigit(text.charAt(next)) ? next : from;
  }

  int start() {
    return start;
  }

  int size() {
    return groups.size();
  }

  /** The ASCII digits of a group. */
  String group(int index) {
    return groups.get(index);
  }

  /** The text after a group. */
  String gap(int index) {
    return gaps.get(index);
  }

  /** The end of the first {@code count} groups. */
  int end(int count) {
    return ends.get(count - 1);
  }

  /** The number of digits in the first {@code count} groups. */
  int digits(int count) {
    return digits.get(count - 1);
  }

  /** The most groups that a telephone number can have. */
  int longest() {
    int count = size();
    while (count > 1 && digits(count) > LONGEST) {
      count--;
    }
    return count;
  }

  /** How many groups are a card number; 0 if none. */
  int groupsOfCard() {
    for (int count = Math.min(size(), MOST_GROUPS_OF_CARD); count > 0; count--) {
      if (digits(count) >= FEWEST_OF_CARD && isPlain(count)) {
        String card = joined(count);
        boolean gtin = card.length() == 13 && CheckDigits.isTradeItem(card);
        if (CheckDigits.isCard(card) && !gtin) {
          return count;
        }
      }
    }
    return 0;
  }

  /** Single spaces or hyphens, all alike. */
  private boolean isPlain(int count) {
    return gaps.stream().limit(count - 1L).distinct().count() <= 1
        && (count == 1 || gap(0).length() == 1);
  }

  int groupsOfPhone() {
    if (isGlued()) {
      return 0;
    }
    for (int count = size(); count > 1 && digits(count) >= PhoneShapes.FEWEST; count--) {
      boolean ends = count < size() || !isLetter(end(count));
      if (ends
          && PhoneShapes.isPhone(
              groups.subList(0, count), gaps.subList(0, count - 1), isBracketed(count))) {
        return count;
      }
    }
    return 0;
  }

  /** The end of an ISBN that begins the run; the start if there is none. */
  int endOfBook() {
    if (isGlued()) {
      return start;
    }
    for (int count = Math.min(size(), MOST_GROUPS_OF_BOOK); count > 0; count--) {
      int end = endOfBook(count);
      if (end > start) {
        return end;
      }
    }
    return start;
  }

  private int endOfBook(int count) {
    int end = end(count);
    boolean x = digits(count) == 9 && isX(end);
    int last = x ? end + (text.charAt(end) == '-' ? 2 : 1) : end;
    boolean ofBook = x || digits(count) == 10 || digits(count) == 13;
    boolean shaped = count == 1 || (isPlain(count) && (x || group(count - 1).length() == 1));
    boolean book = ofBook && shaped && CheckDigits.isBook(joined(count) + (x ? "X" : ""));
    return book && !isLetter(last) ? last : start;
  }

  private String joined(int count) {
    return String.join("", groups.subList(0, count));
  }

  /** The X of an ISBN-10, with or without a hyphen. */
  private boolean isX(int at) {
    int x = at < text.length() && text.charAt(at) == '-' ? at + 1 : at;
    return x < text.length() && "xX".indexOf(text.charAt(x)) >= 0;
  }

  /** The digits after a decimal point. */
  boolean isFraction() {
    return start > 1 && text.charAt(start - 1) == '.' && Character.isDigit(text.charAt(start - 2));
  }

  boolean isAfterPlus() {
    return start > 0
        && text.charAt(start - 1) == '+'
        && (start == 1 || !Character.isLetterOrDigit(text.charAt(start - 2)));
  }

  /** Includes a plus sign or an opening bracket before the number. */
  int startWithSign(int end) {
    boolean bracket =
        start > 0 && text.charAt(start - 1) == '(' && text.substring(start, end).indexOf(')') >= 0;
    return isAfterPlus() || bracket ? start - 1 : start;
  }

  private boolean isBracketed(int count) {
    return start > 0 && text.charAt(start - 1) == '(' && count > 1 && gap(0).startsWith(")");
  }

  /** Letters stand directly before it. */
  boolean isGlued() {
    return start > 0 && isLetter(start - 1);
  }

  private boolean isLetter(int at) {
    return at < text.length() && Character.isLetter(text.charAt(at)) && text.charAt(at) < 0x2E80;
  }
}
