/**
 * What keeps answers from coming, found for free: {@link io.claritytoolbox.doctor.Doctor} gathers
 * the facts of machine, settings, tokens, store and budget, a {@link
 * io.claritytoolbox.doctor.Check} each judges them, and a {@link
 * io.claritytoolbox.doctor.Diagnosis} tells all of it together, for people or for programs.
 */
@NullMarked
package io.claritytoolbox.doctor;

import org.jspecify.annotations.NullMarked;
