package io.claritytoolbox.model;

import java.time.Duration;
import java.util.List;

/** What Clarity can be asked for at the configured address. */
public enum Reach {
  /** One to three days up to now, by up to three dimensions: the documented address. */
  FULL,
  /** The last whole day (UTC) of the site, without a breakdown: the setup guide's address. */
  LAST_DAY;

  /** What users read where a question was answered by the nearest one. */
  public static final String NEAREST_ANSWERED =
      "The address in CLARITY_API_BASE_URL gives only the last whole day (UTC) of the site, without"
          + " a breakdown, so that is what this answers. Unset the variable to ask for up to three"
          + " days with breakdowns.";

  private static final ExportRequest SITE_DAY = new ExportRequest(Cube.SITE, 1);

  /** The last whole day stays the last until the next midnight. */
  private static final Duration DAY = Duration.ofDays(1);

  /** Whether this address answers a request. */
  public boolean gives(ExportRequest request) {
    return this == FULL || request.equals(SITE_DAY);
  }

  /**
   * The nearest question that this address answers. One with filters or about an earlier time is
   * for the store alone and stays as it is.
   */
  public Question nearest(Question question) {
    Period period = question.period();
    return period.days() + period.endsDaysAgo() <= Export.MAX_DAYS
        ? without(question, new Period(1, 0))
        : question;
  }

  /** The nearest trend: of the site as a whole, over the days asked for. */
  public Question nearestTrend(Question question) {
    return without(question, question.period());
  }

  private Question without(Question question, Period period) {
    if (this == FULL || !question.filters().isEmpty()) {
      return question;
    }
    Duration asked = question.maxAge();
    Duration maxAge = asked == null || asked.compareTo(DAY) < 0 ? DAY : asked;
    return new Question(
        question.measures(), List.of(), List.of(), period, maxAge, question.spend());
  }
}
