/**
 * The {@code doctor} command's checks. {@link io.claritytoolbox.doctor.Doctor} checks machine,
 * settings, tokens, store and remaining requests without sending a request, and returns all
 * findings as a {@link io.claritytoolbox.doctor.Diagnosis}.
 */
@NullMarked
package io.claritytoolbox.doctor;

import org.jspecify.annotations.NullMarked;
