package io.claritytoolbox.storage;

import java.sql.SQLException;

/** Something to do in a session. */
interface Work<T> {
  T in(Session session) throws SQLException;
}
