package io.claritytoolbox.projects;

import io.claritytoolbox.history.ExportHistory;
import io.claritytoolbox.history.StoredExport;
import io.claritytoolbox.model.ProjectId;
import io.claritytoolbox.quota.QuotaLedger;
import io.claritytoolbox.storage.Storage;
import java.time.Instant;
import java.util.List;

/**
 * The stored data of one project.
 *
 * @param id the project's key in the ledger and the history
 * @param name its name in questions and answers
 * @param subject Clarity's internal number of the project; empty if unknown
 * @param history the exports that answers use
 */
public record StoredProject(
    ProjectId id, String name, String subject, Storage storage, ExportHistory history) {
  public StoredProject(ProjectId id, String name, String subject, Storage storage) {
    this(id, name, subject, storage, storage.history(id, subject));
  }

  /** All exports stored under this ID, including those that answers ignore. */
  public List<StoredExport> all() {
    return storage.exports(id);
  }

  /** The number of exports under this ID that belong to another Clarity project. */
  public int ignoredExports() {
    return Math.max(0, all().size() - history.takenSince(Instant.EPOCH).size());
  }

  /** The requests of a budget; {@code ""} for the exports'. */
  public QuotaLedger ledger(String budget) {
    return storage.ledger(budget);
  }
}
