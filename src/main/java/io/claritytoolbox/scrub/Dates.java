package io.claritytoolbox.scrub;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Calendar dates of 1900 to 2099: year first, day first, or eight digits in a row. */
final class Dates {
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

  private Dates() {}

  /** Where the date that begins at each place of the text ends; 0 if none does. */
  static int[] ends(String text) {
    int[] ends = new int[text.length()];
    Matcher date = DATE.matcher(text);
    while (date.find()) {
      ends[date.start()] = date.end();
    }
    return ends;
  }
}
