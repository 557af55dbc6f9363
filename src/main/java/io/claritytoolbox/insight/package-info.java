/**
 * The statistics for comparisons of two sides, pages with more affected sessions than expected, and
 * changes over days. Pure functions of counts: no I/O, no clock, no randomness. Every formula names
 * its published source. Only this package imports the statistics library, which loads at the first
 * comparison.
 */
@NullMarked
package io.claritytoolbox.insight;

import org.jspecify.annotations.NullMarked;
