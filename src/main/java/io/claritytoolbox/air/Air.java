package io.claritytoolbox.air;

import io.claritytoolbox.history.Holding;
import java.util.List;
import java.util.function.Function;

/** The air quality data of one organisation. */
public interface Air {
  /** Opens the store at the first question. */
  Access open();

  /** The stored data, for maintenance commands; empty if the store is unknown. */
  List<Holding> holdings();

  /** A desk, or a sentence that says why there is none. */
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
