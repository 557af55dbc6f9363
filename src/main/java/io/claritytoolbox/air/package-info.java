/**
 * The other Clarity: air quality from the sensors of Clarity Movement, for an application with a
 * key. {@link io.claritytoolbox.air.AirDesk} answers from the store or asks {@link
 * io.claritytoolbox.air.AirSource}; reports count against thirty a day and organisation.
 */
@NullMarked
package io.claritytoolbox.air;

import org.jspecify.annotations.NullMarked;
