package io.claritytoolbox.faults;

import java.util.List;

/** The page of the documentation with the fault matrix. */
final class FaultPage {
  private static final String HEAD =
      """
      # Faults and recovery

      `FaultMatrixTest` injects each of these faults into a call that spends a request, on a store with one export, and checks
      this page at every build. *Read* is the answer to the caller, *ledger* the day's record afterwards, *kept* whether the
      earlier export is still available, and *next* the answer to the next question that needs a request, after the fault (in
      the rows about Clarity: after it has recovered). Rows about Clarity's dashboard request recordings. Their ledger is the
      dashboard's, and the next question needs an export.

      The toolbox commits a request to the ledger before sending it, so no later fault can lose it. It never deletes stored
      data: it renames a damaged store and creates a new one. Two requests in a row without data pause all requests for 30 minutes.
      The pause doubles with each further one, up to 4 hours. `spend: reserve` sends a request anyway.

      | fault | when | read | ledger | kept | next |
      | --- | --- | --- | --- | --- | --- |
      """;

  private FaultPage() {}

  static String written(List<String> lines) {
    return HEAD + String.join("\n", lines) + "\n";
  }

  static String line(String... cells) {
    StringBuilder line = new StringBuilder("|");
    for (String cell : cells) {
      line.append(' ').append(cell.replace("|", "\\|").replace("\n", " ")).append(" |");
    }
    return line.toString();
  }
}
