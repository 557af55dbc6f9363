package io.claritytoolbox.air.model;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * What one organisation's tools have seen. All methods throw {@link
 * io.claritytoolbox.model.StorageFailure} when the store can't be reached.
 */
public interface AirStore {
  /** Saves measurements, each in place of what was known of it before. */
  void save(Frequency frequency, List<Measurement> measurements);

  /** Notes that all measurements that a question wants are saved. */
  void noteFetched(MeasurementQuery query, Instant at);

  /** When a question that contains this one was answered last; empty where none was. */
  Optional<Instant> fetchedAt(MeasurementQuery query);

  /** The stored measurements that a question wants, oldest first. */
  List<Measurement> read(MeasurementQuery query);

  void saveDatasources(List<Datasource> datasources, Instant seenAt);

  /** All datasources as they were seen last. */
  List<Datasource> datasources();

  /** When the datasources were seen last; empty where they never were. */
  Optional<Instant> datasourcesSeenAt();

  /** Notes a report that was requested, and the question that it answers. */
  void noteReport(String id, String question, Instant requestedAt);

  /** The youngest report since an instant that was requested for a question. */
  Optional<String> report(String question, Instant since);

  /** Hands out every measurement, oldest first, with one sensor's day in memory at a time. */
  void each(Consumer<Stored> each);

  Extent extent(Instant before);

  /** Deletes what was measured before an instant, and frees its room. */
  int erase(Instant before);

  /** Deletes what was measured before an instant; its room is used anew. */
  int forget(Instant before);

  /** A measurement with how often it was taken. */
  record Stored(Frequency frequency, Measurement measurement) {}

  /**
   * How much is stored.
   *
   * @param all measurements
   * @param before those of them that were taken before an instant
   * @param first when the oldest was taken, {@link Instant#EPOCH} for none
   * @param last when the youngest was taken
   */
  record Extent(int all, int before, Instant first, Instant last) {}
}
