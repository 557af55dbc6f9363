package io.claritytoolbox.config;

import io.claritytoolbox.model.ProjectId;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Reads one project's id and token, wherever they stand. */
final class ProjectReader {
  private static final Pattern ID = Pattern.compile("[A-Za-z0-9._-]{1,64}");
  private static final Pattern TOKEN_IN_ITS_PLACE = Pattern.compile("eyJ.*\\..*\\..*");
  private static final Set<String> PLACEHOLDERS = Set.of("your-project-id", "{project_id}");
  private static final String REMEDY =
      " Copy it from the address of your project in Clarity:"
          + " https://clarity.microsoft.com/projects/view/PROJECT_ID/dashboard.";

  private ProjectReader() {}

  /**
   * A project's id; empty where it can't be used, and then a fault says why.
   *
   * @param label what sentences call the place it was typed
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
      return Optional.of("still holds the placeholder of the guide, not an id");
    }
    if (TOKEN_IN_ITS_PLACE.matcher(id).matches()) {
      return Optional.of("holds a token, not an id");
    }
    return ID.matcher(id).matches()
        ? Optional.empty()
        : Optional.of("is no project id: letters, digits and hyphens, at most 64 characters");
  }
}
