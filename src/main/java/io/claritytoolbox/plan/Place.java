package io.claritytoolbox.plan;

import io.claritytoolbox.model.Window;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A day and its piece.
 *
 * @param date of most of its hours; two days that end before and after noon can have the same
 * @param window the piece's hours; of a missing day, 24 hours that end at the hour of the period's
 *     end
 * @param piece null if the day is missing
 */
public record Place(LocalDate date, Window window, @Nullable Piece piece) {
  public boolean isStored() {
    return piece != null;
  }

  static Place of(Window window, @Nullable Piece piece) {
    return new Place(window.date(), window, piece);
  }
}
