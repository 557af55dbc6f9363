package io.claritytoolbox.scrub;

import static java.util.stream.Collectors.joining;

import java.util.List;
import java.util.regex.Pattern;

/** Recognizes telephone numbers, and some official numbers, by the grouping of their digits. */
final class PhoneShapes {
  /** First digit, separators, lengths of groups. */
  private static final Pattern SHAPE =
      Pattern.compile(
          "[2-9](?:[ .-]| - ):3,3,4" // North America
              + "|1[ .-]:1,3,3,4"
              + "|1[ -]:3,4,4" // China
              + "|[4-9][ -]:3,3,3" // Poland, Spain
              + "|[2-9](?:[ -]| {2}-):3,3,2,2" // Turkey, Switzerland
              + "|[78](?:[ -]| {2}--):1,3,3,2,2" // Russia
              + "|[1-9](?:[ -]:2,5,4| -:2,[45],4)" // Brazil
              + "|[6-9] :5,5" // India
              + "|[3-6][ -]:4,4,4,4|3[ -]:4,6,5" // cards, mistyped ones too
              + "|.-:3,2,4" // social security, United States
              + "|.[.]{2}-:3,3,3,2" // taxpayers, Brazil
              + "|[12] :1,2,2,2,3,3(?:,2)?"); // insured, France

  /** Country codes: ITU-T E.164. */
  private static final Pattern COUNTRY =
      Pattern.compile(
          "7|2[07]|3[0-469]|4[013-9]|5[1-8]|6[0-6]|8[1246]|9[0-58]|35[0-9]|37[0-9]|38[0-9]|42[01]|97[0-"
              + "9"
              + "]");

  /** Mobile numbers with a country code, of lengths that ad platforms rarely use. */
  private static final Pattern MOBILE =
      Pattern.compile(
          "491[567][0-9]{8,9}|447[0-9]{9}|33[67][0-9]{8}|34[67][0-9]{8}|393[0-9]{8,9}|316[0-9]{8}"
              + "|48[4-8][0-9]{8}|905[0-9]{9}|91[6-9][0-9]{9}|861[3-9][0-9]{9}|55[1-9][0-9]9[0-9]{8"
              + "}"
              + "|614[0-9]{8}|417[0-9]{8}|436[0-9]{8,10}");

  private static final Pattern DASH = Pattern.compile("[\\x{2010}-\\x{2015}\\x{2212}]");

  static final int FEWEST = 9;
  private static final int MOST = 16;

  private PhoneShapes() {}

  /** As dialled within a country, or with two zeros from abroad. */
  static boolean isDialled(String digits) {
    boolean trunk = digits.length() <= 12 && digits.charAt(1) != '0';
    boolean abroad =
        digits.length() >= 11
            && digits.length() <= MOST
            && digits.charAt(1) == '0'
            && digits.charAt(2) != '0';
    return digits.charAt(0) == '0' && (trunk || abroad);
  }

  static boolean isMobile(String digits) {
    return MOBILE.matcher(digits).matches();
  }

  static boolean isPhone(List<String> groups, List<String> gaps, boolean bracketed) {
    int digits = groups.stream().mapToInt(String::length).sum();
    String first = groups.get(0);
    if (digits < FEWEST || digits > MOST || isSeries(groups)) {
      return false;
    }
    if (bracketed) {
      return first.length() <= 5 && !first.matches("19..|20..");
    }
    return SHAPE.matcher(shape(groups, gaps)).matches()
        || isTrunk(groups, gaps)
        || isInternational(groups, gaps);
  }

  private static String shape(List<String> groups, List<String> gaps) {
    List<String> plain = gaps.stream().map(gap -> DASH.matcher(gap).replaceAll("-")).toList();
    String between = plain.stream().distinct().count() == 1 ? plain.get(0) : String.join("", plain);
    String lengths =
        groups.stream().map(group -> String.valueOf(group.length())).collect(joining(","));
    return groups.get(0).charAt(0) + between + ':' + lengths;
  }

  /** {@code 0170/1234567}, {@code 06 12 34 56 78}; other counts of pairs are times of day. */
  private static boolean isTrunk(List<String> groups, List<String> gaps) {
    String first = groups.get(0);
    boolean zero =
        first.length() >= 2 && first.length() <= 6 && first.matches("0[1-9].*|00[1-9]?.*");
    boolean pairs = groups.stream().allMatch(group -> group.length() == 2);
    boolean zeros = first.startsWith("000");
    boolean french = groups.size() == 5 && gaps.stream().distinct().count() == 1;
    return zero && !zeros && (!pairs || french);
  }

  /** {@code 49 170 1234567}. */
  private static boolean isInternational(List<String> groups, List<String> gaps) {
    int digits = groups.stream().mapToInt(String::length).sum();
    boolean dots = gaps.stream().anyMatch(gap -> gap.contains(".") || gap.contains("/"));
    return groups.size() >= 3
        && digits >= FEWEST + 1
        && !dots
        && COUNTRY.matcher(groups.get(0)).matches()
        && groups.stream()
            .skip(1)
            .allMatch(group -> group.length() >= 2 || group.equals("0") || group.matches("[67]"))
        && groups.get(1).charAt(0) != '0';
  }

  /** {@code 10-20-30-40-50}, {@code 36-38-40-42-44}, {@code 64-128-256-512}. */
  private static boolean isSeries(List<String> groups) {
    if (groups.stream().anyMatch(group -> group.length() > 6)) {
      return false;
    }
    List<Integer> values = groups.stream().map(Integer::valueOf).toList();
    boolean round = true;
    boolean steady = true;
    boolean powers = true;
    int step = values.size() > 1 ? values.get(1) - values.get(0) : 0;
    for (int i = 0; i < values.size(); i++) {
      int value = values.get(i);
      int before = i == 0 ? value - step : values.get(i - 1);
      boolean onward = step != 0 && Integer.signum(value - before) == Integer.signum(step);
      round &= onward && value % (value < 1000 ? 5 : 100) == 0;
      steady &= onward && value - before == step && values.size() > 2;
      powers &= onward && Integer.bitCount(value) == 1;
    }
    return round || steady || powers;
  }
}
