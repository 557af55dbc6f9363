package io.claritytoolbox.dump;

import io.claritytoolbox.history.StoredExport;
import io.claritytoolbox.projects.StoredProject;
import io.claritytoolbox.quota.QuotaDay;
import io.claritytoolbox.quota.QuotaLedger;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;

/** Writes everything that is stored. */
public final class Dump implements Closeable {
  private final Pieces pieces;

  private Dump(Pieces pieces) {
    this.pieces = pieces;
  }

  /** What is written. */
  public enum Format {
    /** Sheets. */
    CSV,
    /** Lines. */
    JSON;

    /** As it is typed. */
    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** Receives what is stored, one piece after the other. */
  interface Pieces extends Closeable {
    void export(StoredProject holding, StoredExport export) throws IOException;

    void request(StoredProject holding, QuotaLedger.Entry request) throws IOException;
  }

  /** A dump of the rows of all exports, or of all lines, to a stream that stays open. */
  public static Dump to(OutputStream out, Format format) throws IOException {
    return of(Sheets.only(format == Format.CSV ? CsvDump.ROWS : JsonDump.SHEET, out), format);
  }

  /**
   * A dump to files of a folder, which is made where it is not there.
   *
   * @throws java.nio.file.FileAlreadyExistsException where one of them is there; it stays as it is
   */
  public static Dump to(Path folder, Format format) throws IOException {
    return of(Sheets.in(folder), format);
  }

  private static Dump of(Sheets sheets, Format format) throws IOException {
    return new Dump(format == Format.CSV ? new CsvDump(sheets) : new JsonDump(sheets));
  }

  /**
   * Writes what is stored of a project, oldest first, one export in memory at a time.
   *
   * @throws io.claritytoolbox.model.StorageFailure where the store can't be read
   */
  public void write(StoredProject holding) throws IOException {
    List<StoredExport> exports = new ArrayList<>(holding.history().takenSince(Instant.EPOCH));
    Collections.reverse(exports);
    for (StoredExport export : exports) {
      pieces.export(holding, export);
    }
    for (QuotaDay day : holding.ledger().days(holding.id())) {
      for (QuotaLedger.Entry request : holding.ledger().read(holding.id(), day).entries()) {
        pieces.request(holding, request);
      }
    }
  }

  @Override
  public void close() throws IOException {
    pieces.close();
  }
}
