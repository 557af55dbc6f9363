package io.claritytoolbox.projects;

import io.claritytoolbox.history.Archive;
import io.claritytoolbox.history.ExportHistory;
import io.claritytoolbox.model.ProjectId;
import io.claritytoolbox.quota.QuotaLedger;
import io.claritytoolbox.storage.Storage;
import java.time.Instant;

/**
 * What is kept of one project.
 *
 * @param id keys ledger and history
 * @param name what its operator calls it
 * @param subject Clarity's own number of the project; empty where it isn't known
 * @param storage where all of it is
 * @param history the exports that answers rest on
 */
public record StoredProject(
    ProjectId id, String name, String subject, Storage storage, ExportHistory history) {
  /** A project whose history lies in the store. */
  public StoredProject(ProjectId id, String name, String subject, Storage storage) {
    this(id, name, subject, storage, storage.history(id, subject));
  }

  /** All that is stored under this id. */
  public Archive archive() {
    return storage.archive(id);
  }

  /**
   * How many exports are stored under this id that belong to another real project: answers leave
   * them aside.
   */
  public int leftAside() {
    return Math.max(0, archive().exports().size() - history.takenSince(Instant.EPOCH).size());
  }

  public QuotaLedger ledger() {
    return storage.ledger();
  }
}
