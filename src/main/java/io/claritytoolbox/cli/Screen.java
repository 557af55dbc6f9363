package io.claritytoolbox.cli;

import java.io.PrintStream;
import java.util.OptionalInt;
import java.util.Properties;

/**
 * Where a person reads.
 *
 * @param out answers, and nothing else
 * @param err everything else
 * @param columns the width of the terminal that shows {@code out}; empty where it goes elsewhere
 */
public record Screen(PrintStream out, PrintStream err, OptionalInt columns) {
  /** Set by the launcher where standard output is a terminal: Java can't ask that of it alone. */
  public static final String COLUMNS = "terminal.columns";

  public static OptionalInt columns(Properties properties) {
    String columns = properties.getProperty(COLUMNS, "");
    return columns.matches("[1-9][0-9]{0,4}")
        ? OptionalInt.of(Integer.parseInt(columns))
        : OptionalInt.empty();
  }

  public boolean isTerminal() {
    return columns.isPresent();
  }
}
