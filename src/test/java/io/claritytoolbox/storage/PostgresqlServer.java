package io.claritytoolbox.storage;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.tukaani.xz.XZInputStream;

/**
 * A real PostgreSQL on loopback, one for all tests of a JVM, started at the first use. It ends, and
 * its files with it, when the JVM does, however that ends: a shell between them waits for the end
 * of its input.
 */
public final class PostgresqlServer {
  public static final String USER = "clarity";
  public static final String PASSWORD = "Geh%eim&nis=42";

  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final long ROOM = 2_000_000_000L;
  private static final int NOBODY = 65_534;

  /** PostgreSQL doesn't run as root: the ways to become somebody else, of which one works. */
  private static final List<List<String>> UNPRIVILEGED =
      List.of(
          List.of("setpriv", "--reuid=" + NOBODY, "--regid=" + NOBODY, "--clear-groups"),
          List.of("unshare", "-U"));

  /**
   * Arguments: the folder, the port, how to become somebody else. Durability against a loss of
   * power is nothing to test here.
   */
  private static final String SCRIPT =
      """
      cd "$1" || exit
      folder=$1 port=$2
      shift 2
      "$@" bin/initdb -D data -U clarity -A scram-sha-256 --pwfile=password -E UTF8 --locale=C \
        --no-sync --no-instructions && {
        "$@" bin/postgres -D data -p "$port" -c listen_addresses=127.0.0.1 -c unix_socket_directories= \
          -c fsync=off -c full_page_writes=off -c max_connections=300 -c shared_buffers=64MB \
          -c max_wal_size=512MB &
        server=$!
        cat
        kill -INT $server
        wait $server
      }
      rm -rf "$folder"
      """;

  private static final AtomicInteger DATABASES = new AtomicInteger();

  private final int port;

  private PostgresqlServer(int port) {
    this.port = port;
  }

  private static final class Shared {
    static final PostgresqlServer SERVER = start();
  }

  public static PostgresqlServer shared() {
    return Shared.SERVER;
  }

  public int port() {
    return port;
  }

  /** A database of its own, as an address without user and password. */
  public String newDatabase() {
    String name = "clarity_" + DATABASES.incrementAndGet();
    try (Connection connection = connect("postgres");
        Statement statement = connection.createStatement()) {
      statement.execute("CREATE DATABASE " + name + " STRATEGY file_copy");
      return "jdbc:postgresql://127.0.0.1:" + port + "/" + name;
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** An address with user and password, as it stands in CLARITY_STORE. */
  public static String entering(String address) {
    return address
        + (address.contains("?") ? "&" : "?")
        + "user=clarity&password=Geh%25eim%26nis%3D42";
  }

  private Connection connect(String database) throws SQLException {
    String url = "jdbc:postgresql://127.0.0.1:" + port + "/" + database;
    return DriverManager.getConnection(url, USER, PASSWORD);
  }

  private static PostgresqlServer start() {
    try {
      List<String> as = unprivileged();
      Path folder = unpack(place());
      if (as.contains("--clear-groups")) {
        Files.setAttribute(folder, "unix:uid", NOBODY);
      }
      PostgresqlServer server = new PostgresqlServer(freePort());
      List<String> command =
          new ArrayList<>(List.of("sh", "-c", SCRIPT, "sh", folder.toString(), "" + server.port));
      command.addAll(as);
      Process process =
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start();
      server.await(process);
      return server;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void await(Process process) throws IOException {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (true) {
      try {
        connect("postgres").close();
        return;
      } catch (SQLException e) {
        if (!process.isAlive() || System.nanoTime() > end) {
          throw new IOException("PostgreSQL did not start", e);
        }
        pause();
      }
    }
  }

  private static void pause() {
    try {
      TimeUnit.MILLISECONDS.sleep(50);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Memory, where there is room; else the disk. */
  private static Path place() throws IOException {
    Path memory = Path.of("/dev/shm");
    boolean roomy = Files.isWritable(memory) && Files.getFileStore(memory).getUsableSpace() > ROOM;
    return roomy ? memory : Path.of(System.getProperty("java.io.tmpdir"));
  }

  private static List<String> unprivileged() throws IOException {
    if (!told(List.of("id", "-u")).equals("0")) {
      return List.of();
    }
    for (List<String> as : UNPRIVILEGED) {
      List<String> command = new ArrayList<>(as);
      command.addAll(List.of("id", "-u"));
      if (told(command).matches("[1-9][0-9]*")) {
        return as;
      }
    }
    throw new IOException("PostgreSQL doesn't run as root, and there is no setpriv nor unshare");
  }

  /** What a command prints; nothing where there is no such command, or it fails. */
  private static String told(List<String> command) {
    try {
      Process process =
          new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
      return new String(process.getInputStream().readAllBytes()).strip();
    } catch (IOException e) {
      return "";
    }
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  private static Path unpack(Path place) throws IOException {
    Path folder = Files.createTempDirectory(place, "clarity-postgresql");
    Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
    try (InputStream packed = archive();
        TarArchiveInputStream tar =
            new TarArchiveInputStream(new XZInputStream(new BufferedInputStream(packed)))) {
      for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
        unpack(entry, tar, folder.resolve(entry.getName()).normalize());
      }
    }
    Files.writeString(folder.resolve("password"), PASSWORD);
    return folder;
  }

  private static void unpack(TarArchiveEntry entry, InputStream in, Path path) throws IOException {
    if (entry.isDirectory()) {
      Files.createDirectories(path);
      return;
    }
    Files.createDirectories(path.getParent());
    if (entry.isSymbolicLink()) {
      Files.createSymbolicLink(path, Path.of(entry.getLinkName()));
    } else if (!Files.exists(path, LinkOption.NOFOLLOW_LINKS)) {
      Files.copy(in, path);
      boolean runs = (entry.getMode() & 0100) != 0;
      Files.setPosixFilePermissions(
          path, PosixFilePermissions.fromString(runs ? "rwxr-xr-x" : "rw-r--r--"));
    }
  }

  /** One system's alone is on the class path; on a Mac it is good for both processors. */
  private static InputStream archive() throws IOException {
    String system = System.getProperty("os.name").toLowerCase(Locale.ROOT);
    boolean isArm = System.getProperty("os.arch").equals("aarch64");
    String linux = isArm ? "/postgres-linux-arm_64.txz" : "/postgres-linux-x86_64.txz";
    String name = system.startsWith("mac") ? "/postgres-darwin-arm_64.txz" : linux;
    InputStream in = PostgresqlServer.class.getResourceAsStream(name);
    if (in == null) {
      throw new IOException("there is no PostgreSQL for " + system + " on the class path");
    }
    return in;
  }
}
