package io.claritytoolbox.server;

import java.util.List;

/** A revision of the protocol that is served, oldest first. */
enum Revision {
  V2024_11_05("2024-11-05"),
  V2025_03_26("2025-03-26"),
  V2025_06_18("2025-06-18"),
  V2025_11_25("2025-11-25"),
  V2026_07_28("2026-07-28");

  /** Those that a request can name for itself, without a session. */
  static final List<Revision> STATELESS = List.of(V2026_07_28);

  private final String date;

  Revision(String date) {
    this.date = date;
  }

  String date() {
    return date;
  }

  boolean isStateless() {
    return this == V2026_07_28;
  }

  /** Whether progress may carry a sentence. */
  boolean knowsProgressMessages() {
    return this != V2024_11_05;
  }

  /** The error code of a resource that does not exist. */
  int missingResource() {
    return isStateless() ? Outcome.INVALID_PARAMS : -32002;
  }

  /** What a session speaks where the client asked for this: the same, or else the newest. */
  static Revision ofSession(String requested) {
    for (Revision revision : values()) {
      if (revision.date.equals(requested) && !revision.isStateless()) {
        return revision;
      }
    }
    return V2025_11_25;
  }
}
