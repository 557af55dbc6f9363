package io.claritytoolbox.server;

import java.util.Set;
import java.util.function.Supplier;

/**
 * What a server offers.
 *
 * @param identity who it says it is
 * @param capabilities what it announces; the catalog fills them
 * @param catalog asked for once, after the introduction: to make it takes longer than to introduce
 */
public record Offer(Identity identity, Set<Capability> capabilities, Supplier<Catalog> catalog) {
  /** Of a catalog that is there. */
  public static Offer of(Identity identity, Catalog catalog) {
    return new Offer(identity, Capability.of(catalog), () -> catalog);
  }
}
