package io.claritytoolbox.doctor;

import io.claritytoolbox.doctor.Finding.Status;
import java.util.List;
import java.util.Locale;

/** Where ledger and history are, and who may read them. */
record StoreCheck(StoreFacts facts) implements Check {
  private static final String TOPIC = "store";
  private static final double MEBIBYTE = 1024.0 * 1024.0;

  @Override
  public List<Finding> findings() {
    String said =
        facts.place()
            + size()
            + (facts.permissions().isEmpty() ? "" : ", rights " + facts.permissions())
            + ", schema version "
            + facts.schema()
            + ".";
    boolean isPrivate = facts.permissions().isEmpty() || facts.permissions().endsWith("------");
    return List.of(
        isPrivate
            ? Finding.ok(TOPIC, said)
            : new Finding(
                Status.WARNING,
                TOPIC,
                said + " Others than you may read it.",
                "Take their rights away: chmod 600."));
  }

  private String size() {
    return facts.bytes() == 0
        ? ""
        : String.format(Locale.ROOT, ", %.1f MiB", facts.bytes() / MEBIBYTE);
  }
}
