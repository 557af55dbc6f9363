package io.claritytoolbox.clarity;

import io.claritytoolbox.model.Reach;
import java.util.List;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/**
 * A project's way to Clarity, and what has to be known besides.
 *
 * @param client makes requests
 * @param reach what can be asked for
 * @param folding an address in the form that exports hold it in
 * @param tokenNotices what users have to know of the project's tokens just now, in sentences
 */
public record ClarityAccess(
    ExportClient client,
    Reach reach,
    UnaryOperator<String> folding,
    Supplier<List<String>> tokenNotices) {
  /** A client without tokens, whose exports hold addresses as they are. */
  public ClarityAccess(ExportClient client) {
    this(client, Reach.FULL, UnaryOperator.identity(), List::of);
  }
}
