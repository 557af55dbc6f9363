/**
 * The program: its command line, the wiring of all parts by hand, and its exit codes. The only
 * place that reads the environment, the clock and standard output.
 */
@NullMarked
package io.claritytoolbox;

import org.jspecify.annotations.NullMarked;
