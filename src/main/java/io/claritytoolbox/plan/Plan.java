package io.claritytoolbox.plan;

import io.claritytoolbox.model.ExportRequest;
import java.util.function.Function;
import java.util.function.Supplier;

/** What is to be done about a requirement. */
public sealed interface Plan {
  <T> T match(Function<UseStored, T> useStored, Function<Fetch, T> fetch, Supplier<T> nothing);

  /**
   * Answer from the store.
   *
   * @param cover from these exports
   * @param stale whether they are older than they should be
   */
  record UseStored(Cover cover, boolean stale) implements Plan {
    @Override
    public <T> T match(
        Function<UseStored, T> useStored, Function<Fetch, T> fetch, Supplier<T> nothing) {
      return useStored.apply(this);
    }
  }

  /**
   * Spend a request, then plan again.
   *
   * @param request the one to make
   */
  record Fetch(ExportRequest request) implements Plan {
    @Override
    public <T> T match(
        Function<UseStored, T> useStored, Function<Fetch, T> fetch, Supplier<T> nothing) {
      return fetch.apply(this);
    }
  }

  /** Nothing stored answers, and nothing can be spent that would. */
  record Nothing() implements Plan {
    @Override
    public <T> T match(
        Function<UseStored, T> useStored, Function<Fetch, T> fetch, Supplier<T> nothing) {
      return nothing.get();
    }
  }
}
