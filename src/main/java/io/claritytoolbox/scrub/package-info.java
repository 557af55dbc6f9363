/**
 * Makes addresses and texts safe to store: addresses are folded so that one page is one row, and
 * personal data is masked. {@link io.claritytoolbox.scrub.AddressFolding} is the door.
 */
@NullMarked
package io.claritytoolbox.scrub;

import org.jspecify.annotations.NullMarked;
