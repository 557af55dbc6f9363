package io.claritytoolbox.model;

/**
 * One call of Clarity.
 *
 * @param cube what to break down by
 * @param days 1 to 3 days of 24 hours before the call
 */
public record ExportRequest(Cube cube, int days) {}
