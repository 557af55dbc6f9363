/**
 * The product's vocabulary: questions, dimensions, measures, time and rows. It contains only values
 * and does not know Clarity's API, the storage or the protocol.
 */
@NullMarked
package io.claritytoolbox.model;

import org.jspecify.annotations.NullMarked;
