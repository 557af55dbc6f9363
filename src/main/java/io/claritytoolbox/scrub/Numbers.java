package io.claritytoolbox.scrub;

import io.claritytoolbox.scrub.Masks.Place;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Masks personal numbers: telephones, cards, bank and other accounts. Dates, ISBNs, GTINs, and
 * numbers of sites and ad platforms stay.
 */
final class Numbers {
  /** From this length on, a number may be personal. */
  private static final int LONG = 9;

  private static final int LONG_AFTER_PLUS = 7;
  private static final int LONG_ON_PHONE = 6;
  private static final int LONG_ON_ACCOUNT = 5;

  /** Longer than any number of a site or platform. */
  private static final int LONGEST_OWN = 19;

  /** Years from 1900 to 2099. */
  private static final String YEAR = "(?:19|20)[0-9]{2}";

  private static final String MONTH = "(?:0?[1-9]|1[0-2])";
  private static final String DAY = "(?:0?[1-9]|[12][0-9]|3[01])";
  private static final Pattern DATE =
      Pattern.compile(
          ("YEAR([-./_])MONTH\\1DAY|DAY([-./_])MONTH\\2YEAR|MONTH([-./_])DAY\\3YEAR"
                  + "|YEAR(?:0[1-9]|1[0-2])(?:0[1-9]|[12][0-9]|3[01])")
              .replace("YEAR", YEAR)
              .replace("MONTH", MONTH)
              .replace("DAY", DAY)
              .transform(dates -> "(?<![0-9])(?:" + dates + ")(?![0-9])"));

  private final String text;
  private final Place place;
  private final String name;
  private final int[] dates;

  private Numbers(String text, Place place, String name) {
    this.text = text;
    this.place = place;
    this.name = name;
    this.dates = endsOfDates(text);
  }

  static String mask(String text, Place place, String name) {
    return text.chars().anyMatch(Character::isDigit)
        ? new Numbers(text, place, name).masked()
        : text;
  }

  /** Masks cards and bank accounts only. */
  static String maskCards(String text) {
    StringBuilder masked = new StringBuilder(text.length());
    int[] dates = endsOfDates(text);
    int i = 0;
    while (i < text.length()) {
      int end = CheckDigits.endOfIban(text, i);
      boolean iban = end > i;
      boolean card = false;
      if (!iban && Character.isDigit(text.charAt(i))) {
        NumberRun run = NumberRun.at(text, i, dates);
        int groups = run.groupsOfCard();
        card = groups > 0;
        end = card ? run.end(groups) : run.end(1);
      }
      end = Math.max(end, i + 1);
      masked.append(iban || card ? Masks.ID : text.substring(i, end));
      i = end;
    }
    return masked.toString();
  }

  private String masked() {
    StringBuilder masked = new StringBuilder(text.length());
    int done = 0;
    int i = 0;
    while (i < text.length()) {
      int iban = CheckDigits.endOfIban(text, i);
      if (iban == i && !Character.isDigit(text.charAt(i))) {
        i++;
        continue;
      }
      if (iban == i && dates[i] > 0) {
        i = dates[i];
        continue;
      }
      NumberRun run = NumberRun.at(text, i, dates);
      int end = iban > i ? iban : endOfPersonal(run);
      if (end > i) {
        masked.append(text, done, Math.max(done, run.startWithSign(end))).append(Masks.ID);
        done = end;
        i = end;
      } else {
        i = endOfOther(run);
      }
    }
    return masked.append(text, done, text.length()).toString();
  }

  /** Skips an ISBN, or the first group of another number. */
  private static int endOfOther(NumberRun run) {
    int book = run.endOfBook();
    return book > run.start() ? book : run.end(1);
  }

  /** The end of the personal number that begins the run; its start if there is none. */
  private int endOfPersonal(NumberRun run) {
    int all = run.longest();
    if (run.digits(all) < LONG_ON_ACCOUNT) {
      return run.start();
    }
    if (run.isAfterPlus()) {
      return run.digits(all) >= LONG_AFTER_PLUS ? run.end(all) : run.start();
    }
    String label = Label.before(text, run.start(), name);
    if (run.digits(all) >= labelled(label)) {
      return run.end(all);
    }
    if (run.endOfBook() > run.start()) {
      return run.start();
    }
    int groups = Math.max(run.groupsOfCard(), run.groupsOfPhone());
    if (groups > 0) {
      return run.end(groups);
    }
    return isPersonal(run, label) ? run.end(1) : run.start();
  }

  /** The shortest number that is personal after a label. */
  private static int labelled(String label) {
    if (Label.PHONE.has(label)) {
      return LONG_ON_PHONE;
    }
    if (Label.ACCOUNT.has(label)) {
      return LONG_ON_ACCOUNT;
    }
    return Label.PERSON.has(label) ? LONG : Integer.MAX_VALUE;
  }

  /** Whether the first group alone is personal. */
  private boolean isPersonal(NumberRun run, String label) {
    String digits = run.group(0);
    if (digits.length() < LONG || Label.PRODUCT.has(label) || CheckDigits.isTradeItem(digits)) {
      return digits.length() > LONGEST_OWN;
    }
    if (place == Place.TEXT) {
      return !run.isFraction();
    }
    return digits.length() > LONGEST_OWN
        || (!run.isGlued() && PhoneShapes.isDialled(digits))
        || (place == Place.TAG && PhoneShapes.isMobile(digits));
  }

  /** The end of the date that begins at each place; 0 if none does. */
  private static int[] endsOfDates(String text) {
    int[] ends = new int[text.length()];
    Matcher date = DATE.matcher(text);
    while (date.find()) {
      ends[date.start()] = date.end();
    }
    return ends;
  }
}
