/**
 * The configuration: {@link io.claritytoolbox.config.ConfigReader} reads one record from the
 * environment variables and reports all faults together, by variable name. Messages never quote a
 * value, because any value may be a token in the wrong place.
 */
@NullMarked
package io.claritytoolbox.config;

import org.jspecify.annotations.NullMarked;
