package io.claritytoolbox.storage;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A damaged store that was set aside.
 *
 * @param name of its file, beside the new one
 * @param at when
 * @param state how far that went, and what it told
 * @param saved how many exports are in the new store
 * @param lost how many are not, as far as it could be seen that they were there
 */
record SetAside(String name, Instant at, State state, int saved, int lost) {
  /** Who was not told in a week won't be; the files stay where they are. */
  private static final Duration WORTH_TELLING = Duration.ofDays(7);

  private static final int LINES = 5;

  /** How far the replacement went. */
  enum State {
    BEGUN,
    /** Done, and the day's requests are all known. */
    COUNTED,
    /** Done, and nobody knows the day's requests. */
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

  /** What happened, where the old file is, and what to do. */
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
      return "No export could be saved from it: put a backup in place of the new store, or keep"
          + " the file to have it repaired. ";
    }
    String rest =
        lost == 0
            ? "; no other was found. "
            : "; " + lost + " could not be read. Keep the file if you want to have it repaired. ";
    return saved + (saved == 1 ? " export was" : " exports were") + " saved from it" + rest;
  }

  private String requests(Instant now) {
    LocalDate next = LocalDate.ofInstant(at, ZoneOffset.UTC).plusDays(1);
    Instant opens = next.atStartOfDay(ZoneOffset.UTC).toInstant();
    if (!now.isBefore(opens)) {
      return "";
    }
    return state == State.COUNTED
        ? "The day's requests could be read from it and count. "
        : "The day's requests could not all be read from it, so none is made until " + opens + ". ";
  }

  String text() {
    return String.join("\n", name, at.toString(), state.name(), "" + saved, "" + lost) + "\n";
  }

  /** Empty where the text is no such note. Earlier versions wrote no numbers, and saved none. */
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
