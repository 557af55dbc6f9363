package io.claritytoolbox.differential;

import io.claritytoolbox.model.Dimension;
import java.util.List;
import java.util.Map;

/**
 * One session with all that Clarity counts of it. It belongs to every window that one of its page
 * views begins in, with the page views that begin there.
 *
 * @param nature what Clarity takes it for
 * @param user who it was
 * @param measured whether the blocks of friction know it; Traffic always does
 * @param values one of each dimension but URL
 * @param referrer the page before the first
 * @param visits in order, at least one
 */
record Session(
    Nature nature,
    long user,
    boolean measured,
    Map<Dimension, Value> values,
    Value referrer,
    List<Visit> visits) {

  /** What Clarity takes a session for. */
  enum Nature {
    PERSON,
    BOT,
    /** A user without a session: live answers have them in a row without an address. */
    GHOST
  }

  Value value(Dimension dimension, Visit visit) {
    return dimension == Dimension.URL ? visit.address() : values.get(dimension);
  }
}
