package io.claritytoolbox.model;

/** What a question may cost. */
public enum Spend {
  /** A request if no stored export is good enough. */
  AUTO,
  /** Nothing: answers come from the store. */
  NEVER,
  /** A request, including the reserved ones. */
  RESERVE
}
