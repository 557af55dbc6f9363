package io.claritytoolbox.cli;

import java.io.IOException;
import java.util.function.Supplier;

/** What serves tools to a client. */
@FunctionalInterface
public interface Server {
  /**
   * Returns when the client's input has ended and every reply is out.
   *
   * @param prebuilt what is served, asked for once the client has been greeted
   */
  void serve(Supplier<Prebuilt> prebuilt) throws IOException;
}
