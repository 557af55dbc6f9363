/**
 * What a judging tool needs to know whether a difference is real: comparisons of two sides, pages
 * that trouble more sessions than expected, changes over days. Pure arithmetic over counts of
 * stored rows; no I/O, no clock, no randomness. Every formula names its published source. This
 * package alone imports the statistics library, which is loaded at the first judgement.
 */
@NullMarked
package io.claritytoolbox.insight;

import org.jspecify.annotations.NullMarked;
