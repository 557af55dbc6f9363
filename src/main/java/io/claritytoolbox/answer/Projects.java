package io.claritytoolbox.answer;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The configured projects, each opened at its first question. */
public interface Projects {
  /** The names that {@link #open} takes. */
  List<String> names();

  /** Opens a project; null means the only one. */
  Access open(@Nullable String name);

  /** Whether users let questions in words be put to Clarity's dashboard. */
  default boolean takeQuestionsInWords() {
    return false;
  }

  /** A project that can be asked, or why not. */
  sealed interface Access {
    <T> T match(Function<Analyst, T> open, Function<String, T> closed);
  }

  record Open(Analyst analyst) implements Access {
    @Override
    public <T> T match(Function<Analyst, T> open, Function<String, T> closed) {
      return open.apply(analyst);
    }
  }

  /**
   * A project that can't be asked.
   *
   * @param sentence what is wrong and what to do
   */
  record Closed(String sentence) implements Access {
    @Override
    public <T> T match(Function<Analyst, T> open, Function<String, T> closed) {
      return closed.apply(sentence);
    }
  }
}
