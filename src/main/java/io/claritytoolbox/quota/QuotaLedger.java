package io.claritytoolbox.quota;

import io.claritytoolbox.model.Cube;
import io.claritytoolbox.model.ProjectId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;

/**
 * The record of requests that count against one budget: one row for each slot of a project's day.
 * Changes are committed when a method returns. All methods throw {@link
 * io.claritytoolbox.model.StorageFailure} if the ledger can't be reached.
 */
public interface QuotaLedger {
  /** How many days a breakdown that was asked for stays on record. */
  int ASKED_DAYS = 14;

  /** Reads a day, and the requests of the day before. */
  DayRecord read(ProjectId project, QuotaDay day);

  /** The days with requests, oldest first. */
  List<QuotaDay> days(ProjectId project);

  /**
   * Takes the lowest free slot of a day as {@link Fate#SENT}, unless {@code limit} slots are taken
   * or the day is closed or uncertain. The database prevents taking a slot twice.
   *
   * @return the slot from 1, or empty
   */
  OptionalInt take(ProjectId project, QuotaDay day, int limit, Purpose purpose);

  void settle(ProjectId project, QuotaDay day, int slot, Fate fate);

  /** Frees the slot of a request that never reached Clarity. */
  void refund(ProjectId project, QuotaDay day, int slot);

  /** Closes a day: Clarity refused for quota. */
  void close(ProjectId project, QuotaDay day);

  /** Reopens a day that Clarity had closed. */
  void reopen(ProjectId project, QuotaDay day);

  /** Notes how far Clarity's clock is ahead of ours. */
  void noteClock(ProjectId project, Duration ahead, Instant now);

  /**
   * Notes breakdowns that Clarity dropped today.
   *
   * @param dropped sets of dimensions, of each of which at least one was dropped
   */
  void noteDropped(ProjectId project, QuotaDay day, Collection<Cube> dropped);

  /**
   * Notes that a question asked for a breakdown. If others are writing or the store fails, the note
   * is skipped.
   */
  void noteAsked(ProjectId project, Cube cube, Instant at);

  /** What users have to know about the ledger now. */
  default List<String> warnings() {
    return List.of();
  }

  /**
   * What a request is for.
   *
   * @param cube the breakdown
   * @param days its span
   * @param at when the slot was taken
   */
  record Purpose(Cube cube, int days, Instant at) {}

  enum Fate {
    /** In flight, or its process died. */
    SENT,
    ANSWERED,
    /** The token was refused. */
    REFUSED,
    /** The day's requests were spent. */
    EXHAUSTED,
    /** A server error, or a request that Clarity doesn't know. */
    FAILED,
    UNREADABLE,
    /** The answer has another breakdown. */
    DROPPED,
    /** It may have reached Clarity. */
    LOST
  }

  record Entry(int slot, Purpose purpose, Fate fate) {}

  /**
   * A day on record.
   *
   * @param entries by slot
   * @param before yesterday's requests
   * @param closed whether Clarity refused for quota
   * @param uncertain whether part of the record was lost
   * @param dropped sets of dimensions of which Clarity dropped at least one
   * @param asked when each breakdown was last asked for
   */
  record DayRecord(
      List<Entry> entries,
      List<Entry> before,
      boolean closed,
      boolean uncertain,
      Set<Cube> dropped,
      Map<Cube, Instant> asked,
      ClockReading clock) {
    public DayRecord {
      entries = List.copyOf(entries);
      before = List.copyOf(before);
      dropped = Set.copyOf(dropped);
      asked = Map.copyOf(asked);
    }

    public boolean isOpen() {
      return !closed && !uncertain;
    }

    DayRecord with(Entry entry) {
      List<Entry> all = new ArrayList<>(without(entry.slot()).entries);
      all.add(entry);
      all.sort(Comparator.comparingInt(Entry::slot));
      return new DayRecord(all, before, closed, uncertain, dropped, asked, clock);
    }

    DayRecord without(int slot) {
      List<Entry> rest = entries.stream().filter(entry -> entry.slot() != slot).toList();
      return new DayRecord(rest, before, closed, uncertain, dropped, asked, clock);
    }

    DayRecord close() {
      return new DayRecord(entries, before, true, uncertain, dropped, asked, clock);
    }

    DayRecord reopen() {
      return new DayRecord(entries, before, false, uncertain, dropped, asked, clock);
    }

    List<Entry> exhausted() {
      return entries.stream().filter(entry -> entry.fate() == Fate.EXHAUSTED).toList();
    }

    DayRecord dropping(Collection<Cube> more) {
      Set<Cube> all = new HashSet<>(dropped);
      all.addAll(more);
      return new DayRecord(entries, before, closed, uncertain, all, asked, clock);
    }
  }
}
