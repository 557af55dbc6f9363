package io.claritytoolbox.air;

import io.claritytoolbox.air.model.MeasurementQuery;

/**
 * A question that a report answers.
 *
 * @param query the measurements, which may be old
 */
public record ReportQuestion(MeasurementQuery query) {
  /** A key of the question, so that it is not requested twice. */
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
