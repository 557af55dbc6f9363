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

/** Reads the JSON file of several projects. */
final class ProjectsFile {
  private static final String LABEL = Setting.PROJECTS.variable();
  private static final String NAME = "name";
  private static final String ID = "project_id";
  private static final String TOKEN = "token_variable";
  private static final Set<String> FIELDS = Set.of(NAME, ID, TOKEN);
  private static final String SHAPE =
      " The file must be a JSON array of objects, each with the strings name, project_id and"
          + " token_variable.";

  /** Strict, because messages quote the name and a user may put the token in its place. */
  private static final Pattern VARIABLE = Pattern.compile("[A-Z][A-Z0-9_]{0,63}");

  private static final ObjectMapper JSON =
      new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

  private final Variables variables;
  private final TokenReader tokens;
  private final Map<String, Integer> seen = new HashMap<>();
  private final Set<String> tokenVariables = new HashSet<>();

  ProjectsFile(Variables variables, TokenReader tokens) {
    this.variables = variables;
    this.tokens = tokens;
  }

  /** The valid projects of the file; the variables collect its faults. */
  List<Config.Project> read(String path) {
    JsonNode entries = parse(path);
    List<Config.Project> projects = new ArrayList<>();
    for (int index = 0; index < entries.size(); index++) {
      entry(entries.get(index), index + 1).ifPresent(projects::add);
    }
    return projects;
  }

  /** The names of the variables that contain tokens. */
  Set<String> tokenVariables() {
    return Set.copyOf(tokenVariables);
  }

  private JsonNode parse(String path) {
    try {
      JsonNode entries = JSON.readTree(Files.readAllBytes(Path.of(path)));
      if (entries.isArray() && !entries.isEmpty()) {
        return entries;
      }
      variables.fault(LABEL + " names a file without projects." + SHAPE);
    } catch (JacksonException e) {
      int line = e.getLocation() == null ? 1 : e.getLocation().getLineNr();
      variables.fault(LABEL + " names a file that is not valid JSON (line " + line + ")." + SHAPE);
    } catch (IOException | InvalidPathException e) {
      variables.fault(
          LABEL + " names a file that can't be read. Check the path and the file's permissions.");
    }
    return JSON.createArrayNode();
  }

  private Optional<Config.Project> entry(JsonNode entry, int number) {
    String label = label(number);
    if (!entry.isObject() || !hasOnlyKnownFields(entry)) {
      variables.fault(label + " is not an object, or has unknown fields." + SHAPE);
      return Optional.empty();
    }
    Optional<String> name = text(entry, NAME);
    if (name.isEmpty()) {
      variables.fault(label + ": name is not set. Add the name to use in questions.");
    }
    name.ifPresent(is -> refuseTwice(NAME + ":" + is.toLowerCase(Locale.ROOT), number, NAME));
    Optional<ProjectId> id = ProjectReader.id(text(entry, ID), label + ": " + ID, variables);
    id.ifPresent(is -> refuseTwice(ID + ":" + is, number, ID));
    Optional<TokenReader.Tokens> its = tokens(text(entry, TOKEN), number);
    return name.isEmpty() || id.isEmpty()
        ? Optional.empty()
        : its.map(found -> found.project(id.get(), name.get()));
  }

  private static String label(int number) {
    return LABEL + ", entry " + number;
  }

  private static boolean hasOnlyKnownFields(JsonNode entry) {
    List<String> names = new ArrayList<>();
    entry.fieldNames().forEachRemaining(names::add);
    return FIELDS.containsAll(names);
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
    keys(its).forEach(key -> refuseTwice(key, number, "Clarity project (read from the token)"));
    return Optional.of(its);
  }

  /** What identifies the project: its number in Clarity, else each token. */
  private static List<String> keys(TokenReader.Tokens its) {
    return its.subject().isEmpty()
        ? its.tokens().stream().map(token -> "token:" + token.secret().reveal()).toList()
        : List.of("sub:" + its.subject());
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
