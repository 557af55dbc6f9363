package io.claritytoolbox.storage;

import io.claritytoolbox.model.ProjectId;
import io.claritytoolbox.quota.SpendingLease;
import java.time.Duration;
import java.time.Instant;

/** The leases in the database, a row a project. Looking and taking are one statement. */
final class SqlSpendingLease implements SpendingLease {
  private final Database database;

  SqlSpendingLease(Database database) {
    this.database = database;
  }

  @Override
  public boolean tryTake(ProjectId project, String holder, Instant now, Duration length) {
    long end = now.plus(length).toEpochMilli();
    return database.write(
            project,
            session ->
                session.update(
                    """
                    INSERT INTO spending_lease (project, holder, ends_at) VALUES (?, ?, ?)
                    ON CONFLICT (project) DO UPDATE
                    SET holder = excluded.holder, ends_at = excluded.ends_at
                    WHERE spending_lease.holder = excluded.holder
                      OR spending_lease.ends_at <= ?
                      OR spending_lease.ends_at > excluded.ends_at
                    """,
                    project.value(),
                    holder,
                    end,
                    now.toEpochMilli()))
        == 1;
  }

  @Override
  public void release(ProjectId project, String holder) {
    database.write(
        project,
        session ->
            session.update(
                "DELETE FROM spending_lease WHERE project = ? AND holder = ?",
                project.value(),
                holder));
  }
}
