package io.claritytoolbox.answer;

import io.claritytoolbox.model.Cube;
import io.claritytoolbox.model.ProjectId;
import io.claritytoolbox.model.StorageFailure;
import io.claritytoolbox.quota.ClockReading;
import io.claritytoolbox.quota.QuotaDay;
import io.claritytoolbox.quota.QuotaLedger;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/** A ledger of one project in memory. */
final class FakeLedger implements QuotaLedger {
  private final Map<QuotaDay, TreeMap<Integer, Entry>> days = new ConcurrentHashMap<>();
  private final Set<QuotaDay> closed = new HashSet<>();
  private final Map<QuotaDay, Set<Cube>> dropped = new ConcurrentHashMap<>();
  private final Map<Cube, Instant> asked = new ConcurrentHashMap<>();
  private int notes;
  private ClockReading clock = ClockReading.NONE;
  private boolean full;
  private boolean gone;

  /** Makes writing fail. */
  void fillUp() {
    full = true;
  }

  /** Fixes the ledger's own time, like that of a database server. */
  void runOnAServer(Instant time) {
    clock = clock.withServer(time);
  }

  /** Makes the ledger unavailable. */
  void go() {
    full = true;
    gone = true;
  }

  @Override
  public synchronized DayRecord read(ProjectId project, QuotaDay day) {
    if (gone) {
      throw new StorageFailure("The store can't be reached.", new IOException("gone"));
    }
    List<Entry> entries = List.copyOf(entries(day).values());
    List<Entry> before = List.copyOf(entries(day.before()).values());
    return new DayRecord(
        entries,
        before,
        closed.contains(day),
        false,
        dropped.getOrDefault(day, Set.of()),
        askedBefore(day),
        clock);
  }

  private Map<Cube, Instant> askedBefore(QuotaDay day) {
    Instant since = day.before().resetsAt().minus(Duration.ofDays(ASKED_DAYS));
    Map<Cube, Instant> lately = new HashMap<>(asked);
    lately.values().removeIf(at -> at.isBefore(since));
    return lately;
  }

  @Override
  public List<QuotaDay> days(ProjectId project) {
    return days.keySet().stream().sorted(Comparator.comparing(QuotaDay::date)).toList();
  }

  @Override
  public synchronized OptionalInt take(
      ProjectId project, QuotaDay day, int limit, Purpose purpose) {
    TreeMap<Integer, Entry> entries = entries(day);
    if (entries.size() >= limit || closed.contains(day)) {
      return OptionalInt.empty();
    }
    int slot = 1;
    while (entries.containsKey(slot)) {
      slot++;
    }
    entries.put(slot, new Entry(slot, purpose, Fate.SENT));
    return OptionalInt.of(slot);
  }

  @Override
  public synchronized void settle(ProjectId project, QuotaDay day, int slot, Fate fate) {
    if (full) {
      throw new StorageFailure("The disk is full.", new IOException("full"));
    }
    entries(day).computeIfPresent(slot, (key, entry) -> new Entry(slot, entry.purpose(), fate));
  }

  @Override
  public synchronized void refund(ProjectId project, QuotaDay day, int slot) {
    if (full) {
      throw new StorageFailure("The disk is full.", new IOException("full"));
    }
    entries(day).remove(slot);
  }

  @Override
  public synchronized void close(ProjectId project, QuotaDay day) {
    closed.add(day);
  }

  @Override
  public synchronized void reopen(ProjectId project, QuotaDay day) {
    closed.remove(day);
  }

  @Override
  public synchronized void noteClock(ProjectId project, Duration ahead, Instant now) {
    clock = new ClockReading(null, ahead, now);
  }

  @Override
  public synchronized void noteDropped(ProjectId project, QuotaDay day, Collection<Cube> more) {
    dropped.computeIfAbsent(day, any -> new HashSet<>()).addAll(more);
  }

  @Override
  public synchronized void noteAsked(ProjectId project, Cube cube, Instant at) {
    asked.put(cube, at);
    notes++;
  }

  /** The number of times that a breakdown was recorded. */
  int notes() {
    return notes;
  }

  private TreeMap<Integer, Entry> entries(QuotaDay day) {
    return days.computeIfAbsent(day, any -> new TreeMap<>());
  }
}
