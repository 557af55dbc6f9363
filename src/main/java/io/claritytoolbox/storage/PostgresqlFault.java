package io.claritytoolbox.storage;

import java.io.FileNotFoundException;
import java.security.GeneralSecurityException;
import java.sql.SQLException;

/** The failures of a PostgreSQL store, and what to do about each. */
enum PostgresqlFault {
  UNREACHABLE(
      "The store can't be reached: its database server doesn't answer. Try again when it does, or"
          + " check host and port in CLARITY_STORE."),
  REFUSED(
      "The store rejected its user or password. Check both in CLARITY_STORE, or PGUSER and"
          + " PGPASSWORD."),
  NO_TERMS(
      "The store's server rejected the connection: it requires a password, or does not support"
          + " TLS. Check password and sslmode in CLARITY_STORE, or PGPASSWORD."),
  UNPROVEN(
      "The store's server can't prove its identity. Check sslmode and sslrootcert in"
          + " CLARITY_STORE, and the server's certificate."),
  NO_DATABASE(
      "The store's server has no such database or schema. Create it, or correct its name in"
          + " CLARITY_STORE."),
  NO_RIGHT(
      "The store can't be written: its database is read-only, or its user may not write. Grant the"
          + " user the right to create and write tables, or set CLARITY_STORE to another"
          + " database."),
  BUSY(
      "The store is busy: its database server took too long. Try again in a moment; the log has"
          + " the details."),
  FULL(
      "The store's database server has no disk space or no free connection left. Free some, or set"
          + " CLARITY_STORE to another database."),
  DAMAGED(
      "The store's database reports a disk error or damage. Check the server that CLARITY_STORE"
          + " names."),
  CONTRADICTION(
      "The store rejected the data: it contradicts itself or what is already stored. Nothing was"
          + " stored; the log has the details."),
  OTHER(
      "The store can't be read or written. The log has the details; CLARITY_STORE names the"
          + " database.");

  private final String sentence;

  PostgresqlFault(String sentence) {
    this.sentence = sentence;
  }

  /** Decides by the SQLSTATE of the innermost failure, because the pool wraps the server's. */
  static PostgresqlFault of(SQLException failure) {
    String state = "";
    Throwable each = failure;
    while (each != null) {
      if (isAboutProof(each)) {
        return UNPROVEN;
      }
      if (each instanceof SQLException sql && sql.getSQLState() != null) {
        state = sql.getSQLState();
      }
      each = each.getCause();
    }
    return state.isEmpty() ? unstated(failure) : of(state);
  }

  /** The driver reports these with the state of any failed connection. */
  private static boolean isAboutProof(Throwable failure) {
    return failure instanceof GeneralSecurityException || failure instanceof FileNotFoundException;
  }

  /** The pool reports no state when all connections stay in use. */
  private static PostgresqlFault unstated(SQLException failure) {
    return failure instanceof java.sql.SQLTransientException ? BUSY : OTHER;
  }

  private static PostgresqlFault of(String state) {
    return switch (state) {
      case "57014", "55P03", "40P01", "40001" -> BUSY;
      case "25006", "42501" -> NO_RIGHT;
      case "3D000", "3F000" -> NO_DATABASE;
      case "08004" -> NO_TERMS;
      default -> ofClass(state.substring(0, Math.min(2, state.length())));
    };
  }

  private static PostgresqlFault ofClass(String stateClass) {
    return switch (stateClass) {
      case "08", "57" -> UNREACHABLE;
      case "28" -> REFUSED;
      case "53" -> FULL;
      case "58", "XX" -> DAMAGED;
      case "23" -> CONTRADICTION;
      default -> OTHER;
    };
  }

  String sentence() {
    return sentence;
  }
}
