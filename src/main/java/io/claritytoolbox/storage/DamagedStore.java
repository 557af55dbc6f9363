package io.claritytoolbox.storage;

import io.claritytoolbox.quota.QuotaDay;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.sql.SQLException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Replaces a damaged store: moves its file aside, never deletes it, and salvages what is readable
 * into a new store. If a request of today can't be read, the day is closed for every project.
 *
 * <p>A note beside the store is written before the file is moved. If the process dies, the next
 * process finds the note and finishes the replacement.
 */
record DamagedStore(StoreFile store, InstantSource clock, Migrations migrations) {
  private static final Logger LOG = LoggerFactory.getLogger(DamagedStore.class);
  private static final DateTimeFormatter STAMP =
      DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH-mm-ss'Z'").withZone(ZoneOffset.UTC);

  /**
   * Replaces the file if it is damaged.
   *
   * @param seen the file that the failing connection was opened on
   * @return whether the path holds another file now, by this or another process
   */
  boolean replace(Object seen) {
    try {
      return store.alone(
          () -> {
            boolean isOurs = seen.equals(Sqlite.place(store.path())) && isDamaged();
            if (isOurs) {
              SetAside begun = SetAside.begun(freeName(), clock.instant());
              write(begun);
              complete(begun);
            }
            return isOurs || !seen.equals(Sqlite.place(store.path()));
          });
    } catch (IOException | SQLException e) {
      LOG.error("the damaged store could not be set aside", e);
      return false;
    }
  }

  /**
   * Finishes a replacement that another process began. Call it under the lock.
   *
   * @return whether there was one
   */
  boolean finish() throws IOException, SQLException {
    Optional<SetAside> begun = note().filter(aside -> !aside.isDone());
    if (begun.isPresent()) {
      complete(begun.get());
    }
    return begun.isPresent();
  }

  /** The note of the last replacement. */
  Optional<SetAside> note() throws IOException {
    return store.hasNote() ? SetAside.read(Files.readString(notePath())) : Optional.empty();
  }

  boolean isThere(SetAside aside) {
    return Files.exists(aside(aside, ""));
  }

  private void complete(SetAside begun) throws IOException, SQLException {
    for (String suffix : StoreFile.SUFFIXES) {
      if (Files.exists(store.beside(suffix))) {
        Files.move(store.beside(suffix), aside(begun, suffix), StandardCopyOption.ATOMIC_MOVE);
      }
    }
    write(begun.done(salvage(begun)));
    LOG.error("the store was damaged; it is set aside as {}", begun.name());
  }

  /** Fills the new store with what is readable. */
  private Salvage.Result salvage(SetAside begun) throws IOException, SQLException {
    Path damaged = aside(begun, "");
    // SQLite would delete the log beside an empty file.
    if (Files.exists(damaged) && Files.size(damaged) > 0) {
      try {
        return store.fill(fresh -> closed(fresh, begun, Salvage.copy(damaged, fresh, migrations)));
      } catch (SQLException | RuntimeException e) {
        LOG.warn("nothing can be read of a damaged store", e);
      }
    }
    return store.fill(fresh -> closed(fresh, begun, Salvage.Result.NOTHING));
  }

  /**
   * Closes the day unless all of today's requests are known, and starts the ids of new exports
   * after those of the old store.
   */
  private Salvage.Result closed(Session fresh, SetAside begun, Salvage.Result result)
      throws SQLException {
    migrations.apply(fresh);
    long firstNumber = begun.at().getEpochSecond();
    fresh.update("DELETE FROM sqlite_sequence WHERE name = 'export' AND seq < ?", firstNumber);
    fresh.update(
        """
        INSERT INTO sqlite_sequence (name, seq)
        SELECT 'export', ? WHERE NOT EXISTS (SELECT 1 FROM sqlite_sequence WHERE name = 'export')
        """,
        firstNumber);
    if (!result.isLedgerWhole()) {
      QuotaDay today = QuotaDay.of(clock.instant());
      fresh.update(SqlQuotaLedger.CLOSE, SqlQuotaLedger.EVERY_PROJECT, today);
    }
    return result;
  }

  private boolean isDamaged() throws IOException, SQLException {
    StoreFile.Kind kind = store.look();
    if (kind != StoreFile.Kind.STORE) {
      return kind == StoreFile.Kind.DAMAGED;
    }
    try (Session session = new Session(SqliteConnection.writing(store.path()))) {
      return session
          .first("PRAGMA integrity_check(1)", Session.TEXT)
          .filter("ok"::equals)
          .isEmpty();
    } catch (SQLException e) {
      if (SqliteFault.of(e) == SqliteFault.DAMAGED) {
        return true;
      }
      throw e;
    }
  }

  private String freeName() {
    String name = ".corrupt-" + STAMP.format(clock.instant());
    String free = name;
    for (int number = 2; Files.exists(store.beside(free)); number++) {
      free = name + "-" + number;
    }
    return store.beside(free).getFileName().toString();
  }

  private void write(SetAside aside) throws IOException {
    Path fresh = store.beside(StoreFile.NOTE + "-new");
    new PrivateFile(fresh).make();
    try (FileChannel out = FileChannel.open(fresh, StandardOpenOption.WRITE)) {
      out.truncate(0).write(StandardCharsets.UTF_8.encode(aside.text()));
      out.force(true);
    }
    Files.move(fresh, notePath(), StandardCopyOption.ATOMIC_MOVE);
  }

  private Path notePath() {
    return store.beside(StoreFile.NOTE);
  }

  private Path aside(SetAside aside, String suffix) {
    return store.path().resolveSibling(aside.name() + suffix);
  }

  /**
   * The note about a damaged store that was set aside.
   *
   * @param name the name of its file
   * @param at when
   * @param state how far the replacement went
   * @param saved exports in the new store
   * @param lost exports that are known but unreadable
   */
  record SetAside(String name, Instant at, State state, int saved, int lost) {
    /** How long users are warned; the file stays. */
    private static final Duration WORTH_TELLING = Duration.ofDays(7);

    private static final int LINES = 5;

    enum State {
      BEGUN,
      /** Done; all of the day's requests are known. */
      COUNTED,
      /** Done; some of the day's requests are unknown. */
      CLOSED
    }

    static SetAside begun(String name, Instant at) {
      return new SetAside(name, at, State.BEGUN, 0, 0);
    }

    SetAside done(Salvage.Result result) {
      State done = result.isLedgerWhole() ? State.COUNTED : State.CLOSED;
      return new SetAside(name, at, done, result.saved(), result.lost());
    }

    boolean isDone() {
      return state != State.BEGUN;
    }

    boolean isWorthTelling(Instant now) {
      return isDone() && Duration.between(at, now).compareTo(WORTH_TELLING) < 0;
    }

    String sentence(Instant now) {
      return "The store was damaged and is set aside as "
          + name
          + ", beside the new one. "
          + exports()
          + requests(now)
          + "This warning ends when that file is moved away or deleted.";
    }

    private String exports() {
      if (saved == 0) {
        return "No export could be recovered from it: put a backup in place of the new store, or keep"
            + " the file for repair. ";
      }
      String rest =
          lost == 0
              ? "; no others were found. "
              : "; " + lost + " could not be read. Keep the file if you want to repair it. ";
      return saved + (saved == 1 ? " export was" : " exports were") + " recovered from it" + rest;
    }

    private String requests(Instant now) {
      Instant opens = QuotaDay.of(at).resetsAt();
      if (!now.isBefore(opens)) {
        return "";
      }
      return state == State.COUNTED
          ? "The day's requests could be read from it and count. "
          : "The day's requests could not all be read from it, so no request is sent until "
              + opens
              + ". ";
    }

    String text() {
      return String.join("\n", name, at.toString(), state.name(), "" + saved, "" + lost) + "\n";
    }

    /** Empty if the text is not such a note. Earlier versions wrote no counts. */
    static Optional<SetAside> read(String text) {
      List<String> lines = new ArrayList<>(text.lines().toList());
      if (lines.size() == LINES - 2) {
        lines.addAll(List.of("0", "0"));
      }
      try {
        return lines.size() == LINES
            ? Optional.of(
                new SetAside(
                    lines.get(0),
                    Instant.parse(lines.get(1)),
                    State.valueOf(lines.get(2)),
                    Integer.parseInt(lines.get(3)),
                    Integer.parseInt(lines.get(4))))
            : Optional.empty();
      } catch (DateTimeException | IllegalArgumentException e) {
        return Optional.empty();
      }
    }
  }
}
