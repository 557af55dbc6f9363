package io.claritytoolbox.doctor;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;

/** The configuration to paste into each client, with placeholders for secrets. */
record ClientSettings(Machine machine, String prebuilt) {
  private static final String PROJECTS = "CLARITY_PROJECTS";

  /** The variables to fill in. */
  private enum Variable {
    CLARITY_API_TOKEN("your-generated-token-here", "API token: Clarity, Settings, Data Export"),
    CLARITY_PROJECT_ID("your-project-id", "Project ID: from the project's address in Clarity"),
    CLARITY_AIR_API_KEY(
        "your-api-key", "API key: Clarity Dashboard, Organization, Users, Applications"),
    CLARITY_AIR_ORG("your-org-id", "Org ID: from the user profile in the Clarity Dashboard");

    private final String placeholder;
    private final String description;

    Variable(String placeholder, String description) {
      this.placeholder = placeholder;
      this.description = description;
    }

    private boolean isSecret() {
      return this == CLARITY_API_TOKEN || this == CLARITY_AIR_API_KEY;
    }

    private String input() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  /** The configurations by client name. */
  Map<String, String> all() {
    Map<String, String> all = new LinkedHashMap<>();
    all.put("Claude Code", claudeCode());
    all.put("Claude Desktop", named("mcpServers", server(each -> each.placeholder)));
    all.put("Cursor", named("mcpServers", typed(each -> "${env:" + each + "}")));
    all.put("VS Code", vsCode());
    return all;
  }

  private String claudeCode() {
    String json = server(each -> each.placeholder).toPrettyString().replace("'", "'\\''");
    return "claude mcp add-json clarity-connector '" + json + "'";
  }

  private String vsCode() {
    ObjectNode settings = JsonNodeFactory.instance.objectNode();
    for (Variable each : variables()) {
      ObjectNode input =
          settings
              .withArrayProperty("inputs")
              .addObject()
              .put("type", "promptString")
              .put("id", each.input())
              .put("description", each.description);
      if (each.isSecret()) {
        input.put("password", true);
      }
    }
    ObjectNode server = typed(each -> "${input:" + each.input() + "}");
    settings.putObject("servers").set("clarity", server);
    return settings.toPrettyString();
  }

  private static String named(String list, ObjectNode server) {
    ObjectNode settings = JsonNodeFactory.instance.objectNode();
    settings.putObject(list).set("clarity", server);
    return settings.toPrettyString();
  }

  private ObjectNode typed(Function<Variable, String> value) {
    return JsonNodeFactory.instance.objectNode().put("type", "stdio").setAll(server(value));
  }

  private ObjectNode server(Function<Variable, String> value) {
    Map<String, String> variables = new LinkedHashMap<>();
    variables().forEach(each -> variables.put(each.name(), value.apply(each)));
    if (variables.isEmpty() && !isDemo()) {
      variables.put(PROJECTS, machine.variable(PROJECTS));
    }
    return machine.server(prebuilt, variables);
  }

  private List<Variable> variables() {
    if (prebuilt.equals("clarity-air")) {
      return List.of(Variable.CLARITY_AIR_API_KEY, Variable.CLARITY_AIR_ORG);
    }
    return isDemo() || !machine.variable(PROJECTS).isEmpty()
        ? List.of()
        : List.of(Variable.CLARITY_API_TOKEN, Variable.CLARITY_PROJECT_ID);
  }

  private boolean isDemo() {
    return prebuilt.endsWith("-demo");
  }
}
