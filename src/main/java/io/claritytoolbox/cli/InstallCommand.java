package io.claritytoolbox.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.claritytoolbox.config.AirConfig;
import io.claritytoolbox.config.Config;
import io.claritytoolbox.config.ConfigReader;
import io.claritytoolbox.doctor.Machine;
import io.claritytoolbox.install.ClientFile;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Adds the toolbox to a client's settings. */
@Command(
    name = "install",
    description = {
      "Add the toolbox to the settings of an MCP client. All else in the file stays as it is, and a"
          + " copy of the former file is kept.",
      "The token comes from CLARITY_API_TOKEN, or is typed without being shown. It is written to"
          + " the settings file, which only you can then read."
    },
    exitCodeList = {
      "0:the client knows the toolbox",
      "1:nothing was changed; standard error says why",
      ToolboxCommand.MISUSED
    },
    footer = "Example: toolbox install claude-desktop --prebuilt clarity-demo")
final class InstallCommand extends ToolboxCommand.Subcommand {
  private static final String TOKEN = "CLARITY_API_TOKEN";
  private static final String PROJECT = "CLARITY_PROJECT_ID";
  private static final String PROJECTS = "CLARITY_PROJECTS";
  private static final String AIR_KEY = "CLARITY_AIR_API_KEY";
  private static final String AIR_ORG = "CLARITY_AIR_ORG";

  @Mixin private ClientSettingsChange settings = new ClientSettingsChange();

  @Option(
      names = "--project-id",
      paramLabel = "ID",
      description = "The project; by default CLARITY_PROJECT_ID, or what you type.")
  private @Nullable String projectId;

  @Override
  public Integer call() {
    Machine machine = program().machine().get();
    ClientFile file = settings.file(machine);
    List<String> prebuilts = toolbox().prebuilts();
    Map<String, String> variables = new LinkedHashMap<>();
    if (prebuilts.contains("clarity")) {
      variables.putAll(variables(machine));
    }
    if (prebuilts.contains("clarity-air")) {
      variables.putAll(variablesOfAir(machine));
    }
    ObjectNode server = machine.server(String.join(",", prebuilts), variables);
    return settings.make(
        program(), () -> file.with(server), () -> print(server), "Write this to the settings?");
  }

  private Map<String, String> variables(Machine machine) {
    Map<String, String> variables = new LinkedHashMap<>();
    if (!machine.variable(PROJECTS).isEmpty()) {
      variables.put(PROJECTS, machine.variable(PROJECTS));
      return variables;
    }
    variables.put(
        TOKEN,
        secret(
            machine,
            TOKEN,
            "API token, from Clarity, Settings, Data Export (not shown): ",
            "the token"));
    variables.put(PROJECT, projectId == null ? plain(machine, PROJECT, "Project ID: ") : projectId);
    ConfigReader reader =
        new ConfigReader(
            machine.property("os.name"), machine.property("user.home"), machine.clock());
    List<String> faults = reader.read(variables).match(read -> List.of(), Config.Faulty::faults);
    return faultless(variables, faults);
  }

  private Map<String, String> variablesOfAir(Machine machine) {
    Map<String, String> variables = new LinkedHashMap<>();
    variables.put(
        AIR_KEY, secret(machine, AIR_KEY, "API key of the application (not shown): ", "the key"));
    variables.put(AIR_ORG, plain(machine, AIR_ORG, "Org ID: "));
    List<String> faults =
        AirConfig.read(variables, machine.property("os.name"), machine.property("user.home"))
            .faults();
    return faultless(variables, faults);
  }

  private static Map<String, String> faultless(Map<String, String> variables, List<String> faults) {
    if (!faults.isEmpty()) {
      throw CommandFault.failed(String.join("\n", faults));
    }
    return variables;
  }

  private String secret(Machine machine, String variable, String question, String what) {
    String set = machine.variable(variable);
    return set.isEmpty()
        ? program()
            .screen()
            .terminal()
            .secret(question)
            .orElseThrow(
                () ->
                    CommandFault.failed(
                        "There is no terminal to type " + what + " on. Set " + variable + "."))
        : set;
  }

  private String plain(Machine machine, String variable, String question) {
    String set = machine.variable(variable);
    return set.isEmpty() ? program().answer(question).strip() : set;
  }

  private static void hide(ObjectNode env, String variable, String instead) {
    if (env.has(variable)) {
      env.put(variable, instead);
    }
  }

  private void print(ObjectNode server) {
    ObjectNode shown = server.deepCopy();
    if (shown.path("env") instanceof ObjectNode env) {
      hide(env, TOKEN, "(your token)");
      hide(env, AIR_KEY, "(your key)");
    }
    shown.toPrettyString().lines().forEach(line -> program().screen().out().println("+ " + line));
  }

  /** Removes the toolbox from a client's settings. */
  @Command(
      name = "uninstall",
      description = {
        "Remove the toolbox from the settings of an MCP client. All else in the file stays as it is,"
            + " and a copy of the former file is kept."
      },
      exitCodeList = {
        "0:the client doesn't know the toolbox",
        "1:nothing was changed; standard error says why",
        ToolboxCommand.MISUSED
      },
      footer = "Example: toolbox uninstall claude-desktop")
  static final class Undo extends ToolboxCommand.Subcommand {

    @Mixin private ClientSettingsChange settings = new ClientSettingsChange();

    @Override
    public Integer call() {
      ClientFile file = settings.file(program().machine().get());
      return settings.make(
          program(),
          file::without,
          () -> program().screen().out().println("- the server of the toolbox"),
          "Remove it from the settings?");
    }
  }
}
