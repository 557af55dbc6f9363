package io.claritytoolbox.differential;

import io.claritytoolbox.model.Dimension;
import java.util.List;
import java.util.Map;

/**
 * A session with everything that Clarity counts. It belongs to every window in which one of its
 * page views begins, with the page views that begin there.
 *
 * @param nature how Clarity classifies it
 * @param user the user's number
 * @param measured whether the friction blocks count it; Traffic always does
 * @param values one per dimension except URL
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

  /** Clarity's classification of a session. */
  enum Nature {
    PERSON,
    BOT,
    /** A user without a session. Real responses contain them in a row without an address. */
    GHOST
  }

  Value value(Dimension dimension, Visit visit) {
    return dimension == Dimension.URL ? visit.address() : values.get(dimension);
  }
}
