package io.claritytoolbox.dashboard;

import java.util.function.Function;

/** The outcome of a request to the dashboard. */
public sealed interface Outcome<T> {
  <R> R match(Function<T, R> answered, Function<Failed<T>, R> failed);

  /** The answer, scrubbed. */
  record Answered<T>(T answer) implements Outcome<T> {
    @Override
    public <R> R match(Function<T, R> answered, Function<Failed<T>, R> failed) {
      return answered.apply(answer);
    }
  }

  /**
   * No answer.
   *
   * @param fault the reason
   * @param detail the status or the variable with the tokens, for the sentence
   * @param tokensLeft the number of other tokens to try, each with another request
   */
  record Failed<T>(Fault fault, String detail, int tokensLeft) implements Outcome<T> {
    public Failed(Fault fault, String detail) {
      this(fault, detail, 0);
    }

    public Failed(Fault fault) {
      this(fault, "");
    }

    /** What happened, what to do, and the cost. */
    public String sentence() {
      return fault.sentence(detail);
    }

    @Override
    public <R> R match(Function<T, R> answered, Function<Failed<T>, R> failed) {
      return failed.apply(this);
    }
  }
}
