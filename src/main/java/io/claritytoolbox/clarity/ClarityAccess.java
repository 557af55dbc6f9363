package io.claritytoolbox.clarity;

import io.claritytoolbox.model.Reach;
import java.util.List;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/**
 * A project's access to Clarity.
 *
 * @param reach the exports that the address provides
 * @param folding converts an address to its form in exports
 * @param tokenNotices the present warnings about the project's tokens
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
