package io.claritytoolbox.differential;

import io.claritytoolbox.model.Dimension;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/** Checks the cost of a call and its result. */
final class SpendingCheck {
  private static final int REACH = 3;

  private final Judge judge;

  SpendingCheck(Judge judge) {
    this.judge = judge;
  }

  /** Checks the cost of the daily sync. */
  void checkRoutine(Exchange exchange) {
    checkBudget(exchange);
    checkDropped(exchange);
  }

  /** Checks the cost of a judgement, which may be refused after a request for one side of two. */
  void checkJudgement(Exchange exchange) {
    checkBudget(exchange);
    checkDropped(exchange);
    checkCrash(exchange);
    JudgedView judged = exchange.judged();
    if (judged != null) {
      checkSpent(exchange, judged.requestsSpent(), judged.quotaSpent());
    }
    if (exchange.inquiry().tool.equals("get_changes") && !exchange.during().isEmpty()) {
      report(Rule.BUDGET_KEPT, exchange, "changes are free, and there was " + exchange.during());
    }
  }

  void check(Exchange exchange) {
    checkBudget(exchange);
    checkDropped(exchange);
    AnswerView answer = exchange.answer();
    if (answer == null) {
      checkRefusal(exchange);
      return;
    }
    checkSpent(exchange, answer.requestsSpent(), answer.quotaSpent());
    checkTells(exchange, answer);
  }

  private void checkSpent(Exchange exchange, int byCall, int today) {
    int made = exchange.during().size();
    if (byCall != made) {
      report(Rule.SPENT_TRUE, exchange, "spent " + byCall + ", truth " + made);
    }
    if (today != spent(exchange)) {
      report(Rule.QUOTA_TRUE, exchange, "spent " + today + ", truth " + spent(exchange));
    }
  }

  /** Nobody can foresee which addresses will be merged. */
  private void checkTells(Exchange exchange, AnswerView answer) {
    boolean tellsNothing = answer.quality().isEmpty() && !answer.rows().isEmpty();
    boolean mergesAddresses =
        judge.site().traits().noise > 0
            || exchange.inquiry().sieves.stream()
                .anyMatch(sieve -> sieve.dimension() == Dimension.URL);
    if (tellsNothing && !mergesAddresses && couldBeForeseen(exchange)) {
      report(Rule.PAID_TELLS, exchange, "no figure after " + exchange.during());
    }
  }

  private static int spent(Exchange exchange) {
    return (int) exchange.served().stream().filter(one -> isToday(one, exchange)).count();
  }

  private static boolean isToday(Served one, Exchange exchange) {
    return one.at()
        .truncatedTo(ChronoUnit.DAYS)
        .equals(exchange.now().truncatedTo(ChronoUnit.DAYS));
  }

  private void checkBudget(Exchange exchange) {
    if (spent(exchange) > SimulatedClarity.DAILY_LIMIT) {
      report(Rule.BUDGET_KEPT, exchange, spent(exchange) + " requests");
    }
    if (exchange.inquiry().spend().equals("never") && !exchange.during().isEmpty()) {
      report(Rule.BUDGET_KEPT, exchange, "spend is never, and there was " + exchange.during());
    }
  }

  private void checkDropped(Exchange exchange) {
    List<Served> earlier = new ArrayList<>(exchange.before());
    for (Served one : exchange.during()) {
      boolean dropsAll = judge.site().traits().dropsAll;
      if (earlier.stream().anyMatch(past -> one.repeats(past, earlier, dropsAll))) {
        judge.report(
            Rule.DROPPED_IS_REMEMBERED,
            exchange,
            exchange.inquiry().tool.equals("sync") ? "routine" : "question",
            one + " asked again for what was dropped before");
      }
      earlier.add(one);
    }
  }

  private void checkCrash(Exchange exchange) {
    if (exchange.text().contains("fault of this server")) {
      report(Rule.NO_CRASH, exchange, exchange.text());
    }
  }

  private void checkRefusal(Exchange exchange) {
    checkCrash(exchange);
    if (exchange.during().stream().anyMatch(Served::isAnswer) && couldBeForeseen(exchange)) {
      judge.report(
          Rule.PAID_IS_ANSWERED, exchange, why(exchange), "refused after " + exchange.during());
    }
    checkReachable(exchange);
  }

  /**
   * Nobody can foresee that Clarity refuses the second dimension, or how many rows a breakdown has
   * that was not cut before over as many days or fewer.
   */
  private static boolean couldBeForeseen(Exchange exchange) {
    List<Served> during = exchange.during();
    return !during.isEmpty()
        && during.stream().allMatch(one -> one.status() == 200)
        && during.stream().filter(Served::isCut).allMatch(one -> wasCut(one, exchange.before()));
  }

  private static boolean wasCut(Served one, List<Served> before) {
    return before.stream()
        .filter(past -> past.isAnswer() && past.isCut() && past.days() <= one.days())
        .anyMatch(past -> one.dimensions().containsAll(past.dimensions()));
  }

  /** The obstacle to an answer. */
  private static String why(Exchange exchange) {
    String kind = exchange.inquiry().isTrend() ? "trend" : "table";
    return kind + (exchange.during().stream().anyMatch(Served::isCut) ? ", cut" : ", whole");
  }

  /**
   * The last three days are always within reach, directly or as the difference of two exports,
   * which doesn't tell of users, nor of sessions over several pages.
   */
  private void checkReachable(Exchange exchange) {
    Inquiry inquiry = exchange.inquiry();
    int needed = inquiry.endsDaysAgo() == 0 ? 1 : 2;
    boolean isUntold = needed == 2 && (inquiry.isOfUsers() || mergesPages(inquiry));
    boolean reachable = inquiry.endsDaysAgo() < REACH && inquiry.list() == null && !isUntold;
    boolean affordable =
        !inquiry.spend().equals("never")
            && spent(exchange) + needed <= SimulatedClarity.DAILY_LIMIT
            && exchange.served().stream()
                .noneMatch(
                    one -> one.isCut() && inquiry.dimensions().containsAll(one.dimensions()));
    Traits traits = judge.site().traits();
    boolean healthy =
        traits.outages == 0
            && traits.shared == 0
            && inquiry.dimensions().stream().noneMatch(traits.dropped::contains);
    if (reachable && affordable && healthy) {
      judge.report(
          Rule.REACHABLE_IS_ANSWERED,
          exchange,
          (exchange.served().stream().anyMatch(Served::isCut) ? "beside cut exports, " : "")
              + "days "
              + inquiry.days()
              + ", ends_days_ago "
              + inquiry.endsDaysAgo(),
          "refused, though " + (SimulatedClarity.DAILY_LIMIT - spent(exchange)) + " are left");
    }
  }

  private static boolean mergesPages(Inquiry inquiry) {
    return inquiry.sieves.stream().anyMatch(sieve -> sieve.dimension() == Dimension.URL);
  }

  private void report(Rule rule, Exchange exchange, String detail) {
    judge.report(rule, exchange, Judge.tags(exchange), detail);
  }
}
