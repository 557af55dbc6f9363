package io.claritytoolbox.storage;

import io.claritytoolbox.model.ProjectId;
import io.claritytoolbox.quota.SpendingLease;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/** What differs between databases. All other SQL of this package runs on each of them. */
interface Dialect {
  /** Opens a configured connection; creates the database if it can. */
  Connection connect() throws SQLException;

  /** Opens a connection to an existing database on which no statement waits for other writers. */
  default Connection connectAtOnce() throws SQLException {
    return connect();
  }

  /** Whether the database ends with its connection, so that there must be exactly one. */
  boolean livesInOneConnection();

  /** Whether connections are pooled, so that each piece of work can have its own. */
  default boolean hasPool() {
    return false;
  }

  /**
   * The statement that begins a write transaction. It excludes other writers to the same project.
   */
  String beginWrite(ProjectId project);

  /** The statement that begins a migration. It excludes other migrations. */
  String beginMigration();

  /** The migration scripts in order, as resource names beside this class. */
  List<String> migrations();

  /**
   * Identifies the database at the address, so that a replaced one is noticed. Creates what is
   * missing.
   */
  default Object place() throws SQLException {
    return "";
  }

  /**
   * Repairs a damaged database.
   *
   * @param place where the failing connection was opened
   * @return whether to retry on a new connection
   */
  default boolean repairs(SQLException failure, Object place) {
    return false;
  }

  /** Takes the lock on spending for a project, if it is free. It ends with the process. */
  Optional<SpendingLease.Held> tryLock(ProjectId project) throws SQLException;

  default List<String> warnings() {
    return List.of();
  }

  /**
   * Frees the space of deleted rows, outside of a transaction; a file keeps none of their bytes.
   */
  default void eraseDeleted(Session session) throws SQLException {}

  /** Moves committed changes from a log into the database file. */
  default void checkpoint(Session session) throws SQLException {}

  /**
   * Copies the store to a file that must not exist.
   *
   * @throws io.claritytoolbox.model.StorageFailure if it can't be copied
   */
  void backUp(Session session, Path copy) throws SQLException;

  /** What is wrong and what to do, for users. */
  String sentence(SQLException failure);

  /** Closes connections. The database can be used again. */
  default void close() {}
}
