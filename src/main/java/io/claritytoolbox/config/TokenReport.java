package io.claritytoolbox.config;

import java.time.Instant;

/**
 * What can be said of a token without showing it.
 *
 * @param name what sentences call it: {@code the second token in CLARITY_API_TOKEN}
 * @param jwt whether it is a JSON Web Token, as Clarity's are; else nothing more is known of it
 * @param exporter whether it is made for Clarity's Data Export
 * @param scope whether it allows exports
 * @param from when it begins to hold, a wrong clock forgiven; {@link Instant#MIN} where it doesn't
 *     tell
 * @param until when it expires; {@link Instant#MAX} where it doesn't tell
 * @param subject Clarity's own number of the project; empty where it doesn't tell
 * @param fault why it can't be used now, to follow its name; empty where it can
 */
public record TokenReport(
    String name,
    boolean jwt,
    boolean exporter,
    boolean scope,
    Instant from,
    Instant until,
    String subject,
    String fault) {
  /** Whether it may be tried now. */
  public boolean isUsable() {
    return fault.isEmpty();
  }
}
