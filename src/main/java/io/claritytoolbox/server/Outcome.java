package io.claritytoolbox.server;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;

/** The outcome of a request: a result or a protocol error. */
sealed interface Outcome {
  int PARSE_ERROR = -32700;
  int INVALID_REQUEST = -32600;
  int METHOD_NOT_FOUND = -32601;
  int INVALID_PARAMS = -32602;
  int INTERNAL_ERROR = -32603;
  int UNSUPPORTED_REVISION = -32022;

  /**
   * A result.
   *
   * @param body must not change any more, because replies may share it
   */
  record Result(ObjectNode body) implements Outcome {
    static Result empty() {
      return new Result(JsonNodeFactory.instance.objectNode());
    }
  }

  /**
   * A protocol error.
   *
   * @param message a sentence of this program, never the text of an exception
   * @param data details for the client's code
   */
  record Refused(int code, String message, @Nullable ObjectNode data) implements Outcome {
    static Refused of(int code, String message) {
      return new Refused(code, message, null);
    }

    static Refused invalidParams(String message) {
      return of(INVALID_PARAMS, message);
    }

    static Refused unknownMethod(String method) {
      return of(METHOD_NOT_FOUND, "Unknown method: " + shortened(method));
    }

    static Refused failed() {
      return of(
          INTERNAL_ERROR, "The toolbox failed on this request; the log on stderr has the details.");
    }
  }

  /** Text from a client, short enough to quote in a reply. */
  static String shortened(String text) {
    return text.length() <= 80 ? text : text.substring(0, 80) + "…";
  }
}
