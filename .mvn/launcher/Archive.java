import static java.nio.charset.StandardCharsets.UTF_8;
import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;
import static java.nio.file.StandardCopyOption.REPLACE_EXISTING;

import java.io.IOException;
import java.io.InputStream;
import java.lang.ProcessBuilder.Redirect;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.stream.Stream;

/**
 * Speeds up the start of one build with one JVM: java Archive.java BUILD FOLDER USE JAVA FLAGS.
 * Writes to the folder SQLite's native library, an archive of the classes that a short session
 * loads, and finally the path of the build, which marks both as complete.
 */
final class Archive {
  /** The flag of JVMs that link all archived classes at every start, so fewer are better. */
  private static final String AOT_CACHE = "-XX:AOTCache";

  private static final String SESSION =
      """
      {"jsonrpc":"2.0","id":1,"method":"initialize","params":{"protocolVersion":"2025-11-25","capabilities":{},"clientInfo":{"name":"toolbox","version":"1"}}}
      {"jsonrpc":"2.0","method":"notifications/initialized"}
      {"jsonrpc":"2.0","id":2,"method":"tools/list"}
      {"jsonrpc":"2.0","id":3,"method":"tools/call","params":{"name":"get_sessions","arguments":{"group_by":["Device"]}}}
      {"jsonrpc":"2.0","id":4,"method":"tools/call","params":{"name":"get_ux_by_url","arguments":{"spend":"never"}}}
      {"jsonrpc":"2.0","id":5,"method":"tools/call","params":{"name":"get_quota"}}
      """;

  /** Needs a request to Clarity, which fails because nothing listens there. */
  private static final String REQUEST =
      """
      {"jsonrpc":"2.0","id":6,"method":"tools/call","params":{"name":"get_sessions","arguments":{"group_by":["Country"]}}}
      """;

  private final Path build;
  private final Path folder;
  private final String use;
  private final String java;
  private final String flags;

  private Archive(String... args) {
    this.build = Path.of(args[0]);
    this.folder = Path.of(args[1]);
    this.use = args[2];
    this.java = args[3];
    this.flags = args[4];
  }

  public static void main(String[] args) throws Exception {
    new Archive(args).make();
  }

  private void make() throws Exception {
    Files.createDirectories(folder);
    try (FileChannel channel =
            FileChannel.open(
                folder.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        FileLock lock = channel.tryLock()) {
      if (lock != null && !wasTried()) {
        Path work = Files.createTempDirectory(folder, "work");
        unpackLibrary(work);
        recordClasses(work);
        remove(work);
        Files.writeString(folder.resolve("place"), build + "\n");
      }
    }
  }

  /** A failed archive is not tried again for the same path. */
  private boolean wasTried() throws IOException {
    Path place = folder.resolve("place");
    return Files.exists(place) && Files.readString(place).strip().equals(build.toString());
  }

  /** If this fails, the driver unpacks the library at every start. */
  private void unpackLibrary(Path work) throws IOException {
    try (DirectoryStream<Path> jars =
        Files.newDirectoryStream(build.resolve("lib"), "sqlite-jdbc-*.jar")) {
      for (Path jar : jars) {
        unpackLibrary(jar, work);
      }
    } catch (ReflectiveOperationException e) {
      // Another version of the driver may lack the method.
    }
  }

  private void unpackLibrary(Path jar, Path work)
      throws IOException, ReflectiveOperationException {
    try (URLClassLoader driver = new URLClassLoader(new URL[] {jar.toUri().toURL()})) {
      String kind =
          (String)
              driver
                  .loadClass("org.sqlite.util.OSInfo")
                  .getMethod("getNativeLibFolderPathForCurrentOS")
                  .invoke(null);
      String name = System.mapLibraryName("sqlitejdbc");
      try (InputStream library =
          driver.getResourceAsStream("org/sqlite/native/" + kind + "/" + name)) {
        if (library != null) {
          Files.copy(library, work.resolve(name));
          Files.move(work.resolve(name), folder.resolve(name), ATOMIC_MOVE, REPLACE_EXISTING);
        }
      }
    }
  }

  /** Runs a short session in an empty folder and archives the classes that it loads. */
  private void recordClasses(Path work) throws IOException, InterruptedException {
    boolean isAotCache = use.equals(AOT_CACHE);
    Path made = work.resolve("classes");
    ProcessBuilder builder =
        new ProcessBuilder(
            java,
            (isAotCache ? "-XX:AOTCacheOutput=" : "-XX:ArchiveClassesAtExit=") + made,
            flags,
            "-Dorg.sqlite.lib.path=" + folder,
            "-cp",
            build.resolve("clarity-toolbox.jar").toString(),
            "io.claritytoolbox.Main",
            "--prebuilt",
            "clarity-rehearsal",
            "--stdio");
    builder.directory(work.toFile());
    builder.environment().keySet().removeIf(Archive::isUserSetting);
    builder.environment().put("HOME", work.toString());
    builder.redirectOutput(Redirect.DISCARD).redirectError(Redirect.DISCARD);
    Process session = builder.start();
    session.getOutputStream().write((isAotCache ? SESSION : SESSION + REQUEST).getBytes(UTF_8));
    session.getOutputStream().close();
    if (session.waitFor() == 0 && Files.exists(made)) {
      Files.move(made, folder.resolve("classes"), ATOMIC_MOVE, REPLACE_EXISTING);
    }
  }

  /** The session must not reach the user's store. */
  private static boolean isUserSetting(String variable) {
    return variable.startsWith("CLARITY_")
        || variable.equals("XDG_DATA_HOME")
        || variable.endsWith("JAVA_TOOL_OPTIONS")
        || variable.equals("JDK_JAVA_OPTIONS");
  }

  private static void remove(Path folder) throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path file : (Iterable<Path>) all.sorted(Comparator.reverseOrder())::iterator) {
        Files.delete(file);
      }
    }
  }
}
