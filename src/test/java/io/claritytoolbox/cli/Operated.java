package io.claritytoolbox.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.claritytoolbox.Main;
import io.claritytoolbox.answer.Projects;
import io.claritytoolbox.cli.Program.Screen;
import io.claritytoolbox.config.ConfigReader;
import io.claritytoolbox.doctor.Machine;
import io.claritytoolbox.doctor.Machine.Neighbour;
import io.claritytoolbox.model.Cube;
import io.claritytoolbox.model.Dimension;
import io.claritytoolbox.model.Export;
import io.claritytoolbox.model.Facts;
import io.claritytoolbox.model.Listing;
import io.claritytoolbox.model.Measure;
import io.claritytoolbox.model.PaidRequests;
import io.claritytoolbox.model.ProjectId;
import io.claritytoolbox.model.Row;
import io.claritytoolbox.projects.ConfiguredProjects;
import io.claritytoolbox.quota.QuotaDay;
import io.claritytoolbox.quota.QuotaLedger.Purpose;
import io.claritytoolbox.storage.Storage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Properties;
import java.util.TreeMap;

/** A configured toolbox with a store in its own folder. */
final class Operated {
  static final Instant NOW = Instant.parse("2026-11-21T09:00:00Z");
  static final InstantSource CLOCK = InstantSource.fixed(NOW);
  static final String SUBJECT = "3141592653589793";
  private static final Terminal NOWHERE = Terminal.of(OptionalInt.empty());
  private static final ProjectId SHOP = new ProjectId("shop");

  final Map<String, String> environment = new TreeMap<>();
  final Properties properties = new Properties();
  final List<Neighbour> neighbours = new ArrayList<>();
  OptionalInt terminal = OptionalInt.empty();
  String answer = "";
  private final Path folder;
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  Operated(Path folder) {
    this.folder = folder;
    environment.put("CLARITY_API_TOKEN", token(""));
    environment.put("CLARITY_PROJECT_ID", "shop");
    environment.put("CLARITY_STORE", address());
    properties.setProperty("java.version", "17.0.15");
    properties.setProperty("java.specification.version", "17");
    properties.setProperty("java.home", "/opt/java");
  }

  /** A token in Clarity's format. Further claims start with a comma. */
  static String token(String more) {
    return part("{\"alg\":\"RS256\"}")
        + "."
        + part(
            "{\"aud\":\"clarity.data-exporter\",\"scope\":\"Data.Export\",\"sub\":\""
                + SUBJECT
                + "\""
                + more
                + "}")
        + "."
        + part("signature-of-nobody");
  }

  private static String part(String text) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(UTF_8));
  }

  Path store() {
    return folder.resolve("clarity.db");
  }

  String address() {
    return "jdbc:sqlite:" + store();
  }

  /** Stores an export of a project with a session on each page. */
  void save(String project, Instant takenAt, String... pages) {
    List<Row> rows =
        Arrays.stream(pages)
            .map(
                page ->
                    new Row(
                        Arrays.asList(page, null),
                        new Facts(Map.of(Measure.SESSIONS, 3.0, Measure.ACTIVE_SECONDS, 7.25))))
            .toList();
    save(
        project,
        new Export(
            Cube.of(Dimension.URL, Dimension.DEVICE),
            1,
            takenAt,
            rows,
            List.of(),
            false,
            "[{\"n\":1.10}]",
            List.of()));
  }

  void saveSite(String project, Instant takenAt) {
    Row site = new Row(List.of(), new Facts(Map.of(Measure.SESSIONS, 12.0)));
    Listing.Entry untold = new Listing.Entry(null, 4);
    save(
        project,
        new Export(
            Cube.SITE,
            1,
            takenAt,
            List.of(site),
            List.of(new Listing(Listing.Kind.REFERRER, List.of(untold))),
            false,
            "[]",
            List.of()));
  }

  void save(String project, Export export) {
    try (Storage storage = Storage.open(address(), CLOCK)) {
      storage.history(new ProjectId(project), SUBJECT).save(export);
    }
  }

  /** Spends a number of the shop's requests today. */
  void spend(int requests) {
    try (Storage storage = Storage.open(address(), CLOCK)) {
      for (int i = 0; i < requests; i++) {
        storage
            .ledger()
            .take(SHOP, QuotaDay.of(NOW), 10, new Purpose(Cube.SITE, 1, NOW.plusSeconds(i)));
      }
    }
  }

  int run(String... words) {
    ConfigReader reader = new ConfigReader("Linux", folder.toString(), () -> NOW);
    return run(
        new ConfiguredProjects(() -> reader.read(environment), new PaidRequests(), () -> NOW),
        words);
  }

  int run(Projects projects, String... words) {
    out.reset();
    err.reset();
    Prebuilt prebuilt = Main.prebuilt(projects);
    Terminal shown =
        terminal.isPresent() ? new Terminal(properties(terminal.getAsInt()), environment) : NOWHERE;
    Screen screen = new Screen(print(out), print(err), shown);
    Prebuilts prebuilts =
        Prebuilts.of(
            Map.entry("clarity", () -> prebuilt), Map.entry("clarity-demo", () -> prebuilt));
    List<String> line = new ArrayList<>(List.of(words));
    int code =
        new Program(prebuilts, any -> {}, screen, this::machine).run(line.toArray(String[]::new));
    Logging.start(Logging.Threshold.WARN, Logging.Format.STANDARD, System.err);
    return code;
  }

  Machine machine() {
    return new Machine(
        environment,
        properties,
        new ByteArrayInputStream(answer.getBytes(UTF_8)),
        null,
        () -> neighbours,
        InstantSource.fixed(NOW));
  }

  String out() {
    return out.toString(UTF_8);
  }

  String err() {
    return err.toString(UTF_8);
  }

  private static Properties properties(int columns) {
    Properties properties = new Properties();
    properties.setProperty(Terminal.COLUMNS, Integer.toString(columns));
    return properties;
  }

  private static PrintStream print(ByteArrayOutputStream to) {
    return new PrintStream(to, true, UTF_8);
  }
}
