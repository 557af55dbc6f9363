package io.claritytoolbox.air;

import io.claritytoolbox.history.Holding;
import java.util.List;
import java.util.function.Function;

/** The air quality data of one organisation. */
public interface Air {
  /**
   * Opens the store at the first question.
   *
   * @param closed takes a sentence that says why there is no desk
   */
  <T> T open(Function<AirDesk, T> open, Function<String, T> closed);

  /** The stored data, for maintenance commands; empty if the store is unknown. */
  List<Holding> holdings();
}
