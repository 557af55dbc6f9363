package io.claritytoolbox.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.claritytoolbox.model.Caller;
import io.claritytoolbox.render.Rendering;
import io.claritytoolbox.tools.Tool;
import java.util.Locale;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** Calls one tool and prints its answer, and nothing else, on standard output. */
@Command(
    name = "invoke",
    description = "Call one tool and print its answer.",
    exitCodeListHeading = ToolboxCommand.EXIT_CODES,
    exitCodeList = {"0:the answer is printed", "1:there is none; standard error says why"},
    footer =
        "Example: toolbox invoke get_sessions '{\"group_by\": [\"Device\"]}' --prebuilt clarity")
final class InvokeCommand implements Callable<Integer> {
  /** How an answer is printed. */
  enum Format {
    /** For people. */
    TABLE,
    /** The structured answer, whole. */
    JSON;

    /** As it is typed. */
    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** Columns where no terminal tells its own. */
  private static final int PAGE = 100;

  private static final ObjectMapper JSON =
      new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

  private static final String NOT_JSON =
      "A tool's arguments are one JSON object, '{\"days\": 1}' for example";

  private final Program program;

  @ParentCommand private @Nullable ToolboxCommand toolbox;

  @Parameters(index = "0", paramLabel = "TOOL", description = "The tool's name.")
  private String tool = "";

  @Parameters(
      index = "1",
      arity = "0..1",
      paramLabel = "JSON",
      description = "Its arguments, a JSON object; none by default.")
  private String arguments = "{}";

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      description = "${COMPLETION-CANDIDATES}; by default table on a terminal and json elsewhere.")
  private @Nullable Format format;

  InvokeCommand(Program program) {
    this.program = program;
  }

  @Override
  public Integer call() {
    Prebuilt prebuilt = Objects.requireNonNull(toolbox).prebuilt();
    return named(prebuilt).call(read(arguments), Caller.PATIENT).match(this::print, program::fail);
  }

  private int print(Rendering answer) {
    program.screen().out().println(drawn(answer));
    return 0;
  }

  private Tool named(Prebuilt prebuilt) {
    return prebuilt
        .tool(tool)
        .orElseThrow(
            () ->
                new UsageFault(
                    "There is no tool " + tool + "; there are: " + prebuilt.names() + "."));
  }

  private static ObjectNode read(String arguments) {
    try {
      if (JSON.readTree(arguments) instanceof ObjectNode object) {
        return object;
      }
    } catch (JsonProcessingException e) {
      throw new UsageFault(NOT_JSON + column(e));
    }
    throw new UsageFault(NOT_JSON + ".");
  }

  private static String column(JsonProcessingException fault) {
    return fault.getLocation() == null
        ? "."
        : "; what was given fails at character " + fault.getLocation().getColumnNr() + ".";
  }

  private String drawn(Rendering answer) {
    Screen screen = program.screen();
    Format wanted = format;
    if (wanted == null) {
      wanted = screen.isTerminal() ? Format.TABLE : Format.JSON;
    }
    return wanted == Format.TABLE
        ? answer.text(OptionalInt.of(screen.columns().orElse(PAGE)))
        : answer.json().toPrettyString();
  }
}
