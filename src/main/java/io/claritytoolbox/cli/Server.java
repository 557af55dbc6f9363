package io.claritytoolbox.cli;

import java.io.IOException;

/** What serves tools to a client. */
@FunctionalInterface
public interface Server {
  /**
   * Returns when the client's input has ended and every reply is out.
   *
   * @param offering what is served
   */
  void serve(Offering offering) throws IOException;
}
