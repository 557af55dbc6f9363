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
 * The record of requests that count against one budget, one row per slot of a project's day. Every
 * method that changes something has committed when it returns. All throw {@link
 * io.claritytoolbox.model.StorageFailure} when the ledger can't be reached.
 */
public interface QuotaLedger {
  /** For how many days before today a breakdown that was asked for stays on record. */
  int ASKED_DAYS = 14;

  /** What is on record for a day, and the requests of the day before it. */
  DayRecord read(ProjectId project, QuotaDay day);

  /** The days that have requests on record, oldest first. */
  List<QuotaDay> days(ProjectId project);

  /**
   * Takes the lowest free slot of a day, in state {@link Fate#SENT}, unless {@code limit} slots are
   * taken or the day is closed or uncertain. Two takers never get the same slot: the storage's own
   * constraint sees to it.
   *
   * @return the slot from 1, or empty when there is none
   */
  OptionalInt take(ProjectId project, QuotaDay day, int limit, Purpose purpose);

  /** Notes what became of a request. */
  void settle(ProjectId project, QuotaDay day, int slot, Fate fate);

  /** Frees a slot whose request certainly never reached Clarity. */
  void giveBack(ProjectId project, QuotaDay day, int slot);

  /** Notes that Clarity refused for quota: nothing more can be taken that day. */
  void close(ProjectId project, QuotaDay day);

  /** Lets requests be taken again on a day that Clarity had closed. */
  void reopen(ProjectId project, QuotaDay day);

  /**
   * Notes how far Clarity's clock is ahead of ours.
   *
   * @param now by our clock
   */
  void noteClock(ProjectId project, Duration ahead, Instant now);

  /**
   * Notes breakdowns that Clarity dropped, for the day: tomorrow they are worth another try.
   *
   * @param dropped each a set of dimensions of which at least one was dropped
   */
  void noteDropped(ProjectId project, QuotaDay day, Collection<Cube> dropped);

  /**
   * Notes that a question asked for a breakdown: its dimensions alone, no values. It is no more
   * than a hint, so nothing waits for it and nothing fails with it: where others write just now, or
   * nothing can be written, it is left out.
   */
  void noteAsked(ProjectId project, Cube cube, Instant at);

  /** What users have to know of the record's keeping just now, in sentences of our own. */
  default List<String> warnings() {
    return List.of();
  }

  /**
   * What a request is for.
   *
   * @param cube what the export is broken down by
   * @param days its span
   * @param at when it was taken
   */
  record Purpose(Cube cube, int days, Instant at) {}

  /** What became of a request. */
  enum Fate {
    /** Under way, or its process died. */
    SENT,
    ANSWERED,
    /** For its token. */
    REFUSED,
    /** Because the day's requests are spent. */
    EXHAUSTED,
    /** With a server error, or as a request that Clarity doesn't know. */
    FAILED,
    UNREADABLE,
    /** The answer was broken down otherwise than asked. */
    DROPPED,
    /** It may have reached Clarity. */
    LOST
  }

  /**
   * One request on record.
   *
   * @param slot from 1
   * @param purpose what it was for
   * @param fate what became of it
   */
  record Entry(int slot, Purpose purpose, Fate fate) {}

  /**
   * A day on record.
   *
   * @param entries by slot
   * @param before the requests of the day before
   * @param closed whether Clarity refused for quota that day
   * @param uncertain whether the record of that day was lost in part, so that nobody knows what is
   *     left of it
   * @param dropped sets of dimensions of which Clarity dropped at least one that day
   * @param asked breakdowns that were asked for in the last {@link #ASKED_DAYS} days, each with the
   *     last time
   * @param clock what is known of the time
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

    /** A day of which all is on record, after one without requests. */
    public DayRecord(List<Entry> entries, boolean closed) {
      this(entries, List.of(), closed, false, Set.of(), Map.of(), ClockReading.NONE);
    }

    /** Whether requests can still be taken, as far as the day itself goes. */
    public boolean isOpen() {
      return !closed && !uncertain;
    }

    /** The same with an entry in its slot. */
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

    /** The requests that Clarity refused because the day's were spent. */
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
