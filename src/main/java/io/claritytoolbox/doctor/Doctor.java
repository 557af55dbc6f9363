package io.claritytoolbox.doctor;

import io.claritytoolbox.answer.Analyst;
import io.claritytoolbox.config.Config;
import io.claritytoolbox.config.Config.Secret;
import io.claritytoolbox.doctor.Diagnosis.Finding;
import io.claritytoolbox.history.Holding;
import io.claritytoolbox.model.StorageFailure;
import io.claritytoolbox.plan.SyncStep;
import io.claritytoolbox.projects.ProjectRegistry;
import io.claritytoolbox.projects.StoredProject;
import io.claritytoolbox.storage.Storage;
import java.io.PrintStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.slf4j.LoggerFactory;

/**
 * Runs all checks. Sends a request only in live mode.
 *
 * @param registry of the projects, where the tools have some
 * @param holdings what else is stored
 * @param version this program's version
 * @param live announces the one request that a live check sends; empty for no request
 */
public record Doctor(
    Optional<ProjectRegistry> registry,
    List<Holding> holdings,
    Machine machine,
    String version,
    Optional<PrintStream> live) {
  private static final Secret IN_MEMORY = new Secret("in memory while the demo runs");
  private static final Finding UNKNOWN_STORE =
      Finding.note("store", "Not checked, because CLARITY_STORE is invalid.");

  public Doctor {
    holdings = List.copyOf(holdings);
  }

  /**
   * Runs the checks.
   *
   * @param names the projects to check
   * @param prebuilt the set of tools in the client configurations
   */
  public Diagnosis diagnose(List<String> names, String prebuilt) {
    return new Diagnosis(findings(names), new ClientSettings(machine, prebuilt).all());
  }

  private List<Finding> findings(List<String> names) {
    MachineChecks machines = new MachineChecks(machine);
    List<Finding> findings = new ArrayList<>(machines.program(version));
    registry.ifPresent(
        projects ->
            findings.addAll(
                new SettingsChecks(projects.settings(), machine.clock().instant()).findings()));
    findings.addAll(machines.network());
    findings.add(machines.neighbours());
    registry.ifPresent(projects -> findings.addAll(stored(projects, names)));
    for (Holding holding : holdings) {
      if (registry.isEmpty()) {
        findings.addAll(place(holding));
      }
      holding.checks().stream().map(Finding::of).forEach(findings::add);
    }
    return findings;
  }

  private static List<Finding> place(Holding holding) {
    try {
      return holding
          .place()
          .map(place -> List.of(StoreFacts.of(place.address(), place.schema()).finding()))
          .orElse(List.of());
    } catch (StorageFailure failure) {
      return List.of(fault(failure));
    }
  }

  private List<Finding> stored(ProjectRegistry projects, List<String> names) {
    List<Finding> findings = new ArrayList<>();
    try {
      findings.addAll(
          projects.store().map(storage -> store(projects, storage)).orElse(List.of(UNKNOWN_STORE)));
      names.stream()
          .map(projects::stored)
          .map(stored -> project(projects, stored))
          .forEach(findings::addAll);
    } catch (StorageFailure failure) {
      findings.add(fault(failure));
    }
    return findings;
  }

  /** Does not create the store if no project is configured. */
  private static List<Finding> store(ProjectRegistry projects, Storage storage) {
    boolean isConfigured = !projects.names().isEmpty();
    if (!isConfigured && !StoreFacts.exists(address(projects))) {
      return List.of(
          Finding.note(
              "store", address(projects) + " does not exist yet; the first question creates it."));
    }
    List<Finding> findings = new ArrayList<>();
    findings.add(StoreFacts.of(address(projects), storage.schemaVersion()).finding());
    if (!isConfigured) {
      storage.ledger().warnings().forEach(said -> findings.add(Finding.warning("store", said, "")));
    }
    return findings;
  }

  private static String address(ProjectRegistry projects) {
    return projects
        .settings()
        .map(
            reading ->
                reading.match(read -> Optional.of(read.config().store()), Config.Faulty::store))
        .orElse(Optional.of(IN_MEMORY))
        .map(Secret::reveal)
        .orElse("");
  }

  private List<Finding> project(ProjectRegistry projects, StoredProject stored) {
    return projects
        .open(stored.name())
        .match(
            analyst -> checked(projects, stored, analyst),
            sentence -> List.of(Finding.fault("store", sentence, "")));
  }

  private List<Finding> checked(ProjectRegistry projects, StoredProject stored, Analyst analyst) {
    List<Finding> findings = new ArrayList<>();
    try {
      analyst.quota().warnings().stream()
          .filter(warning -> !warnings(projects).contains(warning))
          .forEach(warning -> findings.add(Finding.warning("project", warning, "")));
      Finding lock = StoreFacts.lock(stored);
      live.ifPresent(told -> findings.add(liveRequest(analyst, told)));
      findings.addAll(
          new ProjectChecks(
                  stored.name(),
                  stored.history().takenSince(Instant.EPOCH),
                  analyst.quota(),
                  reserve(projects))
              .findings());
      findings.add(lock);
      analyst
          .dashboard()
          .map(dashboard -> ProjectChecks.dashboard(stored.name(), dashboard.quota()))
          .ifPresent(findings::add);
    } catch (StorageFailure failure) {
      findings.add(fault(failure));
    }
    findings.add(ProjectChecks.clock(projects.serverAhead(stored.name())));
    return findings;
  }

  private static Finding liveRequest(Analyst analyst, PrintStream told) {
    int left = analyst.quota().quota().remaining();
    if (left == 0) {
      return Finding.fault(
          "live", "No request was sent, because none is left today.", "Try again after the reset.");
    }
    SyncStep step = analyst.upkeep().next();
    told.println(
        "Spending one of the %d requests left today on an export by %s over %d day%s."
            .formatted(
                left,
                step.request().cube(),
                step.request().days(),
                step.request().days() == 1 ? "" : "s"));
    told.flush();
    SyncStep.Result result = analyst.upkeep().take(step);
    return result.done()
        ? Finding.ok("live", "Clarity answered and the export is stored: " + result.sentence())
        : Finding.fault("live", result.sentence(), "");
  }

  private static List<String> warnings(ProjectRegistry projects) {
    return projects.settings().map(Config.Reading::warnings).orElse(List.of());
  }

  private static int reserve(ProjectRegistry projects) {
    return projects
        .settings()
        .map(reading -> reading.match(read -> read.config().reserve(), faulty -> 0))
        .orElse(0);
  }

  private static Finding fault(StorageFailure failure) {
    LoggerFactory.getLogger(Doctor.class).error("the store can't be used", failure);
    return Finding.fault("store", String.valueOf(failure.getMessage()), "");
  }
}
