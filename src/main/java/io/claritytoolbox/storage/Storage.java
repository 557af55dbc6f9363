package io.claritytoolbox.storage;

import io.claritytoolbox.history.ExportHistory;
import io.claritytoolbox.history.StoredExport;
import io.claritytoolbox.model.ProjectId;
import io.claritytoolbox.model.RefusedTokens;
import io.claritytoolbox.quota.QuotaLedger;
import io.claritytoolbox.quota.SpendingLease;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The store: ledger, lock on spending, and history in one database. It opens the database at the
 * first use. Threads and processes can share it.
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
   * Opens the store at an address.
   *
   * @param jdbcUrl {@code jdbc:sqlite:PATH}, created at the first use; {@code
   *     jdbc:sqlite::memory:}, which lasts until it is closed; or {@code
   *     jdbc:postgresql://HOST[:PORT]/DATABASE[?PARAMETERS]}, an existing database whose tables are
   *     created at the first use
   * @param clock dates the replacement of a damaged store
   * @throws IllegalArgumentException for any other address; its message is for users
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

  public SpendingLease leases() {
    return database::tryLock;
  }

  /**
   * The exports of one real project.
   *
   * @param subject Clarity's number of the project, from the token; {@code ""} if unknown
   */
  public ExportHistory history(ProjectId project, String subject) {
    return new SqlExportHistory(database, recent, project, subject);
  }

  /** All exports under one project id, of any real project, oldest first. */
  public List<StoredExport> exports(ProjectId project) {
    return allOf(project).all();
  }

  /**
   * Erases exports under one project id, of any real project, that were taken before an instant. A
   * file keeps none of their bytes; it is briefly locked while it is rewritten. A server reuses the
   * space; its files, logs and backups are its operator's.
   *
   * @return how many
   */
  public int erase(ProjectId project, Instant before) {
    return allOf(project).erase(before);
  }

  private SqlExportHistory allOf(ProjectId project) {
    return new SqlExportHistory(database, recent, project, "");
  }

  /**
   * The version of the schema.
   *
   * @throws io.claritytoolbox.model.StorageFailure if the store can't be read
   */
  public int schemaVersion() {
    return database.read(Migrations::recorded);
  }

  /**
   * The tokens that were refused, of all projects.
   *
   * @param project whose lock guards a write
   */
  public RefusedTokens refusedTokens(ProjectId project) {
    return new RefusedTokens() {
      @Override
      public Map<String, Instant> since(Instant from) {
        String sql = "SELECT token_hash, refused_at FROM refused_token WHERE refused_at >= ?";
        Map<String, Instant> refused = new HashMap<>();
        database.list(
            sql, row -> refused.put(row.getString(1), Columns.time(row, "refused_at")), from);
        return refused;
      }

      @Override
      public void remember(String hash, Instant at) {
        String sql =
            """
            INSERT INTO refused_token (token_hash, refused_at) VALUES (?, ?)
            ON CONFLICT (token_hash) DO UPDATE SET refused_at = excluded.refused_at
            """;
        database.update(project, sql, hash, at);
      }
    };
  }

  /** The subject of the last token that was used with a project id. */
  public Optional<String> lastSubject(ProjectId project) {
    String sql = "SELECT subject FROM known_project WHERE project = ?";
    return database.first(sql, Session.TEXT, project);
  }

  /**
   * Stores the subject of the token in use, so that a token of another project is noticed;
   * committed on return.
   *
   * @param subject Clarity's number of the project; {@code ""} if the token doesn't tell
   */
  public void rememberSubject(ProjectId project, String subject) {
    String sql =
        """
        INSERT INTO known_project (project, subject) VALUES (?, ?)
        ON CONFLICT (project) DO UPDATE SET subject = excluded.subject
        """;
    database.update(project, sql, project, subject);
  }

  /**
   * Copies the store to a file that only its user may read.
   *
   * @param copy must not exist
   * @throws io.claritytoolbox.model.StorageFailure if it can't be copied; its message is for users
   */
  public void backUp(Path copy) {
    database.backUp(copy);
  }

  /** Closes the database. A later use reopens it. */
  @Override
  public void close() {
    database.close();
  }
}
