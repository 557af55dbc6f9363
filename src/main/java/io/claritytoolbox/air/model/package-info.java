/**
 * The vocabulary of air quality: sensors, measurements, frequencies and questions, and the port
 * {@link io.claritytoolbox.air.model.AirStore} to the stored data.
 */
@NullMarked
package io.claritytoolbox.air.model;

import org.jspecify.annotations.NullMarked;
