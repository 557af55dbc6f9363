package io.claritytoolbox.planner;

import io.claritytoolbox.model.Dimension;
import io.claritytoolbox.model.Export;
import java.util.List;
import java.util.function.Function;

/** What became of an attempt to spend a request. */
sealed interface Purchase {
  <T> T match(Function<Bought, T> bought, Function<Failed, T> failed);

  /**
   * An export is at hand.
   *
   * @param export as read
   * @param warnings about it or its saving
   */
  record Bought(Export export, List<String> warnings) implements Purchase {
    public Bought {
      warnings = List.copyOf(warnings);
    }

    @Override
    public <T> T match(Function<Bought, T> bought, Function<Failed, T> failed) {
      return bought.apply(this);
    }
  }

  /**
   * Nothing came of it.
   *
   * @param sentence what happened and what to do
   * @param requestsSpent what it cost all the same
   * @param dropped dimensions that Clarity dropped: without them it may go
   */
  record Failed(String sentence, int requestsSpent, List<Dimension> dropped) implements Purchase {
    public Failed {
      dropped = List.copyOf(dropped);
    }

    @Override
    public <T> T match(Function<Bought, T> bought, Function<Failed, T> failed) {
      return failed.apply(this);
    }
  }
}
