package io.claritytoolbox.cli;

import java.io.IOException;

/** Serves tools to a client. */
@FunctionalInterface
public interface Server {
  /**
   * Returns when the client's input has ended and all replies are written.
   *
   * @param offering the tools to serve
   */
  void serve(Offering offering) throws IOException;
}
