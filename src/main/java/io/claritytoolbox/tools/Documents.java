package io.claritytoolbox.tools;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.claritytoolbox.answer.Analyst;
import io.claritytoolbox.answer.Contents;
import io.claritytoolbox.answer.Projects;
import io.claritytoolbox.chart.Chart;
import io.claritytoolbox.model.Dimension;
import io.claritytoolbox.model.Measure;
import io.claritytoolbox.model.Row;
import io.claritytoolbox.model.UntrustedText;
import io.claritytoolbox.render.AnswerJson;
import io.claritytoolbox.render.CsvSheet;
import io.claritytoolbox.render.QuotaView;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The definitions of the documents. If a project can't be read, {@code errors} contains the reason.
 */
final class Documents {
  private static final int LONGEST_CELL = 2_000;
  private static final String PANEL = "ui://clarity-toolbox/panel";

  /** The tools with charts. */
  private static final Set<String> DRAWN =
      Set.of("get_trend", "get_ux_by_url", "get_hotspots", "get_changes", "compare");

  private Documents() {}

  /** The address of the panel that draws a tool's results. */
  static Optional<String> panelOf(String tool) {
    return DRAWN.contains(tool) ? Optional.of(PANEL) : Optional.empty();
  }

  /** The documents in the order of the list. */
  static List<Resource> of(Projects projects) {
    return List.of(metrics(), quota(projects), exports(projects), panel(), export(projects));
  }

  /** The meaning and the limits of each measure. */
  private static Resource metrics() {
    return new Resource(
        "clarity://metrics",
        "metrics",
        "What the measures mean",
        "What each measure and dimension counts, and its limits.",
        "text/markdown",
        () -> packaged("metrics.md"));
  }

  /**
   * The page that draws results in a client. It loads nothing and inserts only shapes and text. It
   * sends a request only after a click on a button that says so.
   */
  static Resource panel() {
    return new Resource(
        PANEL,
        "panel",
        "Panel",
        "Draws results for people, in clients that show panels.",
        "text/html;profile=mcp-app",
        () -> packaged("panel.html").replace("/*charts*/", Chart.style()));
  }

  private static String packaged(String name) {
    try (InputStream in = Objects.requireNonNull(Documents.class.getResourceAsStream(name))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  /** The answer of {@code get_quota}; a list if there are several projects. */
  private static Resource quota(Projects projects) {
    return new Resource(
        "clarity://quota",
        "quota",
        "Quota",
        "The day's requests, and the exports that answer for free; as get_quota.",
        "application/json",
        () -> budgets(projects));
  }

  private static String budgets(Projects projects) {
    Gathering<ObjectNode> budgets =
        Gathering.from(
            projects,
            analyst -> List.of(new QuotaView(analyst.project(), analyst.quota(), null).json()));
    if (budgets.found().size() == 1 && budgets.faults().isEmpty()) {
      return budgets.found().get(0).toPrettyString();
    }
    ObjectNode content = JsonNodeFactory.instance.objectNode();
    content.putArray("projects").addAll(budgets.found());
    return withErrors(content, budgets.faults()).toPrettyString();
  }

  /** The stored exports of the last 30 days, newest first. */
  private static Resource exports(Projects projects) {
    return new Resource(
        "clarity://exports",
        "exports",
        "Stored exports",
        "The exports stored in the last 30 days, with their ids.",
        "application/json",
        () -> stored(projects));
  }

  private static String stored(Projects projects) {
    Gathering<ObjectNode> stored = Gathering.from(projects, Documents::entries);
    return withErrors(AnswerJson.list(stored.found()), stored.faults()).toString();
  }

  private static List<ObjectNode> entries(Analyst analyst) {
    return analyst.exports().stream()
        .map(export -> AnswerJson.stored(analyst.project(), export))
        .toList();
  }

  private static ObjectNode withErrors(ObjectNode content, Set<String> sentences) {
    if (!sentences.isEmpty()) {
      ArrayNode errors = content.putArray("errors");
      sentences.forEach(errors::add);
    }
    return content;
  }

  /** The rows of a stored export. Ids are unique across projects. */
  private static Resource export(Projects projects) {
    return new Resource(
        "clarity://exports/{id}",
        "export",
        "A stored export",
        "The rows of one of clarity://exports as CSV. Cells that could start a formula begin with"
            + " an apostrophe.",
        "text/csv",
        variables -> rows(projects, variables.getOrDefault("id", "")),
        (variable, typed) ->
            Gathering.from(projects, Analyst::exports).found().stream()
                .map(export -> Long.toString(export.id()))
                .filter(id -> id.startsWith(typed))
                .toList());
  }

  private static Optional<String> rows(Projects projects, String id) {
    if (!id.matches("[0-9]{1,18}")) {
      return Optional.empty();
    }
    Gathering<Contents> found =
        Gathering.from(projects, analyst -> analyst.export(Long.parseLong(id)).stream().toList());
    return found.found().stream().findFirst().map(Documents::csv).or(() -> error(found));
  }

  /** The header has the dimensions and all measures that any row has. An unknown cell is empty. */
  static String csv(Contents contents) {
    List<Measure> measures =
        Arrays.stream(Measure.values())
            .filter(measure -> contents.rows().stream().anyMatch(row -> row.facts().has(measure)))
            .toList();
    List<String> header =
        Stream.concat(
                contents.export().cube().dimensions().stream().map(Dimension::label),
                measures.stream().map(Measure::label))
            .toList();
    return csv(header, contents.rows().stream().map(row -> cells(row, measures)).toList());
  }

  private static List<@Nullable Object> cells(Row row, List<Measure> measures) {
    List<@Nullable Object> cells = new ArrayList<>();
    for (String value : row.key()) {
      cells.add(value == null ? null : UntrustedText.clean(value, LONGEST_CELL));
    }
    for (Measure measure : measures) {
      double value = row.facts().get(measure, Double.NaN);
      cells.add(Double.isNaN(value) ? null : measure.rounded(value).doubleValue());
    }
    return cells;
  }

  /** A table with the reason why there are no rows. */
  private static Optional<String> error(Gathering<Contents> found) {
    return found.faults().isEmpty()
        ? Optional.empty()
        : Optional.of(csv(List.of("error"), List.of(List.of(String.join(" ", found.faults())))));
  }

  private static String csv(List<String> header, List<? extends List<?>> lines) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (CsvSheet sheet = new CsvSheet(out, header)) {
      for (List<?> line : lines) {
        sheet.line(line);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toString(StandardCharsets.UTF_8);
  }
}
