/**
 * Parses Clarity Movement's responses: datasources, measurements in {@code json-long}, and reports.
 * Missing fields stay missing; rows that can't be parsed are left out and counted.
 */
@NullMarked
package io.claritytoolbox.air.wire;

import org.jspecify.annotations.NullMarked;
