package io.claritytoolbox.air.model;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The stored data of an organisation. All methods throw {@link
 * io.claritytoolbox.model.StorageFailure} if the store can't be accessed.
 */
public interface AirStore {
  /** Saves measurements, replacing earlier versions. */
  void save(Frequency frequency, List<Measurement> measurements);

  /** Records that all measurements of a question are saved. */
  void noteFetched(MeasurementQuery query, Instant at);

  /** When a question that includes this one was last fetched; empty if never. */
  Optional<Instant> fetchedAt(MeasurementQuery query);

  /** The stored measurements of a question, oldest first. */
  List<Measurement> read(MeasurementQuery query);

  void saveDatasources(List<Datasource> datasources, Instant seenAt);

  /** All datasources, as last fetched. */
  List<Datasource> datasources();

  /** When the datasources were last fetched; empty if never. */
  Optional<Instant> datasourcesSeenAt();

  /** Records a requested report and its question. */
  void noteReport(String id, String question, Instant requestedAt);

  /** The newest report for a question since an instant. */
  Optional<String> report(String question, Instant since);

  /** Passes on all measurements, oldest first, with one sensor's day in memory at a time. */
  void each(Consumer<Stored> each);

  Extent extent(Instant before);

  /** Deletes measurements before an instant and frees their space. */
  int erase(Instant before);

  /** Deletes measurements before an instant; the store reuses their space. */
  int forget(Instant before);

  /** A measurement with its frequency. */
  record Stored(Frequency frequency, Measurement measurement) {}

  /**
   * The amount of stored data.
   *
   * @param all the number of measurements
   * @param before the number of measurements before an instant
   * @param first the time of the oldest; {@link Instant#EPOCH} if there are none
   * @param last the time of the newest
   */
  record Extent(int all, int before, Instant first, Instant last) {}
}
