package io.claritytoolbox.storage;

import io.claritytoolbox.model.ProjectId;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/** All that differs between databases; every other SQL in this package runs on each of them. */
interface Dialect {
  /** Opens a connection with its settings made, making the database where that can be done. */
  Connection connect() throws SQLException;

  /** Whether the database ends with its connection, so that there must be one and no more. */
  boolean livesInOneConnection();

  /** Whether closing a connection keeps it for the next, so that all work can have its own. */
  default boolean hasPool() {
    return false;
  }

  /**
   * Who excludes whom: those who write in one scope take turns, and values of dimensions are known
   * within it. Empty where all projects are one scope.
   */
  String scope(ProjectId project);

  /**
   * The statement that begins a transaction which changes something; until it ends, no other of
   * them can begin in the same scope.
   */
  String beginWrite(String scope);

  /** The statement that begins a change of the schema; until it ends, no other can begin. */
  String beginMigration();

  /**
   * The scripts that make the schema, by resource name beside this class; the first is version 1.
   */
  List<String> migrations();

  /** What is wrong and what to do, in our own words. */
  String sentence(SQLException failure);

  /** Lets go of what it holds; it can be used again. */
  default void close() {}
}
