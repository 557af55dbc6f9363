package io.claritytoolbox.cli;

import java.io.PrintStream;

/**
 * Where a person reads.
 *
 * @param out answers, and nothing else
 * @param err everything else
 * @param terminal shows {@code out}, where it is one
 */
public record Screen(PrintStream out, PrintStream err, Terminal terminal) {}
