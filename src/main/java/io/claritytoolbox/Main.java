package io.claritytoolbox;

import io.claritytoolbox.air.Air;
import io.claritytoolbox.air.ConfiguredAir;
import io.claritytoolbox.air.DemoAir;
import io.claritytoolbox.air.tools.AirTools;
import io.claritytoolbox.answer.Projects;
import io.claritytoolbox.cli.Prebuilt;
import io.claritytoolbox.cli.Prebuilts;
import io.claritytoolbox.cli.Program;
import io.claritytoolbox.cli.Program.Offering;
import io.claritytoolbox.cli.Program.Screen;
import io.claritytoolbox.cli.Program.Server;
import io.claritytoolbox.cli.Terminal;
import io.claritytoolbox.config.AirConfig;
import io.claritytoolbox.config.ConfigReader;
import io.claritytoolbox.doctor.Machine;
import io.claritytoolbox.model.PaidRequests;
import io.claritytoolbox.projects.ConfiguredProjects;
import io.claritytoolbox.projects.DemoProjects;
import io.claritytoolbox.projects.LeftoverSync;
import io.claritytoolbox.projects.Rehearsal;
import io.claritytoolbox.server.Capability;
import io.claritytoolbox.server.Catalog;
import io.claritytoolbox.server.Identity;
import io.claritytoolbox.server.Offer;
import io.claritytoolbox.server.StdioServer;
import io.claritytoolbox.tools.Tools;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;

/** The program. Creates and connects all parts. */
public final class Main {
  private Main() {}

  public static void main(String[] args) {
    PrintStream out = stream(FileDescriptor.out);
    PrintStream err = stream(FileDescriptor.err);
    Screen screen = new Screen(out, err, new Terminal(System.getProperties(), System.getenv()));
    OrderlyEnd end = new OrderlyEnd(new PaidRequests());
    Runtime.getRuntime().addShutdownHook(end);
    Server server = new OnStandardStreams(end.paid);
    int code = new Program(prebuilts(end), server, screen, new Here()).run(args);
    out.flush();
    err.flush();
    System.exit(code);
  }

  /** The values of {@code --prebuilt}. Each prebuilt is created when it is chosen. */
  private static Prebuilts prebuilts(OrderlyEnd end) {
    return Prebuilts.of(
            Map.entry("clarity", new Ours("clarity", end)),
            Map.entry("clarity-demo", new Ours("clarity-demo", end)),
            Map.entry("clarity-air", new Elsewhere("clarity-air", end)),
            Map.entry("clarity-air-demo", new Elsewhere("clarity-air-demo", end)))
        .unlisted("clarity-rehearsal", new Ours("clarity-rehearsal", end))
        .introducedBy(new Introduction());
  }

  /** The instructions for models, without creating the chosen prebuilts. */
  private static final class Introduction implements Function<List<String>, String> {
    @Override
    public String apply(List<String> names) {
      boolean air = names.contains("clarity-air") || names.contains("clarity-air-demo");
      boolean websites = !air || names.size() > 1;
      if (!air) {
        return Tools.INSTRUCTIONS;
      }
      return websites
          ? AirTools.INSTRUCTIONS_IN_BRIEF + "\n\n" + Tools.INSTRUCTIONS
          : AirTools.INSTRUCTIONS;
    }
  }

  /** A prebuilt for air quality. {@link OfAir} is loaded when it is chosen. */
  private record Elsewhere(String name, OrderlyEnd end) implements Supplier<Prebuilt> {
    @Override
    public Prebuilt get() {
      return OfAir.made(name, end);
    }
  }

  /** Uses the classes of air quality, so that a server for websites doesn't load them. */
  public static final class OfAir {
    private OfAir() {}

    public static Prebuilt prebuilt(Air air) {
      return new Prebuilt(Prebuilt.NO_PROJECTS, Catalog.of(AirTools.of(air)), air::holdings);
    }

    static Prebuilt made(String name, OrderlyEnd end) {
      InstantSource clock = InstantSource.system();
      return prebuilt(
          name.equals("clarity-air-demo") ? new DemoAir(clock) : configured(end, clock));
    }

    private static Air configured(OrderlyEnd end, InstantSource clock) {
      String os = System.getProperty("os.name");
      String home = System.getProperty("user.home");
      ConfiguredAir air =
          new ConfiguredAir(() -> AirConfig.read(System.getenv(), os, home), end.paid, clock);
      end.opened.add(air);
      return air;
    }
  }

  /**
   * A prebuilt for websites. It is a class because the first lambda of a process takes a tenth of
   * the time to the first reply.
   */
  private record Ours(String name, OrderlyEnd end) implements Supplier<Prebuilt> {
    @Override
    public Prebuilt get() {
      InstantSource clock = InstantSource.system();
      return prebuilt(
          switch (name) {
            case "clarity" -> configured(System.getenv(), clock);
            case "clarity-demo" -> new DemoProjects(clock);
            // In the folder that the launcher starts it in.
            default ->
                configured(new Rehearsal(Path.of("rehearsal.db"), clock).environment(), clock);
          });
    }

    private Projects configured(Map<String, String> env, InstantSource clock) {
      ConfigReader reader =
          new ConfigReader(System.getProperty("os.name"), System.getProperty("user.home"), clock);
      ConfiguredProjects projects = new ConfiguredProjects(() -> reader.read(env), end.paid, clock);
      end.opened.add(projects);
      return projects;
    }
  }

  public static Prebuilt prebuilt(Projects projects) {
    return new Prebuilt(
        projects,
        new Catalog(Tools.of(projects), Tools.resources(projects), Tools.prompts(projects)));
  }

  /** Reads this machine's environment. */
  private static final class Here implements Supplier<Machine> {
    @Override
    public Machine get() {
      return new Machine(
          System.getenv(),
          System.getProperties(),
          new FileInputStream(FileDescriptor.in),
          jar(),
          Machine.Neighbour::seen,
          InstantSource.system());
    }
  }

  private static @Nullable Path jar() {
    Path place =
        Path.of(
            URI.create(Main.class.getProtectionDomain().getCodeSource().getLocation().toString()));
    return Files.isRegularFile(place) ? place : null;
  }

  /** Before the process exits, waits for the answers to paid requests and closes the store. */
  private static final class OrderlyEnd extends Thread {
    private final PaidRequests paid;
    private final List<AutoCloseable> opened = new CopyOnWriteArrayList<>();

    OrderlyEnd(PaidRequests paid) {
      this.paid = paid;
    }

    @Override
    public void run() {
      paid.finish();
      for (AutoCloseable each : opened) {
        try {
          each.close();
        } catch (Exception e) {
          LoggerFactory.getLogger(Main.class).warn("the store was not closed well", e);
        }
      }
    }
  }

  /** Serves until standard input ends. */
  private record OnStandardStreams(PaidRequests paid) implements Server {
    @Override
    public void serve(Offering offering) {
      Identity identity =
          new Identity(
              "clarity-toolbox", "Clarity toolbox", Program.version(), offering.instructions());
      new StdioServer(
              new Offer(
                  identity, EnumSet.allOf(Capability.class), new Offered(offering.prebuilt())),
              paid,
              new FileInputStream(FileDescriptor.in),
              new FileOutputStream(FileDescriptor.out))
          .serveUntilSignal();
    }
  }

  /** Creates the catalog and starts the checks for a missed daily sync. */
  private record Offered(Supplier<Prebuilt> prebuilt) implements Supplier<Catalog> {
    @Override
    public Catalog get() {
      Prebuilt made = prebuilt.get();
      new LeftoverSync(made.projects(), InstantSource.system()).watch();
      return made.catalog();
    }
  }

  /** A stream in UTF-8, whatever the locale. Its users flush it. */
  private static PrintStream stream(FileDescriptor descriptor) {
    return new PrintStream(new FileOutputStream(descriptor), false, StandardCharsets.UTF_8);
  }
}
