/**
 * A simulated shop behind the export port, for trying the product without a token and without a
 * network. Sessions are made one by one from a seed and counted one by one, so the same package is
 * the truth that clever counting is tested against. Two of its pages are really broken: the payment
 * step, above all in MobileSafari, and the size guide.
 */
@NullMarked
package io.claritytoolbox.demo;

import org.jspecify.annotations.NullMarked;
