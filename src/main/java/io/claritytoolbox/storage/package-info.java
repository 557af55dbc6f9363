/**
 * Ledger, leases and history in a database; {@link io.claritytoolbox.storage.Storage} is the door.
 * The ports are {@code quota}'s and {@code history}'s; SQL stands beside the code that uses it, and
 * what differs between databases behind one seam.
 */
@NullMarked
package io.claritytoolbox.storage;

import org.jspecify.annotations.NullMarked;
