package io.claritytoolbox.faults;

import java.util.List;

/** The page of documentation that the matrix writes. */
final class FaultPage {
  private static final String HEAD =
      """
      # What can go wrong, and what is left then

      Written by `FaultMatrixTest`, which injects each of these faults into a paid call over a store that holds an export
      already, and compared with this page at every build. *Read* is what the caller is told, *ledger* what is on record of
      the day afterwards, *kept* whether what was stored before still answers, *next* what the next question that takes a
      request is told once the fault is over (in the rows of Clarity: once it answers well).

      A request is written down and committed before it is sent, so no fault after that can lose it. What was stored is
      never deleted: a damaged store is renamed beside the new one. Two requests in a row that bring no data pause all for half
      an hour, every further one for twice as long, four hours at most; `spend: reserve` asks all the same.

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
