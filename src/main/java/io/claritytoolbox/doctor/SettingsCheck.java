package io.claritytoolbox.doctor;

import io.claritytoolbox.config.Config;
import io.claritytoolbox.doctor.Finding.Status;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** What the environment's variables came to. */
record SettingsCheck(Optional<Config.Reading> settings) implements Check {
  private static final String TOPIC = "settings";

  @Override
  public List<Finding> findings() {
    return settings
        .map(SettingsCheck::findings)
        .orElse(List.of(Finding.ok(TOPIC, "The demo needs no token, no project and no settings.")));
  }

  private static List<Finding> findings(Config.Reading reading) {
    List<Finding> findings =
        new ArrayList<>(
            reading.match(
                read -> List.of(Finding.ok(TOPIC, projects(read.config()))),
                faulty ->
                    faulty.faults().stream()
                        .map(fault -> new Finding(Status.FAULT, TOPIC, fault, ""))
                        .toList()));
    reading
        .warnings()
        .forEach(warning -> findings.add(new Finding(Status.WARNING, TOPIC, warning, "")));
    return findings;
  }

  private static String projects(Config config) {
    String each =
        config.projects().stream()
            .map(
                project ->
                    project.name()
                        + (project.name().equals(project.id().value()) ? "" : " " + project.id()))
            .collect(Collectors.joining(", "));
    return (config.projects().size() == 1 ? "One project: " : "Projects: ")
        + each
        + ". Clarity is asked at "
        + config.baseUrl()
        + ".";
  }
}
