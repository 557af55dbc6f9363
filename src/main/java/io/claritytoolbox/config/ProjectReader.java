package io.claritytoolbox.config;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.claritytoolbox.model.ProjectId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Reads the projects, from two variables or from the JSON file that {@code CLARITY_PROJECTS} names.
 */
final class ProjectReader {
  private static final Pattern PROJECT_ID = Pattern.compile("[A-Za-z0-9._-]{1,64}");
  private static final Pattern LIKELY_TOKEN = Pattern.compile("eyJ.*\\..*\\..*");
  private static final Set<String> PLACEHOLDERS = Set.of("your-project-id", "{project_id}");
  private static final String REMEDY =
      " Copy it from your project's address in Clarity:"
          + " https://clarity.microsoft.com/projects/view/PROJECT_ID/dashboard.";

  private static final String FILE = Setting.PROJECTS.variable();
  private static final String NAME = "name";
  private static final String ID = "project_id";
  private static final String TOKEN = "token_variable";
  private static final Set<String> FIELDS = Set.of(NAME, ID, TOKEN);
  private static final String SHAPE =
      " The file must be a JSON array of objects, each with the strings name, project_id and"
          + " token_variable.";

  /** Strict, because messages quote the name and a user may put the token in its place. */
  private static final Pattern VARIABLE = Pattern.compile("[A-Z][A-Z0-9_]{0,63}");

  private final Variables variables;
  private final TokenReader tokens;

  /** What identifies an entry of the file, with the number of the first that has it. */
  private final Map<String, Integer> seen = new HashMap<>();

  private final Set<String> tokenVariables = new HashSet<>();

  ProjectReader(Variables variables, TokenReader tokens) {
    this.variables = variables;
    this.tokens = tokens;
  }

  /** The valid projects; the variables collect the faults. */
  List<Config.Project> read(Addresses.Machine machine) {
    Optional<String> path = variables.value(Setting.PROJECTS).map(machine::expand);
    if (path.isEmpty()) {
      variables.warnOfUnknown(Set.of(), Setting.PREFIX);
      return single();
    }
    List<Config.Project> projects = new ArrayList<>();
    JsonNode entries = parse(path.get());
    for (int index = 0; index < entries.size(); index++) {
      entry(entries.get(index), index + 1).ifPresent(projects::add);
    }
    variables.warnOfUnknown(tokenVariables, Setting.PREFIX);
    for (Setting single : List.of(Setting.API_TOKEN, Setting.PROJECT_ID)) {
      if (variables.value(single).isPresent() && !tokenVariables.contains(single.variable())) {
        variables.warn(
            "%s is ignored because %s is set. Remove one of them."
                .formatted(single.variable(), FILE));
      }
    }
    return projects;
  }

  private List<Config.Project> single() {
    String variable = Setting.API_TOKEN.variable();
    TokenReader.Tokens its = tokens.read(variable, variable, variables);
    return id(variables.value(Setting.PROJECT_ID), Setting.PROJECT_ID.variable())
        .map(id -> List.of(its.project(id, id.value())))
        .orElse(List.of());
  }

  /**
   * The project's ID; empty after reporting a fault.
   *
   * @param label the setting's name in messages
   */
  private Optional<ProjectId> id(Optional<String> typed, String label) {
    String id = typed.orElse("");
    Optional<String> fault = faultOf(id);
    fault.ifPresent(what -> variables.fault(label + " " + what + "." + REMEDY));
    return fault.isPresent() ? Optional.empty() : Optional.of(new ProjectId(id));
  }

  private static Optional<String> faultOf(String id) {
    if (id.isEmpty()) {
      return Optional.of("is not set");
    }
    if (PLACEHOLDERS.contains(id.toLowerCase(Locale.ROOT))) {
      return Optional.of("still contains the guide's placeholder, not a project ID");
    }
    if (LIKELY_TOKEN.matcher(id).matches()) {
      return Optional.of("contains a token, not a project ID");
    }
    return PROJECT_ID.matcher(id).matches()
        ? Optional.empty()
        : Optional.of("is not a project ID (letters, digits and hyphens, up to 64 characters)");
  }

  private JsonNode parse(String path) {
    ObjectMapper json = new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);
    try {
      JsonNode entries = json.readTree(Files.readAllBytes(Path.of(path)));
      if (entries.isArray() && !entries.isEmpty()) {
        return entries;
      }
      variables.fault(FILE + " names a file without projects." + SHAPE);
    } catch (JacksonException e) {
      int line = e.getLocation() == null ? 1 : e.getLocation().getLineNr();
      variables.fault(FILE + " names a file that is not valid JSON (line " + line + ")." + SHAPE);
    } catch (IOException | InvalidPathException e) {
      variables.fault(
          FILE + " names a file that can't be read. Check the path and the file's permissions.");
    }
    return json.createArrayNode();
  }

  private Optional<Config.Project> entry(JsonNode entry, int number) {
    String label = label(number);
    List<String> fields = new ArrayList<>();
    entry.fieldNames().forEachRemaining(fields::add);
    if (!entry.isObject() || !FIELDS.containsAll(fields)) {
      variables.fault(label + " is not an object, or has unknown fields." + SHAPE);
      return Optional.empty();
    }
    Optional<String> name = text(entry, NAME);
    name.ifPresentOrElse(
        is -> refuseTwice(NAME + ":" + is.toLowerCase(Locale.ROOT), number, NAME),
        () -> variables.fault(label + ": name is not set. Add the name to use in questions."));
    Optional<ProjectId> id = id(text(entry, ID), label + ": " + ID);
    id.ifPresent(is -> refuseTwice(ID + ":" + is, number, ID));
    Optional<TokenReader.Tokens> its = tokens(text(entry, TOKEN), number);
    return name.isEmpty() || id.isEmpty()
        ? Optional.empty()
        : its.map(found -> found.project(id.get(), name.get()));
  }

  private static String label(int number) {
    return FILE + ", entry " + number;
  }

  private static Optional<String> text(JsonNode entry, String field) {
    return Optional.of(entry.path(field))
        .filter(JsonNode::isTextual)
        .map(node -> node.textValue().strip())
        .filter(Variables::isFilled);
  }

  private Optional<TokenReader.Tokens> tokens(Optional<String> variable, int number) {
    String label = label(number) + ": ";
    if (variable.filter(name -> VARIABLE.matcher(name).matches()).isEmpty()) {
      variables.fault(
          label
              + "token_variable must be the name of a variable in capital letters. Put the token in"
              + " a variable in this server's `env`, and that variable's name here.");
      return Optional.empty();
    }
    tokenVariables.add(variable.get());
    TokenReader.Tokens its = tokens.read(variable.get(), label + variable.get(), variables);
    its.keys().forEach(key -> refuseTwice(key, number, "Clarity project (read from the token)"));
    return Optional.of(its);
  }

  /** Two entries for one project would each count only their own requests. */
  private void refuseTwice(String key, int number, String what) {
    Integer first = seen.putIfAbsent(key, number);
    if (first != null) {
      variables.fault(
          "%s has the same %s as entry %d. Remove one of them."
              .formatted(label(number), what, first));
    }
  }
}
