package io.claritytoolbox.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.claritytoolbox.model.Caller;
import io.claritytoolbox.model.UntrustedText;
import io.claritytoolbox.render.Rendering;
import io.claritytoolbox.tools.Tool;
import java.util.Locale;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Calls a tool and prints only its answer on standard output. */
@Command(
    name = "invoke",
    description = "Call one tool and print its answer.",
    exitCodeList = {
      "0:the answer is printed",
      "1:there is no answer; standard error says why",
      ToolboxCommand.MISUSED
    },
    footer = "Example: toolbox invoke get_sessions '{\"group_by\": [\"Device\"]}'")
final class InvokeCommand extends ToolboxCommand.Subcommand {
  /** The format of the answer. */
  enum Format {
    TABLE,
    /** The structured content. */
    JSON;

    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** The width if there is no terminal. */
  private static final int PAGE = 100;

  private static final ObjectMapper JSON =
      new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

  private static final String WARNING_COLOUR = "\u001b[33m$0\u001b[0m";

  private static final String NOT_JSON =
      "The arguments must be one JSON object, like '{\"days\": 1}'";

  @Parameters(
      index = "0",
      paramLabel = "TOOL",
      completionCandidates = CommandTree.ToolNames.class,
      description = "The tool's name.")
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

  @Override
  public Integer call() {
    Prebuilt prebuilt = toolbox().prebuilt();
    return named(prebuilt)
        .call(read(arguments), Caller.PATIENT)
        .match(this::print, program()::fail);
  }

  private int print(Rendering answer) {
    Program.Screen screen = program().screen();
    Format wanted = format;
    if (wanted == null) {
      wanted = screen.terminal().isThere() ? Format.TABLE : Format.JSON;
    }
    screen.out().println(wanted == Format.TABLE ? table(answer) : answer.json().toPrettyString());
    return 0;
  }

  private String table(Rendering answer) {
    Terminal terminal = program().screen().terminal();
    String text = answer.text(OptionalInt.of(terminal.columns().orElse(PAGE)));
    return terminal.isColoured() ? text.replaceAll("(?m)^Warning: .*$", WARNING_COLOUR) : text;
  }

  private Tool named(Prebuilt prebuilt) {
    return prebuilt
        .tool(tool)
        .orElseThrow(
            () ->
                CommandFault.misused(
                    "There is no tool %s. The tools are: %s."
                        .formatted(UntrustedText.clean(tool), prebuilt.names())));
  }

  private static ObjectNode read(String arguments) {
    try {
      if (JSON.readTree(arguments) instanceof ObjectNode object) {
        return object;
      }
    } catch (JsonProcessingException e) {
      throw CommandFault.misused(NOT_JSON + column(e));
    }
    throw CommandFault.misused(NOT_JSON + ".");
  }

  private static String column(JsonProcessingException fault) {
    return fault.getLocation() == null
        ? "."
        : "; the text can't be read from character " + fault.getLocation().getColumnNr() + ".";
  }
}
