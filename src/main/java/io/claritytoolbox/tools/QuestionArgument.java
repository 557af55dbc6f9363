package io.claritytoolbox.tools;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** {@code question}: a call of a data tool as an object that names its {@code tool}. */
final class QuestionArgument {
  private static final String SHAPE = "an object of a data tool's arguments";
  private static final String TOOL = "tool";
  private static final String PROJECT = "project";

  private final List<DataTool> tools;
  private final Argument<DataTool> tool;
  private final Argument<ObjectNode> argument;

  /**
   * @param tools the possible tools, the default first
   */
  QuestionArgument(List<DataTool> tools) {
    this.tools = tools;
    this.tool = Argument.oneOf(TOOL, Choices.of(tools, DataTool::name));
    this.argument =
        new Argument<>(
                "question",
                JsonNodeFactory.instance.objectNode().put("type", "object"),
                QuestionArgument::read)
            .described(
                "Returns the cost of a call: a data tool's arguments, tool by name; default get_sessions.");
  }

  Argument<ObjectNode> argument() {
    return argument;
  }

  /**
   * The question whose cost is requested; empty if there is none or it is invalid.
   *
   * @param project of the call; the question's default
   */
  Optional<DataTool.Reading> read(Arguments call, @Nullable String project) {
    return call.get(argument).flatMap(question -> read(call, question.deepCopy(), project));
  }

  private Optional<DataTool.Reading> read(
      Arguments call, ObjectNode question, @Nullable String project) {
    JsonNode named = question.remove(TOOL);
    Optional<DataTool> asked =
        LooseJson.isAbsent(named)
            ? Optional.of(tools.get(0))
            : tool.reader().read("question." + TOOL, orMissing(named), call.faults());
    if (project != null && LooseJson.isAbsent(question.get(PROJECT))) {
      question.put(PROJECT, project);
    }
    Optional<DataTool.Reading> reading = asked.map(data -> data.read(question));
    reading.ifPresent(read -> call.faults().addAll("question", read.call().faults()));
    return reading;
  }

  private static JsonNode orMissing(@Nullable JsonNode value) {
    return value == null ? MissingNode.getInstance() : value;
  }

  private static Optional<ObjectNode> read(String path, JsonNode value, Faults faults) {
    Optional<ObjectNode> object = LooseJson.object(value);
    if (object.isEmpty()) {
      faults.wrong(path, SHAPE, value);
    }
    return object;
  }
}
