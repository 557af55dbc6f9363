/**
 * Makes addresses and texts safe to store: spellings of a page become one address, and personal
 * data is masked. Start at {@link io.claritytoolbox.scrub.FieldScrub} for the texts of an answer,
 * or at {@link io.claritytoolbox.scrub.AddressFolding} for one address. {@code Masks} runs the
 * rules {@code Emails}, {@code Whereabouts}, {@code Tokens} and {@code Numbers}; {@code Label}
 * knows what a name says about the text after it.
 */
@NullMarked
package io.claritytoolbox.scrub;

import org.jspecify.annotations.NullMarked;
