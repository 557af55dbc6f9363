package io.claritytoolbox.tools;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.claritytoolbox.model.Caller;
import io.claritytoolbox.model.StorageFailure;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A tool made of a definition and a function. It refuses all faults of a call's arguments together,
 * and turns exceptions into results: the cause goes to the log, and the model gets a sentence. It
 * is created at its first use, because clients don't need schemas to start.
 */
public final class DefinedTool implements Tool {
  private static final String MAYBE_SPENT =
      " A request may have been spent: check get_quota before you try again.";

  private final Supplier<Spec> maker;
  private final String advice;
  private @Nullable Spec made;

  /**
   * What a tool is and does.
   *
   * @param reading converts the arguments of a call and records their faults
   */
  public record Spec(ToolDefinition definition, Function<Arguments, Answering> reading) {}

  /** Answers a call whose arguments have no faults. */
  @FunctionalInterface
  public interface Answering {
    ToolResult answer(Caller caller);
  }

  DefinedTool(Supplier<Spec> maker) {
    this(maker, MAYBE_SPENT);
  }

  /**
   * @param advice what to do after an internal fault: a sentence with a leading space
   */
  public DefinedTool(Supplier<Spec> maker, String advice) {
    this.maker = maker;
    this.advice = advice;
  }

  @Override
  public ToolDefinition definition() {
    return spec().definition();
  }

  private synchronized Spec spec() {
    Spec known = made == null ? maker.get() : made;
    made = known;
    return known;
  }

  @Override
  public ToolResult call(ObjectNode arguments, Caller caller) {
    try {
      Arguments call = new Arguments(definition(), arguments);
      Answering answering = spec().reading().apply(call);
      return call.faults().refusal().orElseGet(() -> answering.answer(caller));
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
    return LoggerFactory.getLogger(DefinedTool.class);
  }
}
