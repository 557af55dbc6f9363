package io.claritytoolbox.dump;

import io.claritytoolbox.history.StoredExport;
import io.claritytoolbox.projects.StoredProject;
import io.claritytoolbox.quota.QuotaLedger;
import java.io.Closeable;
import java.io.IOException;

/** Takes what is kept, one piece after the other. */
interface Pieces extends Closeable {
  void export(StoredProject holding, StoredExport export) throws IOException;

  void request(StoredProject holding, QuotaLedger.Entry request) throws IOException;
}
