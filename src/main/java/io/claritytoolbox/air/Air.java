package io.claritytoolbox.air;

import io.claritytoolbox.history.Holding;
import java.util.List;
import java.util.function.Function;

/** The air of one organisation, or why it can't be asked about. */
public interface Air {
  /** The desk that answers; it is made and its store opened at the first question. */
  Access open();

  /** What is stored, for the commands that look after it; empty where the store isn't known. */
  List<Holding> holdings();

  /** Either a desk or a sentence. */
  sealed interface Access {
    <T> T match(Function<AirDesk, T> open, Function<String, T> closed);
  }

  record Open(AirDesk desk) implements Access {
    @Override
    public <T> T match(Function<AirDesk, T> open, Function<String, T> closed) {
      return open.apply(desk);
    }
  }

  record Closed(String sentence) implements Access {
    @Override
    public <T> T match(Function<AirDesk, T> open, Function<String, T> closed) {
      return closed.apply(sentence);
    }
  }
}
