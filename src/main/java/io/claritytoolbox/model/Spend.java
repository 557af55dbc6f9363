package io.claritytoolbox.model;

/** What a question may cost. */
public enum Spend {
  /** A request where no stored export answers well enough. */
  AUTO,
  /** Nothing: the store alone. */
  NEVER,
  /** A request, one of the reserved too. */
  RESERVE
}
