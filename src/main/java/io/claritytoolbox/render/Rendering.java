package io.claritytoolbox.render;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.claritytoolbox.chart.Chart;
import java.util.List;
import java.util.OptionalInt;

/** The formats of an answer. Each contains everything and is created from the records. */
public interface Rendering {
  /** The structured content, for programs. */
  ObjectNode json();

  /** The text, for models and clients without structured content. */
  String markdown();

  /**
   * The text for a terminal, without a line end.
   *
   * @param width in columns; empty if unlimited
   */
  String text(OptionalInt width);

  /** The charts, for clients with panels. */
  default List<Chart> charts() {
    return List.of();
  }
}
