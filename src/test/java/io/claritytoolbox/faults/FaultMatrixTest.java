package io.claritytoolbox.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.claritytoolbox.air.AirRig;
import io.claritytoolbox.demo.SimulatedSite;
import io.claritytoolbox.demo.SiteShape;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Tests every fault at every step of a paid call: what the user reads, what is counted, and that
 * nothing is lost. {@code -Dsnapshots=write} rewrites the table in the documentation.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(120)
@Tag("slow")
final class FaultMatrixTest {
  private static final Path PAGE = Path.of("src", "docs", "faults.md");
  private static final SimulatedSite SHOP = new SimulatedSite(SiteShape.SHOP);
  private static final String SOUND = "the answer";
  private static final String DASHBOARD = "Clarity's dashboard";
  private static final String AIR = "Clarity Movement, a report";

  private final Map<Step, Path> folders = new EnumMap<>(Step.class);
  private final Map<Step, Process> doomed = new EnumMap<>(Step.class);
  private final Map<String, List<Row>> sections = new LinkedHashMap<>();

  /** The result of one fault at one step. */
  private record Row(String where, String read, String ledger, String kept, String next) {
    boolean cameToTheSame(Row other) {
      return read.equals(other.read)
          && ledger.equals(other.ledger)
          && kept.equals(other.kept)
          && next.equals(other.next);
    }

    Row and(Row other) {
      return new Row(where + "; " + other.where, read, ledger, kept, next);
    }
  }

  @BeforeAll
  void strike(@TempDir Path folder) throws Exception {
    startDoomed(folder);
    for (Blow blow : Blow.values()) {
      for (Step step : Step.values()) {
        add(blow.words(), struck(Files.createTempDirectory(folder, "struck"), blow, step));
      }
    }
    killEverywhere();
    add("Clarity", unreached(Files.createTempDirectory(folder, "unreached")));
    for (Map.Entry<String, Wire.Manners> fault : Wire.faults().entrySet()) {
      add("Clarity", answered(Files.createTempDirectory(folder, "wire"), fault));
    }
    add(DASHBOARD, unreachedDashboard(Files.createTempDirectory(folder, "unreached")));
    for (Map.Entry<String, Wire.Manners> fault : Wire.dashboardFaults().entrySet()) {
      add(DASHBOARD, answeredByDashboard(Files.createTempDirectory(folder, "wire"), fault));
    }
    addReports(folder);
  }

  /** Adds the same faults of a request for an air quality report. */
  private void addReports(Path folder) throws IOException {
    Wire gone = new Wire((connection, wire) -> {});
    gone.close();
    add(AIR, reported(Files.createTempDirectory(folder, "air"), "no connection", gone));
    for (Map.Entry<String, Wire.Manners> fault : Wire.faults().entrySet()) {
      try (Wire wire = new Wire(fault.getValue())) {
        add(AIR, reported(Files.createTempDirectory(folder, "air"), fault.getKey(), wire));
      }
    }
  }

  private static Row reported(Path folder, String fault, Wire wire) {
    try (AirRig rig = new AirRig(folder, Rig.MORNING)) {
      String read = rig.requested(wire.address(), Wire.LIMITS);
      String ledger = rig.ledger();
      String next = rig.next();
      return new Row(fault, read, ledger, rig.isKept() ? "yes" : "no", next);
    }
  }

  @Test
  void theTableInTheDocumentationIsTrue() throws IOException {
    String now = FaultPage.written(lines());
    if ("write".equals(System.getProperty("snapshots"))) {
      Files.writeString(PAGE, now);
    }
    assertThat(now).isEqualTo(Files.readString(PAGE).replace("\r\n", "\n"));
  }

  @Test
  void noFaultLosesWhatWasStored() {
    assertThat(sections.values().stream().flatMap(List::stream))
        .allSatisfy(row -> assertThat(row.kept()).matches("yes|in the file set aside"));
  }

  @Test
  void theNextCallWorksOrSaysUntilWhenNot() {
    assertThat(sections.values().stream().flatMap(List::stream))
        .allSatisfy(
            row -> assertThat(row.next()).matches("(?s)the answer.*|.*(begins at|until) 20.*"));
  }

  @Test
  void whatWasSentCounts() {
    for (Map.Entry<String, List<Row>> section : sections.entrySet()) {
      for (Row row : section.getValue()) {
        boolean neverSent = row.ledger().startsWith("0 spent");
        boolean mayBeFree =
            row.where().startsWith(Step.TAKING.words())
                || row.where().equals("no connection")
                || row.ledger().contains("uncertain");
        assertThat(!neverSent || mayBeFree).as("%s: %s", section.getKey(), row).isTrue();
      }
    }
  }

  private void add(String section, Row row) {
    sections.computeIfAbsent(section, any -> new ArrayList<>()).add(row);
  }

  private static Row struck(Path folder, Blow blow, Step step) {
    // A full disk shows only if more is written than fits into the existing pages.
    SimulatedSite site = blow == Blow.FULL ? SHOP : Rig.CORNER_SHOP;
    try (Rig rig = new Rig(folder, site).stocked()) {
      rig.strikeAt(step, () -> blow.strike(rig));
      String read = rig.paid();
      rig.heal();
      return outcome(rig, step.words(), read);
    }
  }

  private static Row outcome(Rig rig, String where, String read) {
    String ledger = rig.ledger();
    String next = rig.next();
    String stored = rig.stored();
    boolean aside = rig.hasSetAside();
    String kept =
        stored.startsWith(SOUND) ? "yes" : aside ? "in the file set aside" : "no: " + stored;
    assertThat(rig.store().integrity()).isEqualTo("ok");
    return new Row(where, read, ledger, kept, next);
  }

  /** These processes reach their steps while the other faults are tested. */
  private void startDoomed(Path folder) throws IOException {
    for (Step step : Step.values()) {
      folders.put(step, Files.createTempDirectory(folder, "killed"));
      doomed.put(step, process(folders.get(step), step));
    }
  }

  @AfterAll
  void leaveNoProcessBehind() {
    doomed.values().forEach(Process::destroyForcibly);
  }

  private void killEverywhere() throws IOException {
    for (Step step : Step.values()) {
      awaitAndKill(doomed.get(step));
      try (Rig rig = new Rig(folders.get(step))) {
        // By then the dead process's lease has expired.
        rig.turn(Duration.ofMinutes(2));
        add("the process is killed", outcome(rig, step.words(), "nothing"));
      }
    }
  }

  private static Process process(Path folder, Step step) throws IOException {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:TieredStopAtLevel=1",
            "-XX:+UseSerialGC",
            "-Xmx64m",
            "-cp",
            System.getProperty("java.class.path"),
            Rig.class.getName(),
            folder.toString(),
            step.name())
        .redirectError(ProcessBuilder.Redirect.DISCARD)
        .start();
  }

  private static void awaitAndKill(Process process) throws IOException {
    BufferedReader said =
        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    assertThat(said.readLine()).isEqualTo("here");
    process.destroyForcibly().onExit().join();
  }

  private static Row unreached(Path folder) throws IOException {
    Wire gone = new Wire((connection, wire) -> {});
    gone.close();
    return asked(folder, "no connection", gone);
  }

  private static Row answered(Path folder, Map.Entry<String, Wire.Manners> fault)
      throws IOException {
    try (Wire wire = new Wire(fault.getValue())) {
      return asked(folder, fault.getKey(), wire);
    }
  }

  private static Row asked(Path folder, String fault, Wire wire) {
    try (Rig rig = new Rig(folder).stocked()) {
      rig.answerWith(wire.client(rig));
      String read = rig.paid();
      rig.answerWell();
      return outcome(rig, fault, read);
    }
  }

  private static Row unreachedDashboard(Path folder) throws IOException {
    Wire gone = new Wire((connection, wire) -> {});
    gone.close();
    return askedForRecordings(folder, "no connection", gone);
  }

  private static Row answeredByDashboard(Path folder, Map.Entry<String, Wire.Manners> fault)
      throws IOException {
    try (Wire wire = new Wire(fault.getValue())) {
      return askedForRecordings(folder, fault.getKey(), wire);
    }
  }

  /** The ledger is that of the dashboard; the next question needs an export. */
  private static Row askedForRecordings(Path folder, String fault, Wire wire) {
    try (Rig rig = new Rig(folder).stocked()) {
      String read = rig.recordings(wire.dashboard(rig));
      assertThat(rig.ledger()).isEqualTo("0 spent");
      Row row = outcome(rig, fault, read);
      return new Row(fault, read, rig.dashboardLedger(), row.kept(), row.next());
    }
  }

  private List<String> lines() {
    List<String> lines = new ArrayList<>();
    sections.forEach(
        (section, rows) ->
            joined(rows)
                .forEach(
                    row ->
                        lines.add(
                            FaultPage.line(
                                section,
                                row.where(),
                                row.read(),
                                row.ledger(),
                                row.kept(),
                                row.next()))));
    return lines;
  }

  /** Joins steps at which a fault has the same result. */
  private static List<Row> joined(List<Row> rows) {
    List<Row> joined = new ArrayList<>();
    for (Row row : rows) {
      int last = joined.size() - 1;
      if (last >= 0 && joined.get(last).cameToTheSame(row)) {
        joined.set(last, joined.get(last).and(row));
      } else {
        joined.add(row);
      }
    }
    return joined;
  }
}
