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

/** Reads the file of several projects: an array of objects with three texts each. */
final class ProjectsFile {
  private static final String LABEL = Setting.PROJECTS.variable();
  private static final String NAME = "name";
  private static final String ID = "project_id";
  private static final String TOKEN = "token_variable";
  private static final Set<String> FIELDS = Set.of(NAME, ID, TOKEN);
  private static final String SHAPE =
      " It is an array of objects with the texts name, project_id and token_variable.";

  /** Narrow on purpose: a name is quoted in sentences, and a token may stand in its place. */
  private static final Pattern VARIABLE = Pattern.compile("[A-Z][A-Z0-9_]{0,63}");

  private static final ObjectMapper JSON =
      new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

  private final Variables variables;
  private final TokenReader tokens;
  private final Map<String, String> seen = new HashMap<>();
  private final Set<String> tokenVariables = new HashSet<>();

  ProjectsFile(Variables variables, TokenReader tokens) {
    this.variables = variables;
    this.tokens = tokens;
  }

  /** The projects of the file; what is wrong with it is noted with the variables. */
  List<Config.Project> read(String path) {
    JsonNode entries = parse(path);
    List<Config.Project> projects = new ArrayList<>();
    for (int index = 0; index < entries.size(); index++) {
      String label = "%s, entry %d:".formatted(LABEL, index + 1);
      entry(entries.get(index), label).ifPresent(projects::add);
    }
    return projects;
  }

  /** The variables that the file names as holding tokens. */
  Set<String> tokenVariables() {
    return Set.copyOf(tokenVariables);
  }

  private JsonNode parse(String path) {
    JsonNode none = JSON.createArrayNode();
    try {
      JsonNode entries = JSON.readTree(Files.readAllBytes(Path.of(path)));
      if (entries.isArray() && !entries.isEmpty()) {
        return entries;
      }
      variables.fault(LABEL + " names a file that holds no projects." + SHAPE);
    } catch (JacksonException e) {
      int line = e.getLocation() == null ? 1 : e.getLocation().getLineNr();
      variables.fault(LABEL + " names a file that is no JSON from line " + line + " on." + SHAPE);
    } catch (IOException | InvalidPathException e) {
      variables.fault(
          LABEL + " names a file that can't be read. Check the path, and who may read.");
    }
    return none;
  }

  private Optional<Config.Project> entry(JsonNode entry, String label) {
    if (!entry.isObject() || !hasOnlyKnownFields(entry)) {
      variables.fault(label + " it has another shape than the file's." + SHAPE);
      return Optional.empty();
    }
    Optional<String> name = text(entry, NAME);
    if (name.isEmpty()) {
      variables.fault(label + " name is not set. Write what questions shall call the project.");
    }
    name.ifPresent(is -> refuseTwice(NAME + ":" + is.toLowerCase(Locale.ROOT), label, NAME));
    Optional<ProjectId> id = ProjectReader.id(text(entry, ID), label + " " + ID, variables);
    id.ifPresent(is -> refuseTwice(ID + ":" + is, label, ID));
    Optional<TokenSet> token = token(text(entry, TOKEN), label);
    if (name.isEmpty() || id.isEmpty() || token.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(token.get().of(id.get(), name.get()));
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

  private Optional<TokenSet> token(Optional<String> variable, String label) {
    if (variable.filter(name -> VARIABLE.matcher(name).matches()).isEmpty()) {
      variables.fault(
          label
              + " token_variable is no variable's name in capitals. Put the token into a variable"
              + " of the `env` of this server, and that variable's name here.");
      return Optional.empty();
    }
    tokenVariables.add(variable.get());
    TokenSet its = tokens.read(variable.get(), label + " " + variable.get(), variables);
    keys(its).forEach(key -> refuseTwice(key, label, "Clarity project behind the token"));
    return Optional.of(its);
  }

  /** What tells a project from others. */
  private static List<String> keys(TokenSet set) {
    return set.subject().isEmpty()
        ? set.tokens().stream().map(token -> "token:" + token.secret().reveal()).toList()
        : List.of("sub:" + set.subject());
  }

  /** Two entries of one project would count its requests twice. */
  private void refuseTwice(String key, String label, String what) {
    String before = seen.putIfAbsent(key, label);
    if (before != null) {
      String first = before.substring(LABEL.length() + 2, before.length() - 1);
      variables.fault("%s the %s is that of %s. Leave one.".formatted(label, what, first));
    }
  }
}
