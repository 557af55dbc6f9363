package io.claritytoolbox;

import io.claritytoolbox.answer.Projects;
import io.claritytoolbox.cli.Prebuilt;
import io.claritytoolbox.cli.Prebuilts;
import io.claritytoolbox.cli.Program;
import io.claritytoolbox.cli.Screen;
import io.claritytoolbox.cli.Server;
import io.claritytoolbox.cli.Version;
import io.claritytoolbox.config.ConfigReader;
import io.claritytoolbox.doctor.Machine;
import io.claritytoolbox.projects.ConfiguredProjects;
import io.claritytoolbox.projects.DemoProjects;
import io.claritytoolbox.projects.LeftoverSync;
import io.claritytoolbox.projects.Rehearsal;
import io.claritytoolbox.server.Catalog;
import io.claritytoolbox.server.Identity;
import io.claritytoolbox.server.StdioServer;
import io.claritytoolbox.tools.Tools;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The program: every part is made here, by hand. */
public final class Main {
  private Main() {}

  public static void main(String[] args) {
    PrintStream out = stream(FileDescriptor.out);
    PrintStream err = stream(FileDescriptor.err);
    Screen screen = new Screen(out, err, Screen.columns(System.getProperties()));
    int code = new Program(prebuilts(System.getenv()), server(), screen, Main::machine).run(args);
    out.flush();
    err.flush();
    System.exit(code);
  }

  /** What {@code --prebuilt} takes, each made when it is chosen. */
  private static Prebuilts prebuilts(Map<String, String> env) {
    InstantSource clock = InstantSource.system();
    return Prebuilts.of(
            Map.entry("clarity", () -> prebuilt(configured(env, clock))),
            Map.entry("clarity-demo", () -> prebuilt(new DemoProjects(clock))))
        .unlisted("clarity-rehearsal", () -> prebuilt(rehearsed(clock)));
  }

  /** In the folder that the launcher starts it in. */
  private static Projects rehearsed(InstantSource clock) {
    return configured(new Rehearsal(Path.of("rehearsal.db"), clock).environment(), clock);
  }

  public static Prebuilt prebuilt(Projects projects) {
    return new Prebuilt(
        Tools.INSTRUCTIONS,
        projects,
        new Catalog(
            Tools.of(projects),
            Tools.resources(projects),
            Tools.templates(projects),
            Tools.prompts(projects)));
  }

  private static Projects configured(Map<String, String> env, InstantSource clock) {
    String os = System.getProperty("os.name");
    String home = System.getProperty("user.home");
    ConfiguredProjects projects =
        new ConfiguredProjects(() -> new ConfigReader(os, home, clock).read(env), clock);
    Runtime.getRuntime().addShutdownHook(new Thread(projects::close, "closes the store"));
    return projects;
  }

  private static Machine machine() {
    return new Machine(
        System.getenv(),
        System.getProperties(),
        new FileInputStream(FileDescriptor.in),
        jar(),
        Machine.Neighbour::seen,
        InstantSource.system());
  }

  private static @Nullable Path jar() {
    Path place =
        Path.of(
            URI.create(Main.class.getProtectionDomain().getCodeSource().getLocation().toString()));
    return Files.isRegularFile(place) ? place : null;
  }

  /** Serves on standard input and output until the input ends. */
  private static Server server() {
    InputStream in = new FileInputStream(FileDescriptor.in);
    OutputStream out = new FileOutputStream(FileDescriptor.out);
    return prebuilt -> {
      new LeftoverSync(prebuilt.projects(), InstantSource.system()).watch();
      new StdioServer(identity(prebuilt), prebuilt.catalog(), in, out).serve();
    };
  }

  private static Identity identity(Prebuilt prebuilt) {
    return new Identity(
        "clarity-toolbox", "Clarity toolbox", Version.read(), prebuilt.instructions());
  }

  /** In UTF-8 whatever the locale is. What is written to it is flushed by the writer. */
  private static PrintStream stream(FileDescriptor descriptor) {
    return new PrintStream(new FileOutputStream(descriptor), false, StandardCharsets.UTF_8);
  }
}
