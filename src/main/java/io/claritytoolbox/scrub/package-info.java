/**
 * Makes addresses and texts safe to store: addresses are folded so that one page is one row, and
 * personal data is masked. The way in is {@link io.claritytoolbox.scrub.FieldScrub} for a field of
 * an answer and {@link io.claritytoolbox.scrub.AddressFolding} for one address. Addresses pass
 * {@code AddressHost}, {@code AddressPath} and {@code AddressQuery}; every text then passes {@code
 * Masks}, which runs the rules: {@code Emails}, {@code Tokens} (with {@code BigramModel}), {@code
 * Whereabouts} and {@code Numbers} (with {@code PhoneShapes}, {@code CheckDigits}, {@code Dates}).
 * {@code Labels} knows what a name says of what follows it.
 */
@NullMarked
package io.claritytoolbox.scrub;

import org.jspecify.annotations.NullMarked;
