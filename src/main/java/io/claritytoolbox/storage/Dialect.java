package io.claritytoolbox.storage;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/** All that differs between databases; every other SQL in this package runs on each of them. */
interface Dialect {
  /** Opens a connection with its settings made, making the database where there is none. */
  Connection connect() throws SQLException;

  /** Whether the database ends with its connection, so that there must be one and no more. */
  boolean livesInOneConnection();

  /**
   * The statement that begins a transaction which changes something; until it ends, no other of
   * them can begin.
   */
  String beginWrite();

  /**
   * The scripts that make the schema, by resource name beside this class; the first is version 1.
   */
  List<String> migrations();

  /** Leaves no byte of what was deleted in the database's files; outside of a transaction. */
  default void eraseDeleted(Session session) throws SQLException {}

  /** What is wrong and what to do, in our own words. */
  String sentence(SQLException failure);
}
