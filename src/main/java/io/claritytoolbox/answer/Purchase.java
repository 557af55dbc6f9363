package io.claritytoolbox.answer;

import io.claritytoolbox.model.Dimension;
import io.claritytoolbox.model.Export;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** What became of an attempt to spend a request. */
sealed interface Purchase {
  <T> T match(Function<Bought, T> bought, Function<Failed, T> failed);

  /** The same with what was said and spent before it, one request for each sentence. */
  default Purchase after(List<String> sentences) {
    int before = sentences.size();
    return match(
        bought -> {
          List<String> all = new ArrayList<>(sentences);
          all.addAll(bought.warnings());
          return new Bought(bought.export(), before + bought.requestsSpent(), all);
        },
        failed ->
            new Failed(
                String.join(" ", sentences) + " " + failed.sentence(),
                before + failed.requestsSpent(),
                failed.dropped()));
  }

  /**
   * An export is at hand.
   *
   * @param export as read
   * @param requestsSpent what it cost, with the requests whose token was refused before it
   * @param warnings about it or its saving
   */
  record Bought(Export export, int requestsSpent, List<String> warnings) implements Purchase {
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
