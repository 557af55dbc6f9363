/**
 * A simulated shop in place of Clarity, for trying the product without a token or a network. It
 * generates sessions from a seed and counts them one by one, so tests compare answers with it. Two
 * of its pages have problems: the payment page, mainly in MobileSafari, and the size guide.
 */
@NullMarked
package io.claritytoolbox.demo;

import org.jspecify.annotations.NullMarked;
