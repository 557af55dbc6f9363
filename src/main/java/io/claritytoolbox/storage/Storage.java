package io.claritytoolbox.storage;

import io.claritytoolbox.history.Archive;
import io.claritytoolbox.history.ExportHistory;
import io.claritytoolbox.history.KnownProjects;
import io.claritytoolbox.model.ProjectId;
import io.claritytoolbox.model.RefusedTokens;
import io.claritytoolbox.quota.QuotaLedger;
import io.claritytoolbox.quota.SpendingLease;
import java.nio.file.Path;
import java.time.InstantSource;

/**
 * The store: ledger, leases and history in one database. Nothing is opened, nor a driver loaded,
 * before the first use of what it hands out; all of that may be used by many threads and processes
 * at once.
 */
public final class Storage implements AutoCloseable {
  private final Database database;
  private final String serverTime;
  private final RecentRows recent = new RecentRows();

  /** A store whose requests are dated by this computer's clock. */
  Storage(Database database) {
    this(database, SqlQuotaLedger.NO_SERVER);
  }

  private Storage(Database database, String serverTime) {
    this.database = database;
    this.serverTime = serverTime;
  }

  /**
   * The store at an address.
   *
   * @param jdbcUrl {@code jdbc:sqlite:PATH}, made at the first use where it is not there; {@code
   *     jdbc:sqlite::memory:} lasts until it is closed; or {@code
   *     jdbc:postgresql://HOST[:PORT]/DATABASE[?PARAMETERS]}, a database that is there, whose
   *     tables are made at the first use
   * @param clock tells the day of the requests that a damaged store was used for
   * @throws IllegalArgumentException where no database we know has such an address; its message is
   *     fit for a user
   */
  public static Storage open(String jdbcUrl, InstantSource clock) {
    if (Sqlite.takes(jdbcUrl)) {
      return new Storage(new Database(Sqlite.at(jdbcUrl, clock)));
    }
    if (Postgresql.takes(jdbcUrl)) {
      return new Storage(new Database(Postgresql.at(jdbcUrl)), Postgresql.MILLIS);
    }
    throw new IllegalArgumentException(
        "CLARITY_STORE has to be jdbc:sqlite: and the path of a file, without parameters, or"
            + " jdbc:postgresql://HOST/DATABASE.");
  }

  Database database() {
    return database;
  }

  /** The requests for exports, of all projects. */
  public QuotaLedger ledger() {
    return ledger("");
  }

  /**
   * The requests of all projects that count against another budget than the exports'. What happens
   * to one budget never touches another.
   *
   * @param budget its name: what is on record is filed under the project and this name
   */
  public QuotaLedger ledger(String budget) {
    return new SqlQuotaLedger(database, budget, serverTime);
  }

  /** Who may spend just now. */
  public SpendingLease leases() {
    return database::tryLock;
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

  /** All that is stored under one project id, for its operator. */
  public Archive archive(ProjectId project) {
    return new SqlArchive(database, project);
  }

  /**
   * The number of the schema's last step.
   *
   * @throws io.claritytoolbox.model.StorageFailure where the store can't be read
   */
  public int schemaVersion() {
    return database.read(
        session ->
            session
                .first("SELECT max(version) FROM schema_version", result -> result.getInt(1))
                .orElse(0));
  }

  /** The tokens that Clarity refused, whichever project's they are. */
  public RefusedTokens refusedTokens(ProjectId project) {
    return new SqlRefusedTokens(database, project);
  }

  /** Which real project each name stood for last. */
  public KnownProjects knownProjects() {
    return new SqlKnownProjects(database);
  }

  /**
   * Copies the whole store to a file that its user alone may read.
   *
   * @param copy must not exist
   * @throws io.claritytoolbox.model.StorageFailure where that can't be done; its message is fit for
   *     a user
   */
  public void backUp(Path copy) {
    database.backUp(copy);
  }

  /** Closes the database. A late use, such as the note of a request still under way, reopens it. */
  @Override
  public void close() {
    database.close();
  }
}
