package io.claritytoolbox.storage;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

/**
 * A damaged store that was set aside.
 *
 * @param name of its file, beside the new one
 * @param at when
 * @param state how far that went, and what it told
 */
record SetAside(String name, Instant at, State state) {
  /** Who was not told in a week won't be; the files stay where they are. */
  private static final Duration WORTH_TELLING = Duration.ofDays(7);

  private static final int LINES = 3;

  /** How far the replacement went. */
  enum State {
    BEGUN,
    /** Done, and the day's requests are all known. */
    COUNTED,
    /** Done, and nobody knows the day's requests. */
    CLOSED
  }

  static SetAside begun(String name, Instant at) {
    return new SetAside(name, at, State.BEGUN);
  }

  SetAside done(boolean isWhole) {
    return new SetAside(name, at, isWhole ? State.COUNTED : State.CLOSED);
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
        + ", beside the new one; exports taken before "
        + at
        + " are in that file alone. "
        + requests(now)
        + "Put a backup in place of the new store, or keep the file to have it repaired; this"
        + " warning ends when it is moved away or deleted.";
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
    return String.join("\n", name, at.toString(), state.name()) + "\n";
  }

  /** Empty where the text is no such note. */
  static Optional<SetAside> read(String text) {
    List<String> lines = text.lines().toList();
    try {
      return lines.size() == LINES
          ? Optional.of(
              new SetAside(lines.get(0), Instant.parse(lines.get(1)), State.valueOf(lines.get(2))))
          : Optional.empty();
    } catch (DateTimeException | IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
