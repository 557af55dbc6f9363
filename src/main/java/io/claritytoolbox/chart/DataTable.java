package io.claritytoolbox.chart;

import java.util.List;

/**
 * The figures of a chart, for people who don't see it.
 *
 * @param headings of the columns; the first column names the row
 * @param rows a cell per heading; empty if the figure is unknown
 */
public record DataTable(List<String> headings, List<List<String>> rows) {
  public DataTable {
    headings = List.copyOf(headings);
    rows = rows.stream().map(List::copyOf).toList();
    int columns = headings.size();
    if (rows.stream().anyMatch(row -> row.size() != columns)) {
      throw new IllegalArgumentException("a row has a cell for each heading");
    }
  }

  public void writeTo(Markup markup, String caption) {
    markup.element(
        "table",
        table -> {
          table.text("caption", caption);
          table.element("thead", head -> head.element("tr", this::headings));
          table.element("tbody", body -> rows.forEach(row -> body.element("tr", r -> row(r, row))));
        });
  }

  private void headings(Markup tr) {
    headings.forEach(heading -> tr.text("th", heading, "scope", "col"));
  }

  private static void row(Markup tr, List<String> cells) {
    tr.text("th", cells.get(0), "scope", "row");
    cells.stream().skip(1).forEach(cell -> tr.text("td", cell));
  }
}
