package io.claritytoolbox.storage;

import io.claritytoolbox.history.ExportHistory;
import io.claritytoolbox.history.KnownProjects;
import io.claritytoolbox.model.ProjectId;
import io.claritytoolbox.quota.QuotaLedger;
import io.claritytoolbox.quota.SpendingLease;

/**
 * The store: ledger, leases and history in one database. Nothing is opened, nor a driver loaded,
 * before the first use of what it hands out; all of that may be used by many threads and processes
 * at once.
 */
public final class Storage implements AutoCloseable {
  private final Database database;
  private final RecentRows recent = new RecentRows();

  private Storage(Database database) {
    this.database = database;
  }

  /**
   * The store at an address.
   *
   * @param jdbcUrl {@code jdbc:sqlite:PATH}, made at the first use where it is not there; {@code
   *     jdbc:sqlite::memory:} lasts until it is closed; or {@code
   *     jdbc:postgresql://HOST[:PORT]/DATABASE[?PARAMETERS]}, a database that is there, whose
   *     tables are made at the first use
   * @throws IllegalArgumentException where no database we know has such an address; its message is
   *     fit for a user
   */
  public static Storage open(String jdbcUrl) {
    if (Sqlite.takes(jdbcUrl)) {
      return new Storage(new Database(Sqlite.at(jdbcUrl)));
    }
    if (Postgresql.takes(jdbcUrl)) {
      return new Storage(new Database(Postgresql.at(jdbcUrl)));
    }
    throw new IllegalArgumentException(
        "CLARITY_STORE has to be jdbc:sqlite: and the path of a file, without parameters, or"
            + " jdbc:postgresql://HOST/DATABASE.");
  }

  /** The requests of all projects. */
  public QuotaLedger ledger() {
    return new SqlQuotaLedger(database);
  }

  /** Who may spend just now. */
  public SpendingLease leases() {
    return new SqlSpendingLease(database);
  }

  /**
   * The exports of one real project under one name.
   *
   * @param subject Clarity's own number of the project, from the token; {@code ""} where it doesn't
   *     tell
   */
  public ExportHistory history(ProjectId project, String subject) {
    return new SqlExportHistory(database, recent, project, subject);
  }

  /** Which real project each name stood for last. */
  public KnownProjects knownProjects() {
    return new SqlKnownProjects(database);
  }

  /** Closes the database. A late use, such as the note of a request still under way, reopens it. */
  @Override
  public void close() {
    database.close();
  }
}
