/**
 * A simulated site behind the export port: sessions made one by one from a seed, with pages that
 * are really broken, for trying the product without a token and for checking answers by brute
 * force.
 */
@NullMarked
package io.claritytoolbox.demo;

import org.jspecify.annotations.NullMarked;
