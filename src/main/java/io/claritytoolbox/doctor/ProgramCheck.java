package io.claritytoolbox.doctor;

import io.claritytoolbox.doctor.Finding.Status;
import java.nio.file.Path;
import java.util.List;

/** Which Java runs which build. */
record ProgramCheck(Machine machine, String version) implements Check {
  private static final int OLDEST_JAVA = 17;

  @Override
  public List<Finding> findings() {
    return List.of(java(), build());
  }

  private Finding java() {
    String said =
        "Java %s of %s at %s."
            .formatted(
                machine.property("java.version"),
                machine.property("java.vendor"),
                machine.property("java.home"));
    String feature = machine.property("java.specification.version");
    boolean isNewEnough = feature.matches("[0-9]+") && Integer.parseInt(feature) >= OLDEST_JAVA;
    return isNewEnough
        ? Finding.ok("java", said)
        : new Finding(
            Status.FAULT,
            "java",
            said,
            "Set JAVA_HOME to a JDK of version 17 or newer, in the client's env too.");
  }

  private Finding build() {
    Path jar = machine.jar();
    return Finding.ok(
        "build", "Version " + version + (jar == null ? ", run from classes." : ", " + jar + "."));
  }
}
