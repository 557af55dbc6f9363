package io.claritytoolbox.tools;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.claritytoolbox.model.StorageFailure;
import io.claritytoolbox.planner.Caller;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A tool whose failures become results too: the cause goes to the log, a sentence to the model. */
final class Guarded implements Tool {
  private static final Logger LOG = LoggerFactory.getLogger(Guarded.class);

  private final Tool tool;

  Guarded(Tool tool) {
    this.tool = tool;
  }

  @Override
  public ToolDefinition definition() {
    return tool.definition();
  }

  @Override
  public ToolResult call(ObjectNode arguments, Caller caller) {
    try {
      return tool.call(arguments, caller);
    } catch (StorageFailure failure) {
      LOG.error("{} found the store broken", definition().name(), failure);
      return ToolResult.refused(String.valueOf(failure.getMessage()));
    } catch (RuntimeException bug) {
      LOG.error("{} failed", definition().name(), bug);
      return ToolResult.refused(
          definition().name()
              + " failed by a fault of this server; its log says more. A request may have been"
              + " spent: see get_quota before trying again.");
    }
  }
}
