import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Stream;

/**
 * Makes a folder and an archive that run on this machine's kind of system without Java: java
 * Distribution.java ROOT TARGET VERSION. TARGET contains the build; the folder and the archive
 * appear there. The folder is also a package of npm and a bundle of MCPB, ready to be packed. The
 * folder npm is the npm package that chooses among those of all systems.
 */
final class Distribution {
  private static final int BEST_JAVA = 25;

  /** java.naming, java.management and java.security.jgss are for HikariCP and PostgreSQL. */
  private static final String MODULES =
      "java.base,java.logging,java.sql,java.net.http,java.naming,java.management,"
          + "java.security.jgss,jdk.crypto.ec,jdk.unsupported";

  private final Path root;
  private final Path target;
  private final Path folder;
  private final Path app;
  private final Path jdk;
  private final Map<String, String> names;

  private Distribution(Path root, Path target, String version) throws IOException {
    this.root = root;
    this.target = target;
    this.folder = target.resolve("clarity-toolbox-" + version + "-" + platform());
    this.app = folder.resolve("app");
    this.jdk = jdk();
    this.names =
        Map.of(
            "@VERSION@", version,
            "@PLATFORM@", platform(),
            "@OS@", platform().replaceFirst("-.*", ""),
            "@CPU@", platform().replaceFirst(".*-", ""),
            "@JAVA@", isWindows() ? "java.exe" : "java",
            "@REPOSITORY@",
                System.getenv().getOrDefault("GITHUB_REPOSITORY", "OWNER/clarity-toolbox"));
  }

  public static void main(String[] args) throws Exception {
    new Distribution(Path.of(args[0]), Path.of(args[1]), args[2]).make();
  }

  private void make() throws Exception {
    remove(folder);
    Files.createDirectories(folder);
    linkRuntime();
    copyProgram();
    copyLicences();
    archiveClasses();
    describe();
    pack();
  }

  /** As npm names systems: linux-x64, darwin-arm64, win32-x64. */
  private static String platform() {
    String os = System.getProperty("os.name").toLowerCase(Locale.ROOT);
    String arch = System.getProperty("os.arch").toLowerCase(Locale.ROOT);
    return (isWindows() ? "win32" : os.startsWith("mac") ? "darwin" : "linux")
        + (arch.equals("aarch64") ? "-arm64" : "-x64");
  }

  private static boolean isWindows() {
    return System.getProperty("os.name").startsWith("Windows");
  }

  /** A JDK 25 here or among the neighbours of this Java; otherwise this Java. */
  private static Path jdk() throws IOException {
    Path own = Path.of(System.getProperty("java.home")).toRealPath();
    List<Path> homes = new ArrayList<>(List.of(own));
    try (DirectoryStream<Path> neighbours = Files.newDirectoryStream(own.getParent())) {
      neighbours.forEach(homes::add);
    }
    for (Path home : homes) {
      if (feature(home) == BEST_JAVA && Files.exists(tool(home, "jlink"))) {
        return home;
      }
    }
    return own;
  }

  /** 0 if unknown. */
  private static int feature(Path home) throws IOException {
    Path release = home.resolve("release");
    if (!Files.isReadable(release)) {
      return 0;
    }
    Properties properties = new Properties();
    try (InputStream in = Files.newInputStream(release)) {
      properties.load(in);
    }
    String version = properties.getProperty("JAVA_VERSION", "").replaceAll("\"|[^0-9\"].*", "");
    return version.isEmpty() ? 0 : Integer.parseInt(version);
  }

  private static Path tool(Path home, String name) {
    return home.resolve("bin").resolve(name + (isWindows() ? ".exe" : ""));
  }

  private void linkRuntime() throws Exception {
    Path runtime = folder.resolve("runtime");
    run(
        tool(jdk, "jlink").toString(),
        "--add-modules",
        MODULES,
        "--strip-debug",
        "--no-header-files",
        "--no-man-pages",
        "--output",
        runtime.toString());
    // npm and MCPB leave links out.
    try (Stream<Path> files = Files.walk(runtime)) {
      for (Path link : (Iterable<Path>) files.filter(Files::isSymbolicLink)::iterator) {
        Path real = link.toRealPath();
        Files.delete(link);
        Files.copy(real, link);
      }
    }
  }

  private void copyProgram() throws Exception {
    Path lib = Files.createDirectories(app.resolve("lib"));
    copyInto(app, target.resolve("dist/clarity-toolbox.jar"), root.resolve(".mvn/launcher/jvm.args"));
    copyInto(folder, root.resolve(isWindows() ? "toolbox.cmd" : "toolbox"));
    try (DirectoryStream<Path> jars = Files.newDirectoryStream(target.resolve("dist/lib"))) {
      for (Path jar : jars) {
        copyInto(lib, jar);
      }
    }
    try (DirectoryStream<Path> jars = Files.newDirectoryStream(lib, "sqlite-jdbc-*.jar")) {
      for (Path jar : jars) {
        dropOtherSystems(jar);
      }
    }
  }

  /** The driver's jar has native libraries for twenty systems, 11 MB. */
  private static void dropOtherSystems(Path jar) throws Exception {
    String own;
    try (URLClassLoader driver = new URLClassLoader(new URL[] {jar.toUri().toURL()})) {
      Class<?> info = driver.loadClass("org.sqlite.util.OSInfo");
      own = (String) info.getMethod("getNativeLibFolderPathForCurrentOS").invoke(null);
    }
    try (FileSystem zip = FileSystems.newFileSystem(jar)) {
      Path libraries = zip.getPath("org/sqlite/native").toAbsolutePath();
      try (Stream<Path> all = Files.walk(libraries)) {
        for (Path file : all.filter(Files::isRegularFile).toList()) {
          if (!file.startsWith(libraries.resolve(own))) {
            Files.delete(file);
          }
        }
      }
    }
  }

  private void copyLicences() throws IOException {
    copyInto(folder, root.resolve("LICENSE"));
    Path bom = target.resolve("bom.json");
    if (Files.exists(bom)) {
      copyInto(folder, bom);
    } else {
      System.err.println("WARNING: no bom.json, so the distribution lacks it. Build online.");
    }
    Path licences = Files.createDirectories(folder.resolve("licences"));
    try (DirectoryStream<Path> ours = Files.newDirectoryStream(root.resolve("src/dist/licences"))) {
      for (Path file : ours) {
        copyInto(licences, file);
      }
    }
    try (DirectoryStream<Path> jars = Files.newDirectoryStream(app.resolve("lib"), "*.jar")) {
      for (Path jar : jars) {
        copyLicences(jar, licences.resolve(jar.getFileName().toString().replace(".jar", "")));
      }
    }
  }

  private static void copyLicences(Path jar, Path to) throws IOException {
    try (FileSystem zip = FileSystems.newFileSystem(jar);
        Stream<Path> all = Files.walk(zip.getPath("META-INF"))) {
      for (Path file : all.filter(Files::isRegularFile).toList()) {
        if (file.getFileName().toString().matches(".*(LICENSE|NOTICE).*")) {
          Path copy = to.resolve(zip.getPath("META-INF").relativize(file).toString());
          Files.createDirectories(copy.getParent());
          Files.copy(file, copy);
        }
      }
    }
  }

  /** Only a cache of Java 25 is still valid after the folder moves. */
  private void archiveClasses() throws Exception {
    Path java = tool(folder.resolve("runtime"), "java");
    boolean isMovable = feature(jdk) >= BEST_JAVA;
    run(
        tool(jdk, "java").toString(),
        root.resolve(".mvn/launcher/Archive.java").toString(),
        app.toString(),
        app.toString(),
        isMovable ? "-XX:AOTCache" : "-XX:SharedArchiveFile",
        java.toString(),
        "@" + app.resolve("jvm.args"));
    Files.deleteIfExists(app.resolve("place"));
    Files.deleteIfExists(app.resolve("lock"));
    if (!isMovable) {
      Files.deleteIfExists(app.resolve("classes"));
      System.err.println("WARNING: no JDK 25 here, so the distribution starts more slowly.");
    } else if (!Files.exists(app.resolve("classes"))) {
      throw new IllegalStateException("The class cache could not be made.");
    }
  }

  private void describe() throws IOException {
    Path sources = root.resolve("src/dist");
    Path npm = target.resolve("npm");
    remove(npm);
    Files.createDirectories(npm.resolve("bin"));
    fill(sources.resolve("manifest.json"), folder.resolve("manifest.json"));
    fill(sources.resolve("npm/platform.json"), folder.resolve("package.json"));
    fill(sources.resolve("npm/package.json"), npm.resolve("package.json"));
    copyInto(npm, root.resolve("LICENSE"), sources.resolve("npm/README.md"));
    copyInto(npm.resolve("bin"), sources.resolve("npm/bin/toolbox.js"));
  }

  private void fill(Path template, Path file) throws IOException {
    String text = Files.readString(template);
    for (Map.Entry<String, String> name : names.entrySet()) {
      text = text.replace(name.getKey(), name.getValue());
    }
    Files.writeString(file, text);
  }

  /** Every system has tar. That of Windows writes zip files too, but Git brings one that doesn't. */
  private void pack() throws Exception {
    String name = folder.getFileName().toString();
    String archive = name + (isWindows() ? ".zip" : ".tar.gz");
    Files.deleteIfExists(target.resolve(archive));
    if (isWindows()) {
      String tar = System.getenv("SystemRoot") + "\\System32\\tar.exe";
      run(tar, "-acf", archive, name);
    } else {
      run("tar", "-czf", archive, name);
    }
  }

  private void run(String... command) throws Exception {
    ProcessBuilder builder = new ProcessBuilder(command).directory(target.toFile()).inheritIO();
    builder.environment().remove("JAVA_TOOL_OPTIONS");
    int code = builder.start().waitFor();
    if (code != 0) {
      throw new IllegalStateException(command[0] + " failed with exit code " + code);
    }
  }

  private static void copyInto(Path folder, Path... files) throws IOException {
    for (Path file : files) {
      Files.copy(file, folder.resolve(file.getFileName()), StandardCopyOption.COPY_ATTRIBUTES);
    }
  }

  private static void remove(Path folder) throws IOException {
    if (!Files.exists(folder)) {
      return;
    }
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path file : (Iterable<Path>) all.sorted(Comparator.reverseOrder())::iterator) {
        Files.delete(file);
      }
    }
  }
}
