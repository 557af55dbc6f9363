package io.claritytoolbox.tools;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.claritytoolbox.model.Caller;
import io.claritytoolbox.model.StorageFailure;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Turns a tool's exceptions into results: the cause goes to the log, and the model gets a sentence.
 * It creates the tool at its first use, because clients don't need schemas to start.
 */
public final class Guarded implements Tool {
  private static final String MAYBE_SPENT =
      " A request may have been spent: check get_quota before you try again.";

  private final Supplier<? extends Tool> maker;
  private final String advice;
  private @Nullable Tool made;

  Guarded(Supplier<? extends Tool> maker) {
    this(maker, MAYBE_SPENT);
  }

  /**
   * @param advice what to do after an internal fault: a sentence with a leading space
   */
  public Guarded(Supplier<? extends Tool> maker, String advice) {
    this.maker = maker;
    this.advice = advice;
  }

  @Override
  public ToolDefinition definition() {
    return tool().definition();
  }

  private synchronized Tool tool() {
    Tool known = made;
    if (known == null) {
      known = maker.get();
      made = known;
    }
    return known;
  }

  @Override
  public ToolResult call(ObjectNode arguments, Caller caller) {
    try {
      return tool().call(arguments, caller);
    } catch (StorageFailure failure) {
      log().error("{} found the store broken", definition().name(), failure);
      return ToolResult.refused(String.valueOf(failure.getMessage()));
    } catch (RuntimeException bug) {
      log().error("{} failed", definition().name(), bug);
      return ToolResult.refused(
          definition().name()
              + " failed because of a fault in this server; its log has the details."
              + advice);
    }
  }

  /** Created lazily, because loading the logger slows the start. */
  private static Logger log() {
    return LoggerFactory.getLogger(Guarded.class);
  }
}
