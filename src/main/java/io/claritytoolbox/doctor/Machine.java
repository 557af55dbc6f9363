package io.claritytoolbox.doctor;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The process's environment.
 *
 * @param environment the environment variables
 * @param properties Java's system properties
 * @param in standard input
 * @param jar the program's jar; null if it runs from class files
 * @param neighbours finds the visible other processes of this program
 */
public record Machine(
    Map<String, String> environment,
    Properties properties,
    InputStream in,
    @Nullable Path jar,
    Supplier<List<Neighbour>> neighbours,
    InstantSource clock) {
  /** The jar is at most this many folders below the launcher. */
  private static final int DEPTH = 4;

  /**
   * The command that starts this program: the launcher's full path, or Java and the jar. On Windows
   * always the latter, because not every client can start a script.
   */
  public List<String> launcher() {
    if (property("os.name").startsWith("Windows")) {
      return java("java.exe");
    }
    Path folder = jar == null ? Path.of("").toAbsolutePath() : jar.getParent();
    for (int up = 0; up < DEPTH && folder != null; up++) {
      Path launcher = folder.resolve("toolbox");
      if (Files.isRegularFile(launcher) && Files.isExecutable(launcher)) {
        return List.of(launcher.toString());
      }
      folder = folder.getParent();
    }
    return java("java");
  }

  /**
   * This program as a server in a client's settings.
   *
   * @param prebuilts the chosen sets of tools, separated by commas
   * @param variables the environment variables that it needs
   */
  public ObjectNode server(String prebuilts, Map<String, String> variables) {
    List<String> command = launcher();
    ObjectNode server = JsonNodeFactory.instance.objectNode().put("command", command.get(0));
    ArrayNode args = server.putArray("args");
    command.subList(1, command.size()).forEach(args::add);
    args.add("--prebuilt").add(prebuilts).add("--stdio");
    if (!variables.isEmpty()) {
      ObjectNode env = server.putObject("env");
      variables.forEach(env::put);
    }
    return server;
  }

  /** With the flags and the class cache of a distribution, if they are beside the jar. */
  private List<String> java(String program) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(property("java.home"), "bin", program).toString());
    Path place = jar == null ? Path.of("clarity-toolbox.jar") : jar;
    if (Files.exists(place.resolveSibling("classes"))) {
      command.add("-XX:AOTCache=" + place.resolveSibling("classes"));
    }
    if (Files.exists(place.resolveSibling("jvm.args"))) {
      command.add("@" + place.resolveSibling("jvm.args"));
    }
    command.addAll(List.of("-jar", place.toString()));
    return command;
  }

  /** A system property; empty if it is not set. */
  public String property(String name) {
    return properties.getProperty(name, "");
  }

  /** A variable's value; empty if it is not set or an unfilled placeholder. */
  public String variable(String name) {
    String value = environment.getOrDefault(name, "").strip();
    return value.startsWith("${") ? "" : value;
  }

  /**
   * Another process of this program.
   *
   * @param since its start; {@link Instant#EPOCH} if unknown
   */
  public record Neighbour(long pid, Instant since) {
    private static final String JAR = "clarity-toolbox.jar";

    /** The other processes on this machine that belong to the same user. */
    public static List<Neighbour> seen() {
      long own = ProcessHandle.current().pid();
      return ProcessHandle.allProcesses()
          .filter(process -> process.pid() != own && runsThis(process.info()))
          .map(
              process ->
                  new Neighbour(process.pid(), process.info().startInstant().orElse(Instant.EPOCH)))
          .toList();
    }

    private static boolean runsThis(ProcessHandle.Info info) {
      return Arrays.stream(info.arguments().orElse(new String[0]))
          .anyMatch(word -> word.endsWith(JAR));
    }
  }
}
