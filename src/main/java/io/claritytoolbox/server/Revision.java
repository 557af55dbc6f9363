package io.claritytoolbox.server;

import java.util.List;

/** The supported revisions of the protocol, oldest first. */
enum Revision {
  V2024_11_05("2024-11-05"),
  V2025_03_26("2025-03-26"),
  V2025_06_18("2025-06-18"),
  V2025_11_25("2025-11-25"),
  V2026_07_28("2026-07-28");

  /** The revisions that a request can name without a session. */
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

  /** Whether progress notifications may contain a message. */
  boolean knowsProgressMessages() {
    return this != V2024_11_05;
  }

  /** The error code for a resource that does not exist. */
  int missingResource() {
    return isStateless() ? Outcome.INVALID_PARAMS : -32002;
  }

  /**
   * The revision of a session: the requested one if it is supported, otherwise the newest one with
   * sessions.
   */
  static Revision ofSession(String requested) {
    for (Revision revision : values()) {
      if (revision.date.equals(requested) && !revision.isStateless()) {
        return revision;
      }
    }
    return V2025_11_25;
  }
}
