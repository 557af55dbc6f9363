/**
 * The configuration: one record, read once from a map of variables, with all faults reported
 * together by the names the user typed.
 */
@NullMarked
package io.claritytoolbox.config;

import org.jspecify.annotations.NullMarked;
