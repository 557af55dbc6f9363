/**
 * Air quality from the sensors of Clarity Movement, another company named Clarity, for an
 * application with a key. {@link io.claritytoolbox.air.AirDesk} answers from the store or calls
 * {@link io.claritytoolbox.air.AirSource}. Reports are limited to thirty per organisation and day.
 */
@NullMarked
package io.claritytoolbox.air;

import org.jspecify.annotations.NullMarked;
