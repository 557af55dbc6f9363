/**
 * The words of the product: what can be asked, by what it is broken down, over which time, and the
 * rows that come back. Values only; nothing here knows of Clarity's wire, of storage or of the
 * protocol.
 */
@NullMarked
package io.claritytoolbox.model;

import org.jspecify.annotations.NullMarked;
