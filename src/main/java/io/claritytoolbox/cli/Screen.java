package io.claritytoolbox.cli;

import java.io.PrintStream;

/**
 * The output streams for people.
 *
 * @param out for answers only
 * @param err for everything else
 * @param terminal that shows {@code out}, if any
 */
public record Screen(PrintStream out, PrintStream err, Terminal terminal) {}
