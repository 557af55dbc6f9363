package io.claritytoolbox.air;

import io.claritytoolbox.air.AirReader.Page;
import io.claritytoolbox.air.model.Datasource;
import io.claritytoolbox.air.model.MeasurementQuery;
import io.claritytoolbox.air.model.Report;
import java.time.Instant;
import java.util.List;

/**
 * Calls Clarity Movement. Only reports are limited. Network failures are replies, not exceptions.
 */
interface AirSource {
  Reply<List<Datasource>> datasources();

  /**
   * The first measurements for a question.
   *
   * @param deadline for the complete answer
   */
  Reply<Page> measurements(MeasurementQuery query, Instant deadline);

  /** The measurements that follow. */
  Reply<Page> more(String token, Instant deadline);

  /** Requests a report. It is never sent twice if it may have arrived. */
  Reply<Report> request(MeasurementQuery query);

  /** The progress of a report. */
  Reply<Report> report(String id);

  /** The name of the current key; never a part of the key. */
  String key();

  /** Warnings about the keys, in complete sentences. */
  List<String> notices();
}
