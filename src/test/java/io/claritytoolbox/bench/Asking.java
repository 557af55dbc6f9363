package io.claritytoolbox.bench;

import io.claritytoolbox.answer.Analyst;
import io.claritytoolbox.answer.Reply;
import io.claritytoolbox.model.Caller;
import io.claritytoolbox.model.Dimension;
import io.claritytoolbox.model.Filter;
import io.claritytoolbox.model.Listing;
import io.claritytoolbox.model.Measure;
import io.claritytoolbox.model.Period;
import io.claritytoolbox.model.Question;
import io.claritytoolbox.model.Spend;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A question of the workload.
 *
 * @param words in a user's words
 * @param question as the tools read it
 * @param list the top-ten list that it is about; null for figures
 */
record Asking(String words, Question question, Listing.@Nullable Kind list) {
  private static final int USUAL_DAYS = 3;

  /** A question about the last three days. */
  static Asking of(String words, Measure... measures) {
    return new Asking(
        words,
        new Question(
            List.of(measures), List.of(), List.of(), new Period(USUAL_DAYS, 0), null, Spend.AUTO),
        null);
  }

  static Asking list(String words, Listing.Kind kind) {
    return new Asking(words, of(words).question, kind);
  }

  Asking by(Dimension... dimensions) {
    return with(List.of(dimensions), question.filters(), question.period(), question.spend());
  }

  Asking where(Dimension dimension, String value) {
    return where(new Filter(dimension, Filter.Op.IS, List.of(value)));
  }

  Asking where(Filter filter) {
    List<Filter> filters = new ArrayList<>(question.filters());
    filters.add(filter);
    return with(question.groupBy(), filters, question.period(), question.spend());
  }

  Asking over(int days, int endsDaysAgo) {
    Period period = new Period(days, endsDaysAgo);
    return with(question.groupBy(), question.filters(), period, question.spend());
  }

  Asking spending(Spend spend) {
    return with(question.groupBy(), question.filters(), question.period(), spend);
  }

  Reply ask(Analyst analyst) {
    return list == null
        ? analyst.answer(question, Caller.PATIENT)
        : analyst.list(list, question, Caller.PATIENT);
  }

  private Asking with(List<Dimension> groupBy, List<Filter> filters, Period period, Spend spend) {
    return new Asking(
        words,
        new Question(question.measures(), groupBy, filters, period, question.maxAge(), spend),
        list);
  }
}
