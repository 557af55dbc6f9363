package io.claritytoolbox.dashboard;

import java.util.function.Function;

/** What became of a request to the dashboard. */
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
   * @param fault why
   * @param detail what its sentence names: Clarity's status, or the variable that holds the tokens
   * @param tokensLeft how many other tokens can be tried, each by another request
   */
  record Failed<T>(Fault fault, String detail, int tokensLeft) implements Outcome<T> {
    public Failed(Fault fault, String detail) {
      this(fault, detail, 0);
    }

    public Failed(Fault fault) {
      this(fault, "");
    }

    /** What happened, what to do, and what it cost. */
    public String sentence() {
      return fault.sentence(detail);
    }

    @Override
    public <R> R match(Function<T, R> answered, Function<Failed<T>, R> failed) {
      return failed.apply(this);
    }
  }
}
