package io.claritytoolbox.tools;

import io.claritytoolbox.answer.Analyst;
import io.claritytoolbox.answer.Contents;
import io.claritytoolbox.answer.Projects;
import io.claritytoolbox.model.Dimension;
import io.claritytoolbox.model.Measure;
import io.claritytoolbox.model.Row;
import io.claritytoolbox.model.UntrustedText;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The addresses of pages in prompts and stored exports. */
final class Pages {
  /** The limit of a prompt. */
  static final int LONGEST = 180;

  /** Enough to know the pages, and few enough for completion while a user types. */
  private static final int EXPORTS_READ = 3;

  private Pages() {}

  /** Whether a filter can find a page by this text. */
  static boolean isUsable(String typed) {
    String page = shown(typed);
    return typed.strip().length() <= LONGEST && (page.startsWith("/") || page.contains("://"));
  }

  /** The text without characters that hide or reorder text, for a JSON string. */
  static String shown(String typed) {
    return UntrustedText.clean(typed.strip(), LONGEST).strip();
  }

  /**
   * Pages of the newest stored exports, most sessions first. Leaves out pages whose address can't
   * be shown unchanged, because no filter would find them.
   *
   * @param project its name; null for all
   */
  static Stream<String> known(Projects projects, @Nullable String project) {
    return Gathering.from(projects, analyst -> known(analyst, project)).found().stream();
  }

  private static List<String> known(Analyst analyst, @Nullable String project) {
    if (project != null && !project.equals(analyst.project().name())) {
      return List.of();
    }
    Map<String, Double> sessions = new LinkedHashMap<>();
    analyst.exports().stream()
        .filter(export -> export.cube().has(Dimension.URL))
        .limit(EXPORTS_READ)
        .flatMap(export -> analyst.export(export.id()).stream())
        .forEach(contents -> count(contents, sessions));
    return sessions.entrySet().stream()
        .sorted(Map.Entry.comparingByValue(Comparator.reverseOrder()))
        .map(Map.Entry::getKey)
        .filter(page -> isUsable(page) && shown(page).equals(page))
        .toList();
  }

  private static void count(Contents contents, Map<String, Double> sessions) {
    int column = contents.export().cube().dimensions().indexOf(Dimension.URL);
    for (Row row : contents.rows()) {
      String page = row.key().get(column);
      if (page != null) {
        sessions.merge(page, row.facts().get(Measure.SESSIONS, 0), Double::sum);
      }
    }
  }
}
