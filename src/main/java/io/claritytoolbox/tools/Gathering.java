package io.claritytoolbox.tools;

import io.claritytoolbox.answer.Analyst;
import io.claritytoolbox.answer.Projects;
import io.claritytoolbox.model.StorageFailure;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;

/**
 * Data for documents and completions from all projects. It never sends a request.
 *
 * @param found the data of all projects that can be read, in order
 * @param faults why other projects can't be read, as distinct sentences
 */
record Gathering<T>(List<T> found, Set<String> faults) {
  /** Reads every project. */
  static <T> Gathering<T> from(Projects projects, Function<Analyst, List<T>> taking) {
    Gathering<T> all = new Gathering<>(new ArrayList<>(), new LinkedHashSet<>());
    List<String> names = projects.names();
    if (names.isEmpty()) {
      all.take(projects, null, taking); // This call returns the reason.
    }
    names.forEach(name -> all.take(projects, name, taking));
    return all;
  }

  private void take(Projects projects, @Nullable String name, Function<Analyst, List<T>> taking) {
    try {
      projects
          .open(name)
          .match(analyst -> found.addAll(taking.apply(analyst)), fault -> faults.add(fault));
    } catch (StorageFailure failure) {
      LoggerFactory.getLogger(Gathering.class).error("the store is broken", failure);
      faults.add(String.valueOf(failure.getMessage()));
    }
  }
}
