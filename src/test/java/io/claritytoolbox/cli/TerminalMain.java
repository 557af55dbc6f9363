package io.claritytoolbox.cli;

import io.claritytoolbox.Main;
import io.claritytoolbox.answer.Analyst;
import io.claritytoolbox.doctor.Machine;
import io.claritytoolbox.plan.SyncStep;
import io.claritytoolbox.projects.DemoProjects;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.atomic.AtomicLong;

/** The program on the demo of a fixed day, in whatever terminal it is started in. */
final class TerminalMain {
  private static final Instant MORNING = Instant.parse("2026-11-21T09:00:00Z");

  private final AtomicLong ticks = new AtomicLong();
  private final DemoProjects demo = new DemoProjects(this::now);

  private TerminalMain() {}

  /** The first word is {@code synced} or {@code fresh}, the rest a command line. */
  public static void main(String[] args) {
    TerminalMain main = new TerminalMain();
    if (args[0].equals("synced")) {
      main.demo.open(null).match(TerminalMain::sync, sentence -> sentence);
    }
    PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    PrintStream err = new PrintStream(System.err, true, StandardCharsets.UTF_8);
    Screen screen = new Screen(out, err, new Terminal(System.getProperties(), System.getenv()));
    Prebuilts prebuilts = Prebuilts.of(Map.entry("clarity-demo", () -> Main.prebuilt(main.demo)));
    Program program = new Program(prebuilts, prebuilt -> {}, screen, main::machine);
    System.exit(program.run(List.of(args).subList(1, args.length).toArray(String[]::new)));
  }

  private Instant now() {
    return MORNING.plusMillis(ticks.incrementAndGet());
  }

  private static String sync(Analyst analyst) {
    analyst
        .upkeep()
        .take(
            new SyncStep.Watch() {
              @Override
              public void begun(SyncStep step, int number, int all) {}

              @Override
              public void done(SyncStep.Result result) {}
            });
    return "synced";
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
}
