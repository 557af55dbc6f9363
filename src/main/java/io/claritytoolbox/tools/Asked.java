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
 * A call of a data tool, read.
 *
 * @param project by name; null for the only one
 * @param question what is asked
 * @param way how it is asked
 * @param layout what of the answer is shown
 */
record Asked(@Nullable String project, Question question, Way way, AnswerView.Layout layout) {

  Reply reply(Analyst analyst, Caller caller) {
    return way.reply.of(analyst, question, caller);
  }

  /** What a reply would take; nothing is asked. */
  Cost cost(Analyst analyst) {
    return way.cost.of(analyst, question);
  }

  /** How a question is put to an analyst. */
  record Way(Replying reply, Costing cost) {
    /** Rows of the whole period. */
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

  /** Answers. */
  @FunctionalInterface
  interface Replying {
    Reply of(Analyst analyst, Question question, Caller caller);
  }

  /** Tells what an answer would take. */
  @FunctionalInterface
  interface Costing {
    Cost of(Analyst analyst, Question question);
  }
}
