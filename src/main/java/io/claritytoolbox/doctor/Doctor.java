package io.claritytoolbox.doctor;

import io.claritytoolbox.answer.Analyst;
import io.claritytoolbox.config.Config;
import io.claritytoolbox.config.Secret;
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

/** Runs all checks. Sends a request only in live mode. */
public final class Doctor {
  private static final Secret IN_MEMORY = new Secret("in memory while the demo runs");
  private static final Finding UNKNOWN_STORE =
      Finding.note("store", "Not checked, because CLARITY_STORE is invalid.");

  private final ProjectRegistry projects;
  private final Machine machine;
  private final String version;
  private final Optional<PrintStream> live;

  /**
   * @param version this program's version
   * @param live announces the one request that a live check sends; empty for no request
   */
  public Doctor(
      ProjectRegistry projects, Machine machine, String version, Optional<PrintStream> live) {
    this.projects = projects;
    this.machine = machine;
    this.version = version;
    this.live = live;
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
    findings.addAll(new SettingsChecks(projects.settings(), machine.clock().instant()).findings());
    findings.addAll(machines.network());
    findings.add(machines.neighbours());
    findings.addAll(stored(names));
    return findings;
  }

  private List<Finding> stored(List<String> names) {
    List<Finding> findings = new ArrayList<>();
    try {
      findings.addAll(projects.store().map(this::store).orElse(List.of(UNKNOWN_STORE)));
      names.stream().map(projects::stored).map(this::project).forEach(findings::addAll);
    } catch (StorageFailure failure) {
      findings.add(fault(failure));
    }
    return findings;
  }

  /** Does not create the store if no project is configured. */
  private List<Finding> store(Storage storage) {
    boolean isConfigured = !projects.names().isEmpty();
    if (!isConfigured && !StoreFacts.exists(address())) {
      return List.of(
          Finding.note("store", address() + " does not exist yet; the first question creates it."));
    }
    List<Finding> findings = new ArrayList<>();
    findings.add(StoreFacts.of(address(), storage).finding());
    if (!isConfigured) {
      storage.ledger().warnings().forEach(said -> findings.add(Finding.warning("store", said, "")));
    }
    return findings;
  }

  private String address() {
    return projects
        .settings()
        .map(
            reading ->
                reading.match(read -> Optional.of(read.config().store()), Config.Faulty::store))
        .orElse(Optional.of(IN_MEMORY))
        .map(Secret::reveal)
        .orElse("");
  }

  private List<Finding> project(StoredProject stored) {
    return projects
        .open(stored.name())
        .match(
            analyst -> checked(stored, analyst),
            sentence -> List.of(Finding.fault("store", sentence, "")));
  }

  private List<Finding> checked(StoredProject stored, Analyst analyst) {
    List<Finding> findings = new ArrayList<>();
    try {
      analyst.quota().warnings().stream()
          .filter(warning -> !warnings().contains(warning))
          .forEach(warning -> findings.add(Finding.warning("project", warning, "")));
      StoreFacts.Lock lock = StoreFacts.lock(stored);
      live.ifPresent(told -> findings.add(liveRequest(analyst, told)));
      findings.addAll(
          new ProjectChecks(
                  stored.name(),
                  stored.history().takenSince(Instant.EPOCH),
                  analyst.quota(),
                  reserve(),
                  lock)
              .findings());
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

  private List<String> warnings() {
    return projects.settings().map(Config.Reading::warnings).orElse(List.of());
  }

  private int reserve() {
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
