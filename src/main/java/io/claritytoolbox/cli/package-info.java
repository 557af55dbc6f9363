/**
 * The command line: one class per command, its options, terminal tables, logging, completion and
 * exit codes.
 */
@NullMarked
package io.claritytoolbox.cli;

import org.jspecify.annotations.NullMarked;
