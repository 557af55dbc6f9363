package io.claritytoolbox.packaged;

import static org.assertj.core.api.Assumptions.assumeThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.modelcontextprotocol.client.McpClient;
import io.modelcontextprotocol.client.McpSyncClient;
import io.modelcontextprotocol.client.transport.ServerParameters;
import io.modelcontextprotocol.client.transport.StdioClientTransport;
import io.modelcontextprotocol.json.jackson2.JacksonMcpJsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** The packaged program, started as by the launcher, with its own Clarity and data folder. */
final class Toolbox implements AutoCloseable {
  static final String[] SERVE = {"--prebuilt", "clarity", "--stdio"};
  static final String PROJECT = "ab12cd34ef";

  private static final String JAVA =
      Path.of(System.getProperty("java.home"), "bin", "java").toString();

  /** The launcher's flags. */
  private static final Path FLAGS = Path.of(".mvn", "launcher", "jvm.args").toAbsolutePath();

  /** These variables would lead to folders outside the test. */
  private static final Set<String> FOLDERS = Set.of("XDG_DATA_HOME", "LOCALAPPDATA");

  private static final JacksonMcpJsonMapper JSON = new JacksonMcpJsonMapper(new ObjectMapper());

  private final Path folder;
  private final LoopbackClarity clarity = new LoopbackClarity();
  private final Map<String, String> environment = new TreeMap<>();
  private final List<Runnable> endings = new ArrayList<>();

  /**
   * @param folder an empty folder
   */
  Toolbox(Path folder) {
    // The program uses the real day, so a test must not span two.
    assumeThat(LocalTime.now(ZoneOffset.UTC)).isBefore(LocalTime.of(23, 58));
    this.folder = folder;
    environment.put("CLARITY_API_TOKEN", Token.VALUE);
    environment.put("CLARITY_PROJECT_ID", PROJECT);
    environment.put("CLARITY_API_BASE_URL", clarity.base());
    environment.put("CLARITY_MCP_BASE_URL", clarity.dashboard());
    environment.put("CLARITY_STORE", "jdbc:sqlite:" + store());
  }

  LoopbackClarity clarity() {
    return clarity;
  }

  Path store() {
    return folder.resolve("data").resolve("clarity.db");
  }

  /** The folder with everything that the program writes. */
  Path folder() {
    return folder;
  }

  Toolbox with(String variable, String value) {
    environment.put(variable, value);
    return this;
  }

  Toolbox without(String variable) {
    environment.remove(variable);
    return this;
  }

  /** The command that starts it. */
  List<String> command(String... arguments) {
    List<String> command = new ArrayList<>(List.of(JAVA));
    command.addAll(javaArguments(arguments));
    return command;
  }

  /** The variables that it reads. */
  Map<String, String> environment() {
    return environment;
  }

  /** Starts a process with raw pipes. */
  Pipe start(String... arguments) {
    try {
      ProcessBuilder builder = clean(new ProcessBuilder(command(arguments)));
      builder.environment().putAll(environment);
      Pipe pipe = new Pipe(builder, Files.createTempFile(folder, "stderr", ".log"));
      endings.add(pipe::close);
      return pipe;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Starts a server and connects the SDK's client to it. */
  Client connect() {
    return connect(SERVE);
  }

  Client connect(String... arguments) {
    ServerParameters server =
        ServerParameters.builder(JAVA).args(javaArguments(arguments)).env(environment).build();
    StdioClientTransport transport =
        new StdioClientTransport(server, JSON) {
          @Override
          protected ProcessBuilder getProcessBuilder() {
            return clean(super.getProcessBuilder());
          }
        };
    transport.setStdErrorHandler(line -> {});
    McpSyncClient sdk = McpClient.sync(transport).requestTimeout(Duration.ofSeconds(30)).build();
    Client client = new Client(sdk);
    endings.add(client::close);
    return client.introduced();
  }

  private List<String> javaArguments(String... arguments) {
    List<String> all = new ArrayList<>(List.of("@" + FLAGS, "-Duser.home=" + folder));
    all.addAll(List.of("-cp", System.getProperty("toolbox.jar"), "io.claritytoolbox.Main"));
    all.addAll(List.of(arguments));
    return all;
  }

  /** Removes variables of the machine that runs the tests. */
  private static ProcessBuilder clean(ProcessBuilder builder) {
    builder
        .environment()
        .keySet()
        .removeIf(
            name ->
                name.startsWith("CLARITY_") || name.endsWith("_OPTIONS") || FOLDERS.contains(name));
    return builder;
  }

  @Override
  public void close() {
    endings.forEach(Runnable::run);
    clarity.close();
  }
}
