package io.claritytoolbox.tools;

import io.claritytoolbox.answer.Contents;
import io.claritytoolbox.answer.Projects;
import io.claritytoolbox.model.Dimension;
import io.claritytoolbox.model.Measure;
import io.claritytoolbox.model.Row;
import io.claritytoolbox.model.UntrustedText;
import io.claritytoolbox.render.CsvSheet;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** {@code clarity://exports/{id}}: the rows of a stored export. */
final class ExportResource implements ResourceTemplate {
  private static final int LONGEST_CELL = 2_000;

  private final Projects projects;

  ExportResource(Projects projects) {
    this.projects = projects;
  }

  @Override
  public Resource.Definition definition() {
    return new Resource.Definition(
        "clarity://exports/{id}",
        "export",
        "A stored export",
        "The rows of one of clarity://exports as CSV. Cells that could start a formula begin with"
            + " an apostrophe.",
        "text/csv");
  }

  @Override
  public Optional<String> read(Map<String, String> variables) {
    String id = variables.getOrDefault("id", "");
    if (!id.matches("[0-9]{1,18}")) {
      return Optional.empty();
    }
    Gathering<Contents> found =
        Gathering.from(projects, analyst -> analyst.export(Long.parseLong(id)).stream().toList());
    return found.found().stream().findFirst().map(ExportResource::csv).or(() -> error(found));
  }

  /** Completes the id, which is unique across projects. */
  @Override
  public List<String> complete(String variable, String typed, Map<String, String> others) {
    return Gathering.from(projects, analyst -> analyst.exports()).found().stream()
        .map(export -> Long.toString(export.id()))
        .filter(id -> id.startsWith(typed))
        .toList();
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
