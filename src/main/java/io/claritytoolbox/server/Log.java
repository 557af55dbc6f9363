package io.claritytoolbox.server;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The log of the server. It is set up at its first line, because finding its provider takes longer
 * than a reply.
 */
final class Log {
  static final Logger LOG = LoggerFactory.getLogger("io.claritytoolbox.server");

  private Log() {}
}
