package io.claritytoolbox.storage;

import java.io.FileNotFoundException;
import java.security.GeneralSecurityException;
import java.sql.SQLException;
import java.sql.SQLTransientException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The failures of a PostgreSQL store, and what to do about each. */
enum PostgresqlFault {
  UNREACHABLE(
      "The store can't be reached: its database server doesn't answer. Try again when it does, or"
          + " check host and port in CLARITY_STORE.",
      "08 57"),
  REFUSED(
      "The store rejected its user or password. Check both in CLARITY_STORE, or PGUSER and"
          + " PGPASSWORD.",
      "28"),
  NO_TERMS(
      "The store's server rejected the connection: it requires a password, or does not support"
          + " TLS. Check password and sslmode in CLARITY_STORE, or PGPASSWORD.",
      "08004"),
  UNPROVEN(
      "The store's server can't prove its identity. Check sslmode and sslrootcert in"
          + " CLARITY_STORE, and the server's certificate.",
      ""),
  NO_DATABASE(
      "The store's server has no such database or schema. Create it, or correct its name in"
          + " CLARITY_STORE.",
      "3D000 3F000"),
  NO_RIGHT(
      "The store can't be written: its database is read-only, or its user may not write. Grant the"
          + " user the right to create and write tables, or set CLARITY_STORE to another"
          + " database.",
      "25006 42501"),
  BUSY(
      "The store is busy: its database server took too long. Try again in a moment; the log has"
          + " the details.",
      "57014 55P03 40P01 40001"),
  FULL(
      "The store's database server has no disk space or no free connection left. Free some, or set"
          + " CLARITY_STORE to another database.",
      "53"),
  DAMAGED(
      "The store's database reports a disk error or damage. Check the server that CLARITY_STORE"
          + " names.",
      "58 XX"),
  CONTRADICTION(
      "The store rejected the data: it contradicts itself or what is already stored. Nothing was"
          + " stored; the log has the details.",
      "23"),
  OTHER(
      "The store can't be read or written. The log has the details; CLARITY_STORE names the"
          + " database.",
      "");

  private final String sentence;

  @SuppressWarnings("ImmutableEnumChecker") // List.of makes an immutable list
  private final List<String> states;

  /**
   * @param states SQLSTATEs and their classes of two characters. A class stands for its states that
   *     are not named.
   */
  PostgresqlFault(String sentence, String states) {
    this.sentence = sentence;
    this.states = List.of(states.split(" ", -1));
  }

  /** Decides by the SQLSTATE of the innermost failure, because the pool wraps the server's. */
  static PostgresqlFault of(SQLException failure) {
    String state = "";
    for (Throwable each = failure; each != null; each = each.getCause()) {
      if (isAboutProof(each)) {
        return UNPROVEN;
      }
      if (each instanceof SQLException sql && sql.getSQLState() != null) {
        state = sql.getSQLState();
      }
    }
    if (state.isEmpty()) {
      // The pool reports no state when all connections stay in use.
      return failure instanceof SQLTransientException ? BUSY : OTHER;
    }
    String stateClass = state.substring(0, Math.min(2, state.length()));
    return of(state).or(() -> of(stateClass)).orElse(OTHER);
  }

  /** The driver reports these with the state of any failed connection. */
  private static boolean isAboutProof(Throwable failure) {
    return failure instanceof GeneralSecurityException || failure instanceof FileNotFoundException;
  }

  private static Optional<PostgresqlFault> of(String state) {
    return Arrays.stream(values()).filter(fault -> fault.states.contains(state)).findFirst();
  }

  String sentence() {
    return sentence;
  }
}
