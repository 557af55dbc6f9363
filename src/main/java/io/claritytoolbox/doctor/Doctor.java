package io.claritytoolbox.doctor;

import io.claritytoolbox.answer.Analyst;
import io.claritytoolbox.config.Config;
import io.claritytoolbox.config.Secret;
import io.claritytoolbox.doctor.Finding.Status;
import io.claritytoolbox.model.StorageFailure;
import io.claritytoolbox.projects.ProjectRegistry;
import io.claritytoolbox.projects.StoredProject;
import io.claritytoolbox.storage.Storage;
import java.io.PrintStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.slf4j.LoggerFactory;

/** Gathers the facts and has them judged, from what runs to what it can reach. */
public final class Doctor {
  private static final Secret IN_MEMORY = new Secret("in memory while the demo runs");
  private static final Finding UNKNOWN_STORE =
      Finding.note("store", "Not checked: the settings don't say where it is.");

  private final ProjectRegistry projects;
  private final Machine machine;
  private final String version;
  private final Optional<PrintStream> live;

  /**
   * @param version of this program
   * @param live where to say that a request is about to be spent; empty where none may be
   */
  public Doctor(
      ProjectRegistry projects, Machine machine, String version, Optional<PrintStream> live) {
    this.projects = projects;
    this.machine = machine;
    this.version = version;
    this.live = live;
  }

  /**
   * What was found.
   *
   * @param names the projects to look at, of those that can be asked
   * @param prebuilt the set of tools that a client is to start
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
    findings.addAll(kept(names));
    return findings;
  }

  private List<Finding> kept(List<String> names) {
    List<Finding> findings = new ArrayList<>();
    try {
      findings.addAll(projects.store().map(this::store).orElse(List.of(UNKNOWN_STORE)));
      names.stream().map(projects::holding).map(this::project).forEach(findings::addAll);
    } catch (StorageFailure failure) {
      findings.add(fault(failure));
    }
    return findings;
  }

  /** Where no project can be asked, a store that isn't there is not made. */
  private List<Finding> store(Storage storage) {
    boolean canAsk = !projects.names().isEmpty();
    if (!canAsk && !StoreFacts.isThere(address())) {
      return List.of(
          Finding.note("store", address() + " does not exist yet; the first question creates it."));
    }
    List<Finding> findings = new ArrayList<>();
    findings.add(StoreFacts.of(address(), storage).finding());
    if (!canAsk) {
      storage
          .ledger()
          .warnings()
          .forEach(said -> findings.add(new Finding(Status.WARNING, "store", said, "")));
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

  private List<Finding> project(StoredProject holding) {
    return projects
        .open(holding.name())
        .match(
            analyst -> asked(holding, analyst),
            sentence -> List.of(new Finding(Status.FAULT, "store", sentence, "")));
  }

  private List<Finding> asked(StoredProject holding, Analyst analyst) {
    List<Finding> findings = new ArrayList<>();
    try {
      analyst.quota().warnings().stream()
          .filter(warning -> !warnings().contains(warning))
          .forEach(warning -> findings.add(new Finding(Status.WARNING, "project", warning, "")));
      StoreFacts.Use use = StoreFacts.use(holding);
      live.ifPresent(told -> findings.add(new LiveRequest(analyst, told).make()));
      findings.addAll(
          new ProjectChecks(
                  holding.name(),
                  holding.history().takenSince(Instant.EPOCH),
                  analyst.quota(),
                  reserve(),
                  use)
              .findings());
    } catch (StorageFailure failure) {
      findings.add(fault(failure));
    }
    findings.add(ProjectChecks.clock(projects.serverAhead(holding.name())));
    return findings;
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
    return new Finding(Status.FAULT, "store", String.valueOf(failure.getMessage()), "");
  }
}
