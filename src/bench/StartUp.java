import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * How fast the toolbox starts and answers, next to Microsoft's own server, on every Java there is.
 *
 * <pre>java src/bench/StartUp.java [runs]</pre>
 *
 * Run it in the checkout, on a machine that does nothing else; after {@code mvn -Pdist package} it
 * measures the distribution too. It needs node and npm, which fetches Microsoft's server once into
 * the temporary folder. All start in turn, so that a slow minute of the machine strikes each of
 * them. Figures are milliseconds unless they say otherwise: the median, the least and the most.
 */
public final class StartUp {
  private static final String PEER = "@microsoft/clarity-mcp-server@2.0.1";
  private static final int WARM_UPS = 3;
  private static final int NPX_RUNS = 5;
  private static final int CALLS = 500;
  private static final int AT_ONCE = 64;

  /** A client that lists tools calls one when its model has thought, or at once. */
  private static final long THOUGHT_MILLIS = 1_000;

  private static final Path FOLDER =
      Path.of(System.getProperty("java.io.tmpdir"), "clarity-toolbox-bench");
  private static final String JSON_RPC = "{\"jsonrpc\":\"2.0\",\"id\":%d,\"method\":";
  private static final String INITIALIZE =
      "\"initialize\",\"params\":{\"protocolVersion\":\"2025-11-25\",\"capabilities\":{},"
          + "\"clientInfo\":{\"name\":\"bench\",\"version\":\"1\"}}}";
  private static final String DISCOVER =
      "\"server/discover\",\"params\":{\"_meta\":{"
          + "\"io.modelcontextprotocol/protocolVersion\":\"2026-07-28\","
          + "\"io.modelcontextprotocol/clientCapabilities\":{}}}}";
  private static final String LIST = "\"tools/list\"}";
  private static final String CALL =
      "\"tools/call\",\"params\":{\"name\":\"get_sessions\","
          + "\"arguments\":{\"group_by\":[\"Device\"]}}}";
  private static final String PAGES =
      "\"tools/call\",\"params\":{\"name\":\"get_ux_by_url\",\"arguments\":{}}}";

  /** What a token of Clarity's says of itself; nobody signed this one. */
  private static final String CLAIMS =
      "{\"sub\":\"1\",\"aud\":\"clarity.data-exporter\",\"scope\":\"Data.Export\","
          + "\"nbf\":1760000000,\"exp\":4100000000}";

  private final Map<String, List<Double>> figures = new LinkedHashMap<>();
  private final Map<String, String> demo;
  private final Map<String, String> configured;

  private StartUp(Path javaHome, Map<String, String> settings) {
    this.demo = Map.of("JAVA_HOME", javaHome.toString());
    this.configured = new LinkedHashMap<>(demo);
    this.configured.putAll(settings);
  }

  public static void main(String[] arguments) throws Exception {
    int runs = arguments.length == 0 ? 15 : Integer.parseInt(arguments[0]);
    installPeer();
    Path folder = Files.createTempDirectory(FOLDER, "store");
    String java = ProcessHandle.current().info().command().orElse("java");
    Process standIn = new ProcessBuilder(java, "examples/stand-in/StandIn.java", "0").start();
    try {
      Map<String, String> clarity =
          Map.of(
              "CLARITY_API_BASE_URL", standIn.inputReader(UTF_8).readLine(),
              "CLARITY_API_TOKEN", token(),
              "CLARITY_PROJECT_ID", "project",
              "CLARITY_STORE", "jdbc:sqlite:" + folder.resolve("store.db"));
      for (Path home : javaHomes()) {
        new StartUp(home, clarity).run(runs);
      }
    } finally {
      standIn.destroy();
    }
  }

  private static String token() {
    Base64.Encoder encoder = Base64.getUrlEncoder().withoutPadding();
    return encoder.encodeToString("{\"alg\":\"none\"}".getBytes(UTF_8))
        + "."
        + encoder.encodeToString(CLAIMS.getBytes(UTF_8))
        + ".unsigned";
  }

  private static void installPeer() throws Exception {
    Files.createDirectories(FOLDER);
    if (!Files.exists(peer())) {
      run(List.of("npm", "install", "--silent", "--prefix", FOLDER.toString(), PEER), Map.of());
    }
  }

  private static Path peer() {
    return FOLDER.resolve("node_modules/@microsoft/clarity-mcp-server/dist/index.js");
  }

  /** The Java that runs this, and its neighbours that are new enough. */
  private static List<Path> javaHomes() throws IOException {
    Path own = Path.of(System.getProperty("java.home")).toRealPath();
    List<Path> homes = new ArrayList<>(List.of(own));
    try (Stream<Path> neighbours = Files.list(own.getParent())) {
      for (Path home : neighbours.sorted().toList()) {
        boolean isNew = Files.isExecutable(home.resolve("bin/javac")) && version(home) >= 17;
        if (isNew && !homes.contains(home.toRealPath())) {
          homes.add(home.toRealPath());
        }
      }
    }
    return homes;
  }

  private static int version(Path home) throws IOException {
    Path release = home.resolve("release");
    if (!Files.isReadable(release)) {
      return 0;
    }
    String text = Files.readString(release);
    String version = text.replaceFirst("(?s).*JAVA_VERSION=\"(\\d+).*", "$1");
    return version.equals(text) ? 0 : Integer.parseInt(version);
  }

  private void run(int runs) throws Exception {
    prepare();
    Path distribution = distribution();
    for (int run = -WARM_UPS; run < runs; run++) {
      if (run == 0) {
        figures.clear();
      }
      start("demo", ours("clarity-demo"), demo);
      start("configured", ours("clarity"), configured);
      if (distribution != null) {
        start("distribution", served(distribution.resolve("toolbox"), "clarity"), configured);
      }
      start("peer", List.of("node", peer().toString()), Map.of());
      discover();
      callLater();
      startEmptyJvm();
    }
    for (int run = 0; run < NPX_RUNS; run++) {
      initialize("npx", List.of("npx", "-y", PEER));
    }
    callWarm();
    print(runs);
  }

  /** Builds, fills the store, and waits until the classes are archived. */
  private void prepare() throws Exception {
    run(List.of("./toolbox", "--version"), demo);
    try (Session session = new Session(ours("clarity"), configured)) {
      session.initialize();
      session.call(CALL);
      session.call(PAGES);
    }
    while (!isArchived()) {
      Thread.sleep(THOUGHT_MILLIS);
    }
  }

  private boolean isArchived() throws IOException {
    Path state = Path.of(".toolbox");
    Path builds = state.resolve(Files.readString(state.resolve("current")).strip()).resolve("jvm");
    try (Stream<Path> files = Files.walk(builds)) {
      return files.anyMatch(file -> file.endsWith(demo.get("JAVA_HOME").substring(1) + "/place"));
    } catch (IOException | UncheckedIOException e) {
      return false;
    }
  }

  private static List<String> ours(String prebuilt) {
    return served(Path.of("toolbox").toAbsolutePath(), prebuilt);
  }

  private static List<String> served(Path launcher, String prebuilt) {
    return List.of(launcher.toString(), "--prebuilt", prebuilt, "--stdio");
  }

  /** What {@code mvn -Pdist package} made; null if there is none. */
  private static Path distribution() throws IOException {
    try (DirectoryStream<Path> made =
        Files.newDirectoryStream(Path.of("target"), "clarity-toolbox-*-*[0-9]")) {
      Iterator<Path> first = made.iterator();
      return first.hasNext() ? first.next() : null;
    } catch (NoSuchFileException e) {
      return null;
    }
  }

  private void start(String name, List<String> command, Map<String, String> env) throws Exception {
    try (Session session = new Session(command, env)) {
      note(name + ": initialize", session.initialize());
      session.ask(LIST);
      note(name + ": tools/list", session.sinceStart());
      note(name + ": resident MB", session.residentMegabytes());
      if (!name.equals("peer")) {
        double call = session.call(CALL);
        note(name + ": first call, since the start", session.sinceStart());
        note(name + ": first call, alone", call);
        note(name + ": second call", session.call(CALL));
      }
    }
  }

  private void discover() throws Exception {
    try (Session session = new Session(ours("clarity-demo"), demo)) {
      session.ask(DISCOVER);
      note("demo: server/discover", session.sinceStart());
    }
  }

  private void initialize(String name, List<String> command) throws Exception {
    try (Session session = new Session(command, Map.of())) {
      note(name + ": initialize", session.initialize());
    }
  }

  private void callLater() throws Exception {
    try (Session session = new Session(ours("clarity"), configured)) {
      session.initialize();
      session.ask(LIST);
      Thread.sleep(THOUGHT_MILLIS);
      note("configured: first call, a second later", session.call(CALL));
    }
  }

  private void startEmptyJvm() throws Exception {
    String java = Path.of(demo.get("JAVA_HOME"), "bin/java").toString();
    long start = System.nanoTime();
    run(List.of(java, "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-version"), Map.of());
    note("empty JVM: start and end", millisSince(start));
  }

  private void callWarm() throws Exception {
    try (Session session = new Session(ours("clarity"), configured)) {
      session.initialize();
      for (int call = 0; call < CALLS; call++) {
        session.call(CALL);
      }
      for (int call = 0; call < CALLS; call++) {
        note("configured: warm call", session.call(CALL));
        note("configured: warm call of pages", session.call(PAGES));
      }
      note("configured: " + AT_ONCE + " at once, all answered", session.callAtOnce(AT_ONCE));
      note("configured: resident MB, at the end", session.residentMegabytes());
    }
  }

  private void note(String name, double figure) {
    figures.computeIfAbsent(name, any -> new ArrayList<>()).add(figure);
  }

  private void print(int runs) {
    System.out.printf("%nJava %s, %d runs%n", demo.get("JAVA_HOME"), runs);
    figures.forEach(
        (name, values) ->
            System.out.printf(
                "%-42s %8.2f  (%.2f–%.2f)%n",
                name, at(values, 0.5), at(values, 0), at(values, 1)));
    for (String name : List.of("configured: warm call", "configured: warm call of pages")) {
      System.out.printf("%-42s %8.2f%n", name + ", p99", at(figures.get(name), 0.99));
    }
    for (String name : List.of("demo", "configured", "distribution")) {
      if (!figures.containsKey(name + ": initialize")) {
        continue;
      }
      for (String figure : List.of("initialize", "tools/list", "resident MB")) {
        printRatio(name + ": " + figure, "peer: " + figure);
      }
      printRatio(name + ": initialize", "npx: initialize");
    }
  }

  private void printRatio(String ours, String theirs) {
    double ratio = at(figures.get(ours), 0.5) / at(figures.get(theirs), 0.5);
    System.out.printf("%-42s %8.2f%n", ours + " / " + theirs.split(":")[0], ratio);
  }

  /** The value below which a part of all values lies. */
  private static double at(List<Double> values, double part) {
    List<Double> sorted = new ArrayList<>(values);
    Collections.sort(sorted);
    return sorted.get((int) Math.round(part * (sorted.size() - 1)));
  }

  private static double millisSince(long start) {
    return (System.nanoTime() - start) / 1e6;
  }

  private static void run(List<String> command, Map<String, String> env) throws Exception {
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().putAll(env);
    Process process = builder.start();
    String said = new String(process.getInputStream().readAllBytes(), UTF_8);
    if (process.waitFor() != 0) {
      throw new IllegalStateException(command + " failed: " + said);
    }
  }

  /** A server and a client of it that asks one thing after the other. */
  private static final class Session implements AutoCloseable {
    private final long start;
    private final Process process;
    private final Writer in;
    private final BufferedReader out;
    private int id;

    Session(List<String> command, Map<String, String> env) throws IOException {
      ProcessBuilder builder =
          new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD);
      builder.environment().keySet().removeIf(name -> name.startsWith("CLARITY_"));
      builder.environment().putAll(env);
      start = System.nanoTime();
      process = builder.start();
      in = process.outputWriter(UTF_8);
      out = process.inputReader(UTF_8);
    }

    double sinceStart() {
      return millisSince(start);
    }

    /** Milliseconds from the start of the process. */
    double initialize() throws IOException {
      ask(INITIALIZE);
      double millis = sinceStart();
      send("{\"jsonrpc\":\"2.0\",\"method\":\"notifications/initialized\"}");
      return millis;
    }

    String ask(String request) throws IOException {
      send(JSON_RPC.formatted(++id) + request);
      return receive("\"id\":" + id);
    }

    /** Milliseconds from sending. */
    double call(String request) throws IOException {
      long sent = System.nanoTime();
      check(ask(request));
      return millisSince(sent);
    }

    /** Milliseconds until the last of so many is answered. */
    double callAtOnce(int calls) throws IOException {
      long sent = System.nanoTime();
      for (int call = 0; call < calls; call++) {
        in.write(JSON_RPC.formatted(++id) + CALL + "\n");
      }
      in.flush();
      for (int call = 0; call < calls; call++) {
        check(receive("\"id\":"));
      }
      return millisSince(sent);
    }

    /** NaN where there is no /proc. */
    double residentMegabytes() throws IOException {
      Path status = Path.of("/proc/" + process.pid() + "/status");
      if (!Files.isReadable(status)) {
        return Double.NaN;
      }
      String text = Files.readString(status);
      return Double.parseDouble(text.replaceFirst("(?s).*VmRSS:\\s+(\\d+) kB.*", "$1")) / 1024;
    }

    private void send(String line) throws IOException {
      in.write(line + "\n");
      in.flush();
    }

    private String receive(String mark) throws IOException {
      for (String line = out.readLine(); line != null; line = out.readLine()) {
        if (line.contains(mark)) {
          return line;
        }
      }
      throw new IOException("the server ended before it answered");
    }

    private static void check(String reply) throws IOException {
      if (!reply.contains("\"isError\":false")) {
        throw new IOException("not an answer: " + reply);
      }
    }

    @Override
    public void close() throws Exception {
      in.close();
      if (!process.waitFor(10, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    }
  }
}
