package io.claritytoolbox.tools;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.claritytoolbox.answer.Analyst;
import io.claritytoolbox.plan.Cost;
import java.util.function.Function;

/** A tool whose calls ask questions, of which can be told what they would cost. */
interface DataTool extends Tool {
  /** What a call with these arguments would ask. */
  Forecast forecast(ObjectNode given);

  /**
   * A call that is read and not made.
   *
   * @param call with what is wrong with it
   * @param asked what it means, where nothing is wrong
   * @param cost what it would take
   */
  record Forecast(Arguments call, Asked asked, Function<Analyst, Cost> cost) {
    /** Of an ordinary question. */
    static Forecast of(Arguments call, Asked asked) {
      return new Forecast(call, asked, analyst -> analyst.cost(asked.question()));
    }
  }
}
