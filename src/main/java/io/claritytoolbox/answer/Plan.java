package io.claritytoolbox.answer;

import io.claritytoolbox.model.ExportRequest;
import java.util.function.Function;
import java.util.function.Supplier;

/** What is to be done about a need. */
sealed interface Plan {
  <T> T match(Function<UseStored, T> useStored, Function<Buy, T> buy, Supplier<T> nothing);

  /**
   * Answer from the store.
   *
   * @param assembly from these
   * @param stale whether that is older than it should be
   */
  record UseStored(Assembly assembly, boolean stale) implements Plan {
    @Override
    public <T> T match(
        Function<UseStored, T> useStored, Function<Buy, T> buy, Supplier<T> nothing) {
      return useStored.apply(this);
    }
  }

  /**
   * Spend a request, then plan again.
   *
   * @param request the one to make
   */
  record Buy(ExportRequest request) implements Plan {
    @Override
    public <T> T match(
        Function<UseStored, T> useStored, Function<Buy, T> buy, Supplier<T> nothing) {
      return buy.apply(this);
    }
  }

  /** Nothing stored answers, and nothing can be spent that would. */
  record Nothing() implements Plan {
    @Override
    public <T> T match(
        Function<UseStored, T> useStored, Function<Buy, T> buy, Supplier<T> nothing) {
      return nothing.get();
    }
  }
}
