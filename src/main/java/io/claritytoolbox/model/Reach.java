package io.claritytoolbox.model;

import java.time.Duration;
import java.util.List;

/** The exports that Clarity provides at the configured address. */
public enum Reach {
  /**
   * One to three days up to now, by up to three dimensions: the address in Clarity's documentation.
   */
  FULL,
  /** The site's last whole UTC day, without breakdowns: the address in the setup guide. */
  LAST_DAY;

  /** The sentence for users whose question was replaced by the nearest one. */
  public static final String NEAREST_ANSWERED =
      "The address in CLARITY_API_BASE_URL gives only the last whole day (UTC) of the site, without"
          + " a breakdown, so that is what this answers. Unset the variable to ask for up to three"
          + " days with breakdowns.";

  private static final ExportRequest SITE_DAY = new ExportRequest(Cube.SITE, 1);

  /** The last whole day is current until the next midnight. */
  private static final Duration DAY = Duration.ofDays(1);

  /** Whether this address answers a request. */
  public boolean gives(ExportRequest request) {
    return this == FULL || request.equals(SITE_DAY);
  }

  /**
   * The nearest question that this address answers. A question with filters or about an earlier
   * time needs no request and stays unchanged.
   */
  public Question nearest(Question question) {
    Period period = question.period();
    return period.days() + period.endsDaysAgo() <= Export.MAX_DAYS
        ? without(question, new Period(1, 0))
        : question;
  }

  /** The nearest trend: the whole site over the same days. */
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
