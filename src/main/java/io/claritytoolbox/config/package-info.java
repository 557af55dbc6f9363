/**
 * The configuration: one record, read once from a map of variables by {@link
 * io.claritytoolbox.config.ConfigReader}, with all faults reported together by the names the user
 * typed. No sentence ever quotes a value, for any value may be a token in the wrong place.
 */
@NullMarked
package io.claritytoolbox.config;

import org.jspecify.annotations.NullMarked;
