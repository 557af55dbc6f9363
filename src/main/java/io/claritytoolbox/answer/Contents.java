package io.claritytoolbox.answer;

import io.claritytoolbox.model.Row;
import java.util.List;

/** A stored export with its rows, whose keys are in the order of its cube. */
public record Contents(Source export, List<Row> rows) {
  public Contents {
    rows = List.copyOf(rows);
  }
}
