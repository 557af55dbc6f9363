package io.claritytoolbox.doctor;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.UnaryOperator;

/** The configuration to paste into each client, with placeholders for secrets. */
final class ClientSettings {
  private static final String TOKEN = "CLARITY_API_TOKEN";
  private static final String PROJECT = "CLARITY_PROJECT_ID";
  private static final String PROJECTS = "CLARITY_PROJECTS";
  private static final String AIR_KEY = "CLARITY_AIR_API_KEY";
  private static final String AIR_ORG = "CLARITY_AIR_ORG";

  private final Machine machine;
  private final String prebuilt;

  ClientSettings(Machine machine, String prebuilt) {
    this.machine = machine;
    this.prebuilt = prebuilt;
  }

  /** The configurations by client name. */
  Map<String, String> all() {
    Map<String, String> all = new LinkedHashMap<>();
    all.put("Claude Code", claudeCode());
    all.put(
        "Claude Desktop",
        named("mcpServers", server(ClientSettings::placeholder)).toPrettyString());
    all.put(
        "Cursor",
        named("mcpServers", typed(ClientSettings::environmentReference)).toPrettyString());
    all.put("VS Code", vsCode().toPrettyString());
    return all;
  }

  private String claudeCode() {
    String json = server(ClientSettings::placeholder).toPrettyString().replace("'", "'\\''");
    return "claude mcp add-json clarity-connector '" + json + "'";
  }

  private ObjectNode vsCode() {
    ObjectNode settings = object();
    if (isOfAir()) {
      ArrayNode inputs = settings.putArray("inputs");
      inputs
          .addObject()
          .put("type", "promptString")
          .put("id", "clarity-air-api-key")
          .put("description", "API key: Clarity Dashboard, Organization, Users, Applications")
          .put("password", true);
      inputs
          .addObject()
          .put("type", "promptString")
          .put("id", "clarity-air-org")
          .put("description", "Org ID: from the user profile in the Clarity Dashboard");
    } else if (needsToken()) {
      ArrayNode inputs = settings.putArray("inputs");
      inputs
          .addObject()
          .put("type", "promptString")
          .put("id", "clarity-api-token")
          .put("description", "API token: Clarity, Settings, Data Export")
          .put("password", true);
      inputs
          .addObject()
          .put("type", "promptString")
          .put("id", "clarity-project-id")
          .put("description", "Project ID: from the project's address in Clarity");
    }
    return settings.setAll(named("servers", typed(ClientSettings::inputReference)));
  }

  private static ObjectNode named(String list, ObjectNode server) {
    ObjectNode settings = object();
    settings.putObject(list).set("clarity", server);
    return settings;
  }

  private ObjectNode typed(UnaryOperator<String> value) {
    return object().put("type", "stdio").setAll(server(value));
  }

  private ObjectNode server(UnaryOperator<String> value) {
    List<String> command = machine.launcher();
    ObjectNode server = object().put("command", command.get(0));
    ArrayNode args = server.putArray("args");
    command.subList(1, command.size()).forEach(args::add);
    args.add("--prebuilt").add(prebuilt).add("--stdio");
    if (isOfAir()) {
      server.putObject("env").put(AIR_KEY, value.apply(AIR_KEY)).put(AIR_ORG, value.apply(AIR_ORG));
    } else if (needsToken()) {
      server.putObject("env").put(TOKEN, value.apply(TOKEN)).put(PROJECT, value.apply(PROJECT));
    } else if (!isDemo()) {
      server.putObject("env").put(PROJECTS, machine.variable(PROJECTS));
    }
    return server;
  }

  private static String placeholder(String variable) {
    return switch (variable) {
      case TOKEN -> "your-generated-token-here";
      case AIR_KEY -> "your-api-key";
      case AIR_ORG -> "your-org-id";
      default -> "your-project-id";
    };
  }

  private static String environmentReference(String variable) {
    return "${env:" + variable + "}";
  }

  private static String inputReference(String variable) {
    return "${input:" + variable.toLowerCase(Locale.ROOT).replace('_', '-') + "}";
  }

  private boolean needsToken() {
    return !isDemo() && machine.variable(PROJECTS).isEmpty();
  }

  private boolean isDemo() {
    return prebuilt.endsWith("-demo");
  }

  private boolean isOfAir() {
    return prebuilt.equals("clarity-air");
  }

  private static ObjectNode object() {
    return JsonNodeFactory.instance.objectNode();
  }
}
