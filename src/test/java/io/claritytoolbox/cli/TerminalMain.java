package io.claritytoolbox.cli;

import io.claritytoolbox.Main;
import io.claritytoolbox.answer.Analyst;
import io.claritytoolbox.answer.Project;
import io.claritytoolbox.cli.Program.Screen;
import io.claritytoolbox.config.Config;
import io.claritytoolbox.demo.DemoExportClient;
import io.claritytoolbox.demo.SimulatedSite;
import io.claritytoolbox.demo.SiteShape;
import io.claritytoolbox.doctor.Machine;
import io.claritytoolbox.model.ProjectId;
import io.claritytoolbox.plan.SyncStep;
import io.claritytoolbox.projects.DemoProjects;
import io.claritytoolbox.projects.ProjectRegistry;
import io.claritytoolbox.projects.StoredProject;
import io.claritytoolbox.quota.QuotaGuard;
import io.claritytoolbox.spend.Spending;
import io.claritytoolbox.storage.Storage;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** The program on a fixed day, in any terminal. */
final class TerminalMain {
  private static final Instant MORNING = Instant.parse("2026-11-21T09:00:00Z");

  private final AtomicLong ticks = new AtomicLong();

  private TerminalMain() {}

  /**
   * @param args {@code synced} or {@code fresh}, followed by a command line
   */
  public static void main(String[] args) {
    TerminalMain main = new TerminalMain();
    Shop shop = new Shop(main::now);
    if (args[0].equals("synced")) {
      shop.sync();
    }
    PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    PrintStream err = new PrintStream(System.err, true, StandardCharsets.UTF_8);
    Screen screen = new Screen(out, err, new Terminal(System.getProperties(), System.getenv()));
    Prebuilts prebuilts =
        Prebuilts.of(
            Map.entry("clarity", () -> Main.prebuilt(shop)),
            Map.entry("clarity-demo", () -> Main.prebuilt(new DemoProjects(main::now))));
    Program program = new Program(prebuilts, prebuilt -> {}, screen, main::machine);
    System.exit(program.run(List.of(args).subList(1, args.length).toArray(String[]::new)));
  }

  private Instant now() {
    return MORNING.plusMillis(ticks.incrementAndGet());
  }

  private Machine machine() {
    Properties properties = new Properties();
    properties.setProperty("java.version", "17.0.15");
    properties.setProperty("java.specification.version", "17");
    properties.setProperty("java.vendor", "Eclipse Adoptium");
    properties.setProperty("java.home", "/opt/java");
    return new Machine(
        Map.of(),
        properties,
        System.in,
        Path.of("/opt/clarity-toolbox/lib/clarity-toolbox.jar"),
        List::of,
        this::now);
  }

  /** A project with an empty store in memory. */
  private static final class Shop implements ProjectRegistry {
    private static final ProjectId ID = new ProjectId("shop");

    private final Storage storage;
    private final Analyst analyst;

    Shop(InstantSource clock) {
      storage = Storage.open("jdbc:sqlite::memory:", clock);
      QuotaGuard guard =
          new QuotaGuard(storage.ledger(), ID, new QuotaGuard.Allowance(10, 0), clock);
      Spending.Means means =
          new Spending.Means(
              guard,
              storage.leases(),
              storage.history(ID, ""),
              new DemoExportClient(new SimulatedSite(SiteShape.SHOP), clock));
      analyst = new Analyst(new Project(ID, ID.value(), false), means, clock);
    }

    void sync() {
      analyst
          .upkeep()
          .take(
              new SyncStep.Watch() {
                @Override
                public void begun(SyncStep step, int number, int all) {}

                @Override
                public void done(SyncStep.Result result) {}
              });
    }

    @Override
    public List<String> names() {
      return List.of(ID.value());
    }

    @Override
    public Access open(@Nullable String name) {
      return new Open(analyst);
    }

    @Override
    public Optional<Config.Reading> settings() {
      return Optional.empty();
    }

    @Override
    public List<String> storedNames() {
      return names();
    }

    @Override
    public StoredProject stored(String name) {
      return new StoredProject(ID, name, "", storage);
    }

    @Override
    public Optional<Storage> store() {
      return Optional.of(storage);
    }

    @Override
    public Optional<Duration> serverAhead(String name) {
      return Optional.empty();
    }
  }
}
