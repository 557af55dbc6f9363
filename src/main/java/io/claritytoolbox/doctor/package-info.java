/**
 * What keeps answers from coming, found for free: {@link io.claritytoolbox.doctor.Doctor} looks at
 * machine, settings, tokens, store and budget, and a {@link io.claritytoolbox.doctor.Diagnosis}
 * tells all findings together, for people or for programs.
 */
@NullMarked
package io.claritytoolbox.doctor;

import org.jspecify.annotations.NullMarked;
