/**
 * Ledger, lock on spending and history in a database. Start at {@link
 * io.claritytoolbox.storage.Storage}; the ports are in {@code quota} and {@code history}. SQL
 * stands beside the code that uses it; {@code Dialect} holds what differs between databases.
 */
@NullMarked
package io.claritytoolbox.storage;

import org.jspecify.annotations.NullMarked;
