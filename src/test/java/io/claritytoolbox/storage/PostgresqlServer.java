package io.claritytoolbox.storage;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.tukaani.xz.XZInputStream;

/**
 * A real PostgreSQL server on loopback for all tests of a JVM, started at the first use. A shell
 * waits for the end of its input, so the server stops and its files are deleted however the JVM
 * ends.
 */
public final class PostgresqlServer {
  public static final String USER = "clarity";
  public static final String PASSWORD = "Geh%eim&nis=42";

  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final long ROOM = 2_000_000_000L;
  private static final int NOBODY = 65_534;

  /**
   * PostgreSQL doesn't run as root. These are commands to become another user; one of them works.
   */
  private static final List<List<String>> UNPRIVILEGED =
      List.of(
          List.of("setpriv", "--reuid=" + NOBODY, "--regid=" + NOBODY, "--clear-groups"),
          List.of("unshare", "-U"));

  /**
   * Arguments: the folder, the port and the command to become another user. Then it reads one order
   * per line. Signals that end a test run must not end this shell. A server that is starting
   * ignores signals. Durability against power loss is not tested.
   */
  private static final String SCRIPT =
      """
      trap '' INT TERM HUP
      folder=$1 port=$2
      shift 2
      start() {
        "$@" bin/postgres -D data -p "$port" -c listen_addresses=127.0.0.1 -c unix_socket_directories= \
          -c fsync=off -c full_page_writes=off -c max_connections=300 -c shared_buffers=64MB \
          -c max_wal_size=512MB &
        server=$!
      }
      stop() {
        while kill "$1" $server; do sleep 0.05; done
        wait $server
        server=
      }
      cd "$folder" && while read -r order; do
        case $order in
          make) "$@" bin/initdb -D data -U clarity -A scram-sha-256 --pwfile=password -E UTF8 \
            --locale=C --no-sync --no-instructions || break ;;
          start) start "$@" ;;
          crash) stop -QUIT ;;
        esac
      done
      if [ "$server" ]; then stop -INT; fi
      rm -rf "$folder"
      """;

  private static final AtomicInteger DATABASES = new AtomicInteger();

  private final Path folder;
  private final int port;
  private final Process shell;

  private PostgresqlServer(Path folder, int port, List<String> as) throws IOException {
    this.folder = folder;
    this.port = port;
    List<String> command =
        new ArrayList<>(List.of("sh", "-c", SCRIPT, "sh", folder.toString(), "" + port));
    command.addAll(as);
    this.shell =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
  }

  private static final class Shared {
    static final PostgresqlServer SERVER = make();
  }

  public static PostgresqlServer shared() {
    return Shared.SERVER;
  }

  public int port() {
    return port;
  }

  /** The address of a new database, without user and password. */
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

  /** Enables TLS with a self-signed certificate. */
  public void secure() throws IOException, InterruptedException {
    Path store = folder.resolve("tls.p12");
    String keytool = Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
    List<String> command =
        List.of(
            keytool,
            "-genkeypair",
            "-alias",
            "server",
            "-keyalg",
            "EC",
            "-dname",
            "CN=elsewhere",
            "-storetype",
            "PKCS12",
            "-keystore",
            store.toString(),
            "-storepass",
            "password");
    new ProcessBuilder(command).redirectErrorStream(true).start().waitFor();
    try {
      KeyStore keys = KeyStore.getInstance(store.toFile(), "password".toCharArray());
      write("server.crt", "CERTIFICATE", keys.getCertificate("server").getEncoded());
      write(
          "server.key",
          "PRIVATE KEY",
          keys.getKey("server", "password".toCharArray()).getEncoded());
    } catch (GeneralSecurityException e) {
      throw new IOException(e);
    }
    configure("ALTER SYSTEM SET ssl = on", "on");
  }

  public void unsecure() {
    configure("ALTER SYSTEM RESET ssl", "off");
  }

  private void configure(String change, String expected) {
    try (Connection connection = connect("postgres");
        Statement statement = connection.createStatement()) {
      statement.execute(change);
      statement.execute("SELECT pg_reload_conf()");
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
    await("TLS " + expected, () -> expected.equals(setting("ssl")));
  }

  private String setting(String name) {
    try (Connection connection = connect("postgres");
        Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery("SHOW " + name)) {
      result.next();
      return result.getString(1);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Writes a file that only the server can read. */
  private void write(String name, String what, byte[] content) throws IOException {
    Path file = folder.resolve("data").resolve(name);
    String lines = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(content);
    Files.writeString(
        file, "-----BEGIN %s-----\n%s\n-----END %s-----\n".formatted(what, lines, what));
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
    Files.setAttribute(file, "unix:uid", Files.getAttribute(folder, "unix:uid"));
  }

  /** An address with user and password, as in CLARITY_STORE. */
  public static String entering(String address) {
    return address
        + (address.contains("?") ? "&" : "?")
        + "user=clarity&password=Geh%25eim%26nis%3D42";
  }

  private Connection connect(String database) throws SQLException {
    String url = "jdbc:postgresql://127.0.0.1:" + port + "/" + database;
    return DriverManager.getConnection(url, USER, PASSWORD);
  }

  /** Starts the shell first, so that it deletes the folder however the JVM ends. */
  private static PostgresqlServer make() {
    try {
      List<String> as = unprivileged();
      Path folder = Files.createTempDirectory(place(), "clarity-postgresql");
      PostgresqlServer server = new PostgresqlServer(folder, freePort(), as);
      unpack(folder);
      if (as.contains("--clear-groups")) {
        Files.setAttribute(folder, "unix:uid", NOBODY);
      }
      server.order("make");
      server.start();
      return server;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Restarts the server after a crash. */
  public void start() {
    order("start");
    await("the server to start", this::answers);
  }

  /** Kills the server without closing connections or flushing to disk. */
  public void crash() {
    order("crash");
    await("the server to end", () -> !listens());
  }

  private void order(String order) {
    try {
      shell.getOutputStream().write((order + "\n").getBytes(StandardCharsets.US_ASCII));
      shell.getOutputStream().flush();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void await(String what, BooleanSupplier event) {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (!event.getAsBoolean()) {
      if (!shell.isAlive() || System.nanoTime() > end) {
        throw new IllegalStateException("waited in vain for " + what);
      }
      pause();
    }
  }

  private boolean answers() {
    try {
      connect("postgres").close();
      return true;
    } catch (SQLException e) {
      return false;
    }
  }

  private boolean listens() {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      return socket.isConnected();
    } catch (IOException e) {
      return false;
    }
  }

  private static void pause() {
    try {
      TimeUnit.MILLISECONDS.sleep(20);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** A folder in memory if there is room, otherwise on disk. */
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

  /** The output of a command; empty if there is no such command or it fails. */
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

  private static void unpack(Path folder) throws IOException {
    Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
    try (InputStream packed = archive();
        TarArchiveInputStream tar =
            new TarArchiveInputStream(new XZInputStream(new BufferedInputStream(packed)))) {
      for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
        unpack(entry, tar, folder.resolve(entry.getName()).normalize());
      }
    }
    Files.writeString(folder.resolve("password"), PASSWORD);
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

  /** The class path contains the binaries of one system. On a Mac they run on both processors. */
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
