package io.claritytoolbox.render;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.claritytoolbox.chart.Chart;
import java.util.List;
import java.util.OptionalInt;

/** The forms of a typed answer. Each says everything and is made from the records alone. */
public interface Rendering {
  /** For programs: what the tool's output schema describes. */
  ObjectNode json();

  /** For models and for clients that show no structured content. */
  String markdown();

  /**
   * For people at a terminal, without a line end.
   *
   * @param width in columns; empty where any width will do
   */
  String text(OptionalInt width);

  /** For clients that draw; the other forms say the same. */
  default List<Chart> charts() {
    return List.of();
  }
}
