package io.claritytoolbox.config;

import io.claritytoolbox.model.ProjectId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Reads the projects, from two variables or from the file that {@code CLARITY_PROJECTS} names. */
final class ProjectReader {
  private static final Pattern ID = Pattern.compile("[A-Za-z0-9._-]{1,64}");
  private static final Pattern LIKELY_TOKEN = Pattern.compile("eyJ.*\\..*\\..*");
  private static final Set<String> PLACEHOLDERS = Set.of("your-project-id", "{project_id}");
  private static final String REMEDY =
      " Copy it from your project's address in Clarity:"
          + " https://clarity.microsoft.com/projects/view/PROJECT_ID/dashboard.";

  private final Variables variables;
  private final TokenReader tokens;

  ProjectReader(Variables variables, TokenReader tokens) {
    this.variables = variables;
    this.tokens = tokens;
  }

  List<Config.Project> read(DataFolder folder) {
    Optional<String> path = variables.value(Setting.PROJECTS).map(folder::expand);
    if (path.isEmpty()) {
      variables.warnOfUnknown(Set.of());
      return single();
    }
    ProjectsFile file = new ProjectsFile(variables, tokens);
    List<Config.Project> projects = file.read(path.get());
    variables.warnOfUnknown(file.tokenVariables());
    for (Setting single : List.of(Setting.API_TOKEN, Setting.PROJECT_ID)) {
      if (variables.value(single).isPresent()
          && !file.tokenVariables().contains(single.variable())) {
        variables.warn(
            "%s is ignored because %s is set. Remove one of them."
                .formatted(single.variable(), Setting.PROJECTS.variable()));
      }
    }
    return projects;
  }

  private List<Config.Project> single() {
    String variable = Setting.API_TOKEN.variable();
    TokenReader.Tokens its = tokens.read(variable, variable, variables);
    return id(variables.value(Setting.PROJECT_ID), Setting.PROJECT_ID.variable(), variables)
        .map(id -> List.of(its.project(id, id.value())))
        .orElse(List.of());
  }

  /**
   * The project's ID; empty after reporting a fault.
   *
   * @param label the setting's name in messages
   */
  static Optional<ProjectId> id(Optional<String> typed, String label, Variables variables) {
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
    return ID.matcher(id).matches()
        ? Optional.empty()
        : Optional.of("is not a project ID (letters, digits and hyphens, up to 64 characters)");
  }
}
