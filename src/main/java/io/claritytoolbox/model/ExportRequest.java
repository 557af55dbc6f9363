package io.claritytoolbox.model;

/**
 * A request for an export.
 *
 * @param cube the dimensions
 * @param days 1 to 3 days of 24 hours before the request
 */
public record ExportRequest(Cube cube, int days) {}
