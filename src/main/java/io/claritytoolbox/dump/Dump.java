package io.claritytoolbox.dump;

import io.claritytoolbox.dashboard.Dashboard;
import io.claritytoolbox.history.Holding;
import io.claritytoolbox.history.StoredExport;
import io.claritytoolbox.projects.StoredProject;
import io.claritytoolbox.quota.QuotaDay;
import io.claritytoolbox.quota.QuotaLedger;
import io.claritytoolbox.render.CsvSheet;
import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Writes all stored data. */
public final class Dump implements Closeable {
  private final Sheets sheets;
  private final Format format;
  private @Nullable RecordWriter writer;

  private Dump(Sheets sheets, Format format) {
    this.sheets = sheets;
    this.format = format;
  }

  public enum Format {
    CSV,
    /** One object per line. */
    JSON;

    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** The budgets of a project's requests. */
  enum Budget {
    EXPORTS(""),
    DASHBOARD(Dashboard.BUDGET);

    private final String key;

    Budget(String key) {
      this.key = key;
    }

    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** Writes one export or request at a time. */
  interface RecordWriter extends Closeable {
    void export(StoredProject project, StoredExport export) throws IOException;

    void request(StoredProject project, Budget budget, QuotaLedger.Entry request)
        throws IOException;
  }

  /**
   * Writes everything as JSON to a stream, or as CSV the rows of all exports and of every holding.
   * The stream stays open.
   */
  public static Dump to(OutputStream out, Format format) {
    return new Dump(
        Sheets.only(name -> format == Format.JSON || !CsvDump.isBeside(name), out), format);
  }

  /**
   * Writes to files in a folder, which is created if necessary.
   *
   * <p>{@link #write} throws {@link java.nio.file.FileAlreadyExistsException} if one of the files
   * exists; it is not changed.
   */
  public static Dump to(Path folder, Format format) {
    return new Dump(Sheets.in(folder), format);
  }

  private RecordWriter writer() throws IOException {
    RecordWriter open = writer;
    if (open == null) {
      open = format == Format.CSV ? new CsvDump(sheets) : new JsonDump(sheets);
      writer = open;
    }
    return open;
  }

  /**
   * Writes a project's data, oldest first, with one export in memory at a time.
   *
   * @throws io.claritytoolbox.model.StorageFailure if the store can't be read
   */
  public void write(StoredProject project) throws IOException {
    RecordWriter writer = writer();
    List<StoredExport> exports = new ArrayList<>(project.history().takenSince(Instant.EPOCH));
    Collections.reverse(exports);
    for (StoredExport export : exports) {
      writer.export(project, export);
    }
    for (Budget budget : Budget.values()) {
      QuotaLedger ledger = project.ledger(budget.key);
      for (QuotaDay day : ledger.days(project.id())) {
        for (QuotaLedger.Entry request : ledger.read(project.id(), day).entries()) {
          writer.request(project, budget, request);
        }
      }
    }
  }

  /**
   * Writes the other data of a set of tools. Call it after the projects, because they share a
   * stream.
   *
   * @throws io.claritytoolbox.model.StorageFailure if the store can't be read
   */
  public void write(Holding holding) throws IOException {
    close();
    writer = null;
    for (Holding.Sheet sheet : holding.sheets()) {
      write(sheet);
    }
  }

  private void write(Holding.Sheet sheet) throws IOException {
    try {
      if (format == Format.CSV) {
        try (CsvSheet out = new CsvSheet(sheets.open(sheet.name() + ".csv"), sheet.columns())) {
          sheet.rows().accept(row -> unchecked(() -> out.line(row)));
        }
      } else {
        try (OutputStream out = sheets.open(sheet.name() + ".jsonl")) {
          sheet.rows().accept(row -> unchecked(() -> out.write(JsonDump.line(sheet, row))));
        }
      }
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  private interface Writing {
    void run() throws IOException;
  }

  private static void unchecked(Writing writing) {
    try {
      writing.run();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() throws IOException {
    if (writer != null) {
      writer.close();
    }
  }

  /** Opens the files or streams of a dump by name. */
  interface Sheets {
    /** A stream for the caller to close. It discards its input if the sheet is not wanted. */
    OutputStream open(String name) throws IOException;

    /** Writes some sheets to a stream, which stays open, and discards the others. */
    static Sheets only(Predicate<String> wanted, OutputStream out) {
      return name -> wanted.test(name) ? unclosed(out) : OutputStream.nullOutputStream();
    }

    private static OutputStream unclosed(OutputStream out) {
      return new BufferedOutputStream(out, 1 << 16) {
        @Override
        public void close() throws IOException {
          flush();
        }
      };
    }

    /** Creates a file for each sheet, readable only by its owner. Fails if the file exists. */
    static Sheets in(Path folder) {
      return name -> {
        Files.createDirectories(folder);
        Path file = folder.resolve(name);
        Files.createFile(file, ownersOnly(folder));
        return new BufferedOutputStream(Files.newOutputStream(file), 1 << 16);
      };
    }

    private static FileAttribute<?>[] ownersOnly(Path folder) {
      return folder.getFileSystem().supportedFileAttributeViews().contains("posix")
          ? new FileAttribute<?>[] {
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
          }
          : new FileAttribute<?>[0];
    }
  }
}
