package io.claritytoolbox.storage;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sets a damaged file aside, never deletes it, and puts a new store in its place that holds what
 * the old one still tells of the day's requests. Where that can't be read, the day is closed for
 * every project, since nobody knows what was spent.
 *
 * <p>One process at a time does so, under a lock beside the store. A note there says what was done;
 * it is written before the file is moved, so that whoever comes upon an empty place knows that a
 * store is being made, and finishes the work where its process died. The new store is made under
 * another name and moved into its place complete.
 */
final class DamagedStore {
  private static final Logger LOG = LoggerFactory.getLogger(DamagedStore.class);
  private static final DateTimeFormatter STAMP =
      DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH-mm-ss'Z'").withZone(ZoneOffset.UTC);

  private final Path file;
  private final InstantSource clock;

  DamagedStore(Path file, InstantSource clock) {
    this.file = file.toAbsolutePath();
    this.clock = clock;
  }

  /**
   * Replaces the file if it is damaged indeed.
   *
   * @param seen the place that a failing connection was opened at
   * @return whether the place holds another file now, by this or by another process
   */
  boolean replace(Object seen) {
    synchronized (DamagedStore.class) {
      try (FileChannel channel = lockFile();
          FileLock lock = channel.lock()) {
        boolean isOurs = lock.isValid() && seen.equals(Sqlite.place(file)) && isDamaged();
        if (isOurs) {
          SetAside begun = SetAside.begun(freeName(), clock.instant());
          write(begun);
          complete(begun);
        }
        return isOurs || !seen.equals(Sqlite.place(file));
      } catch (IOException | SQLException e) {
        LOG.error("the damaged store could not be set aside", e);
        return false;
      }
    }
  }

  /** Waits for a replacement under way, and finishes it where its process died. */
  void finish() throws IOException, SQLException {
    Optional<SetAside> begun = note();
    if (begun.isEmpty() || begun.get().isDone() || Files.exists(file)) {
      return;
    }
    synchronized (DamagedStore.class) {
      try (FileChannel channel = lockFile();
          FileLock lock = channel.lock()) {
        Optional<SetAside> left = note().filter(aside -> lock.isValid() && !aside.isDone());
        if (left.isPresent() && !Files.exists(file)) {
          complete(left.get());
        }
      }
    }
  }

  /** What was done last, if anything was. */
  Optional<SetAside> note() throws IOException {
    return Files.exists(notePath())
        ? SetAside.read(Files.readString(notePath()))
        : Optional.empty();
  }

  boolean isThere(SetAside aside) {
    return Files.exists(file.resolveSibling(aside.name()));
  }

  private void complete(SetAside begun) throws IOException, SQLException {
    Path aside = file.resolveSibling(begun.name());
    for (String suffix : PrivateFile.SUFFIXES) {
      Path old = with(file, suffix);
      if (Files.exists(old)) {
        Files.move(old, with(aside, suffix), StandardCopyOption.ATOMIC_MOVE);
      }
    }
    LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    Salvage salvage = Salvage.of(aside, today);
    Path fresh = with(file, ".new");
    for (String suffix : PrivateFile.SUFFIXES) {
      Files.deleteIfExists(with(fresh, suffix));
    }
    try (Session session = Session.open(Sqlite.at(fresh, clock))) {
      long number = begun.at().getEpochSecond();
      session.inTransaction("BEGIN IMMEDIATE", within -> salvage.into(within, number));
    }
    Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
    write(begun.done(salvage.isWhole()));
    LOG.error("the store was damaged; it is set aside as {}", begun.name());
  }

  private boolean isDamaged() throws SQLException {
    try (Connection connection = Sqlite.open(file);
        Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery("PRAGMA integrity_check(1)")) {
      return !(result.next() && "ok".equals(result.getString(1)));
    } catch (SQLException e) {
      if (SqliteFault.of(e) == SqliteFault.DAMAGED) {
        return true;
      }
      throw e;
    }
  }

  private String freeName() {
    String name = file.getFileName() + ".corrupt-" + STAMP.format(clock.instant());
    String free = name;
    for (int number = 2; Files.exists(file.resolveSibling(free)); number++) {
      free = name + "-" + number;
    }
    return free;
  }

  /** Of its own: whoever reads a file and closes it would end a lock that is held on it. */
  private FileChannel lockFile() throws IOException {
    Path lock = with(notePath(), "-lock");
    new PrivateFile(lock).make();
    return FileChannel.open(lock, StandardOpenOption.WRITE);
  }

  private void write(SetAside aside) throws IOException {
    Path fresh = with(notePath(), "-new");
    new PrivateFile(fresh).make();
    try (FileChannel out = FileChannel.open(fresh, StandardOpenOption.WRITE)) {
      out.truncate(0).write(StandardCharsets.UTF_8.encode(aside.text()));
      out.force(true);
    }
    Files.move(fresh, notePath(), StandardCopyOption.ATOMIC_MOVE);
  }

  private Path notePath() {
    return with(file, Sqlite.NOTE);
  }

  private static Path with(Path path, String suffix) {
    return path.resolveSibling(path.getFileName() + suffix);
  }
}
