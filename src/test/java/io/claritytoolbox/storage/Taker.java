package io.claritytoolbox.storage;

import io.claritytoolbox.model.ProjectId;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A process that reserves requests. It reads lines with a limit and optionally a project, and
 * answers with the slot, or 0 for none. For the line {@code lease}, it answers 1 if it holds the
 * spending lock, otherwise 0.
 */
final class Taker implements AutoCloseable {
  private static final String LEASE = "lease";

  private final Process process;
  private final BufferedReader replies;

  private Taker(Process process) {
    this.process = process;
    this.replies =
        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
  }

  static Taker start(String url) throws IOException {
    return new Taker(java(List.of(), Taker.class, url));
  }

  /**
   * @param flag the JVM's
   */
  static Taker start(String url, String flag) throws IOException {
    return new Taker(java(List.of(flag), Taker.class, url));
  }

  /** Starts a test program with flags for a fast start. */
  static Process java(List<String> flags, Class<?> program, String... arguments)
      throws IOException {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Xmx64m",
                "-Djava.util.logging.config.file="
                    + System.getProperty("java.util.logging.config.file"),
                "-cp",
                System.getProperty("java.class.path"),
                program.getName()));
    command.addAll(1, flags);
    command.addAll(List.of(arguments));
    return new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
  }

  void ask(int limit) throws IOException {
    send(Integer.toString(limit));
  }

  void ask(int limit, ProjectId project) throws IOException {
    send(limit + " " + project);
  }

  void askToSpend() throws IOException {
    send(LEASE);
  }

  private void send(String line) throws IOException {
    process.getOutputStream().write((line + "\n").getBytes(StandardCharsets.UTF_8));
    process.getOutputStream().flush();
  }

  int slot() throws IOException {
    String reply = replies.readLine();
    if (reply == null) {
      throw new IOException("the process ended without a reply");
    }
    return Integer.parseInt(reply);
  }

  /** Kills the process like {@code kill -9}. */
  @Override
  public void close() {
    process.destroyForcibly().onExit().join();
  }

  public static void main(String[] arguments) throws IOException {
    Storage storage = Storage.open(arguments[0], () -> StorageContract.NOON);
    BufferedReader asked =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    for (String line = asked.readLine(); line != null; line = asked.readLine()) {
      System.out.println(line.equals(LEASE) ? lease(storage) : take(storage, line));
      System.out.flush();
    }
  }

  private static int take(Storage storage, String line) {
    String[] words = line.split(" ");
    ProjectId project = words.length > 1 ? new ProjectId(words[1]) : StorageContract.SHOP;
    return storage
        .ledger()
        .take(project, StorageContract.TODAY, Integer.parseInt(words[0]), StorageContract.PURPOSE)
        .orElse(0);
  }

  /** Held until the process ends. */
  private static int lease(Storage storage) {
    return storage.leases().tryTake(StorageContract.SHOP).isPresent() ? 1 : 0;
  }
}
