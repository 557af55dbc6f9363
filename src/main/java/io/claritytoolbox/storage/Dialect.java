package io.claritytoolbox.storage;

import io.claritytoolbox.model.ProjectId;
import io.claritytoolbox.quota.SpendingLease;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/** All that differs between databases; every other SQL in this package runs on each of them. */
interface Dialect {
  /** Opens a connection with its settings made, making the database where that can be done. */
  Connection connect() throws SQLException;

  /** Opens a connection to a database that is there, on which nothing waits for other writers. */
  default Connection connectAtOnce() throws SQLException {
    return connect();
  }

  /** Whether the database ends with its connection, so that there must be one and no more. */
  boolean livesInOneConnection();

  /** Whether closing a connection keeps it for the next, so that all work can have its own. */
  default boolean hasPool() {
    return false;
  }

  /**
   * The statement that begins a transaction which changes something; until it ends, no other of
   * them can begin for the same project.
   */
  String beginWrite(ProjectId project);

  /** The statement that begins a change of the schema; until it ends, no other can begin. */
  String beginMigration();

  /**
   * The scripts that make the schema, by resource name beside this class; the first is version 1.
   */
  List<String> migrations();

  /**
   * What tells the database at the address from one that took its place; the same as long as there
   * is one and no other. Makes the place for one where there is none.
   */
  default Object place() throws SQLException {
    return "";
  }

  /**
   * Makes a database usable again that a failure shows to be damaged.
   *
   * @param place where the failing connection was opened
   * @return whether the work is worth another try on a new connection
   */
  default boolean mends(SQLException failure, Object place) {
    return false;
  }

  /** The right to spend on a project, if nobody holds it; it ends with its process. */
  Optional<SpendingLease.Held> tryLock(ProjectId project) throws SQLException;

  /** What users have to know of the database just now, in sentences of our own. */
  default List<String> warnings() {
    return List.of();
  }

  /**
   * Frees the room of what was deleted, outside of a transaction. Where the database is a file, no
   * byte of it is left there.
   */
  default void eraseDeleted(Session session) throws SQLException {}

  /** Brings what is committed into the database's own file, where it is beside it at first. */
  default void foldIn(Session session) throws SQLException {}

  /**
   * Copies all that is stored to a file that must not exist.
   *
   * @throws io.claritytoolbox.model.StorageFailure where that can't be done
   */
  void backUp(Session session, Path copy) throws SQLException;

  /** What is wrong and what to do, in our own words. */
  String sentence(SQLException failure);

  /** Lets go of what it holds; it can be used again. */
  default void close() {}
}
