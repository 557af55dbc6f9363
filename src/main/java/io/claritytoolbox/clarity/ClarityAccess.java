package io.claritytoolbox.clarity;

import io.claritytoolbox.model.Reach;
import java.util.List;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/**
 * A project's access to Clarity.
 *
 * @param reach what the address can give
 * @param folding of an address, as exports hold it
 * @param tokenNotices what users have to know of the project's tokens now
 */
public record ClarityAccess(
    ExportClient client,
    Reach reach,
    UnaryOperator<String> folding,
    Supplier<List<String>> tokenNotices) {
  /** Without tokens; addresses are not folded. */
  public ClarityAccess(ExportClient client) {
    this(client, Reach.FULL, UnaryOperator.identity(), List::of);
  }
}
