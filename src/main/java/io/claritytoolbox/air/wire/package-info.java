/**
 * Reading what Clarity Movement sends: datasources, measurements in {@code json-long}, reports. A
 * field that is missing stays missing; a row that can't be read is left out and counted.
 */
@NullMarked
package io.claritytoolbox.air.wire;

import org.jspecify.annotations.NullMarked;
