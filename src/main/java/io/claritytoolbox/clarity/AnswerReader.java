package io.claritytoolbox.clarity;

import io.claritytoolbox.model.ExportRequest;
import java.time.Instant;

/** Makes an export of the body of an answer. */
@FunctionalInterface
interface AnswerReader {
  /**
   * Reads a body that came with status 200.
   *
   * @param body as it was before compression
   * @param takenAt the end of the time that the answer covers
   * @return the answer, or what came in its place
   */
  ExportOutcome read(byte[] body, ExportRequest request, Instant takenAt);
}
