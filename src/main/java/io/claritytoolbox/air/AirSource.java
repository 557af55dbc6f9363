package io.claritytoolbox.air;

import io.claritytoolbox.air.model.Datasource;
import io.claritytoolbox.air.model.MeasurementQuery;
import io.claritytoolbox.air.model.Report;
import io.claritytoolbox.air.wire.AirReader.Page;
import java.time.Instant;
import java.util.List;

/** Asks Clarity Movement. Only a report costs anything. Never throws for what the network does. */
public interface AirSource {
  Reply<List<Datasource>> datasources();

  /**
   * The first measurements of a question.
   *
   * @param deadline by which to have the whole answer
   */
  Reply<Page> measurements(MeasurementQuery query, Instant deadline);

  /** Those that follow. */
  Reply<Page> more(String token, Instant deadline);

  /** Has a report made. It is never sent twice where it may have arrived. */
  Reply<Report> request(ReportQuestion question);

  /** How far a report is. */
  Reply<Report> report(String id);

  /** What the key that answers now is called; never a part of it. */
  String key();

  /** What users have to know of the keys just now, in sentences. */
  List<String> notices();
}
