package io.claritytoolbox.answer;

import io.claritytoolbox.model.Row;
import java.util.List;

/**
 * A stored export, opened.
 *
 * @param export what is known of it
 * @param rows as they are stored, keys in the order of its cube
 */
public record Contents(Source export, List<Row> rows) {
  public Contents {
    rows = List.copyOf(rows);
  }
}
