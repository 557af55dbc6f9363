package io.claritytoolbox;

import io.claritytoolbox.history.StoredExport;
import io.claritytoolbox.quota.QuotaLedger;
import java.io.Closeable;
import java.io.IOException;

/** Writes all that is kept, one piece after the other. */
interface Dump extends Closeable {
  void export(Holding holding, StoredExport export) throws IOException;

  void request(Holding holding, QuotaLedger.Entry request) throws IOException;
}
