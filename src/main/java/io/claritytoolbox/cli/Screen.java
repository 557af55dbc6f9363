package io.claritytoolbox.cli;

import java.io.PrintStream;

/**
 * Where a person reads.
 *
 * @param out answers, and nothing else
 * @param err everything else
 * @param terminal the one that shows {@code out}
 */
public record Screen(PrintStream out, PrintStream err, Terminal terminal) {}
