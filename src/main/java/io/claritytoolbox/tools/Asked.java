package io.claritytoolbox.tools;

import io.claritytoolbox.answer.Analyst;
import io.claritytoolbox.answer.Reply;
import io.claritytoolbox.model.Caller;
import io.claritytoolbox.model.Listing;
import io.claritytoolbox.model.Question;
import io.claritytoolbox.plan.Cost;
import io.claritytoolbox.render.AnswerView;
import org.jspecify.annotations.Nullable;

/**
 * A parsed call of a data tool.
 *
 * @param project its name; null for the only one
 * @param question the question
 * @param way how to ask it
 * @param layout how to show the answer
 */
record Asked(@Nullable String project, Question question, Way way, AnswerView.Layout layout) {

  Reply reply(Analyst analyst, Caller caller) {
    return way.reply.of(analyst, question, caller);
  }

  /** The cost of an answer, without asking the question. */
  Cost cost(Analyst analyst) {
    return way.cost.of(analyst, question);
  }

  /** How to ask a question and to determine its cost. */
  record Way(Replying reply, Costing cost) {
    /** Rows over the whole period. */
    static final Way TABLE =
        new Way((analyst, question, caller) -> analyst.answer(question, caller), Analyst::cost);

    /** Rows by day. */
    static final Way TREND =
        new Way((analyst, question, caller) -> analyst.trend(question, caller), Analyst::trendCost);

    /** A top-ten list. */
    static Way list(Listing.Kind kind) {
      return new Way(
          (analyst, question, caller) -> analyst.list(kind, question, caller), Analyst::listCost);
    }
  }

  /** Answers a question. */
  @FunctionalInterface
  interface Replying {
    Reply of(Analyst analyst, Question question, Caller caller);
  }

  /** Determines the cost of a question. */
  @FunctionalInterface
  interface Costing {
    Cost of(Analyst analyst, Question question);
  }
}
