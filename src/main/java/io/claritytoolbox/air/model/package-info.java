/**
 * The words of air quality: sensors, measurements and how often they are taken, questions, and the
 * {@link io.claritytoolbox.air.model.AirStore} that remembers what was seen. Values and a port.
 */
@NullMarked
package io.claritytoolbox.air.model;

import org.jspecify.annotations.NullMarked;
