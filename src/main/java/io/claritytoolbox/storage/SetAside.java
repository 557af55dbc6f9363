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
    LocalDate next = LocalDate.ofInstant(at, ZoneOffset.UTC).plusDays(1);
    Instant opens = next.atStartOfDay(ZoneOffset.UTC).toInstant();
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
