package io.claritytoolbox.air;

import io.claritytoolbox.air.model.MeasurementQuery;

/**
 * Which measurements a report is to hold.
 *
 * @param query over a time that may lie far back
 */
public record ReportQuestion(MeasurementQuery query) {
  /** The same for the same question, so that it isn't requested twice. */
  String key() {
    return query.frequency().label()
        + " "
        + (query.isOfAll() ? "*" : String.join(",", query.datasources()))
        + " "
        + String.join(",", query.metrics())
        + " "
        + query.from()
        + "/"
        + query.to();
  }
}
