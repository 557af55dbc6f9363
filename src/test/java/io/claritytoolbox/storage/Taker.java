package io.claritytoolbox.storage;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/**
 * A process of its own that takes requests: for each line with a limit that comes in, one line with
 * the slot taken goes out, 0 for none.
 */
final class Taker implements AutoCloseable {
  private final Process process;
  private final BufferedReader replies;

  private Taker(Process process) {
    this.process = process;
    this.replies =
        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
  }

  static Taker start(String url) throws IOException {
    List<String> command =
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:TieredStopAtLevel=1",
            "-XX:+UseSerialGC",
            "-Xmx64m",
            "-cp",
            System.getProperty("java.class.path"),
            Taker.class.getName(),
            url);
    return new Taker(
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start());
  }

  void ask(int limit) throws IOException {
    process.getOutputStream().write((limit + "\n").getBytes(StandardCharsets.UTF_8));
    process.getOutputStream().flush();
  }

  int slot() throws IOException {
    String reply = replies.readLine();
    if (reply == null) {
      throw new IOException("the process ended without a reply");
    }
    return Integer.parseInt(reply);
  }

  /** Ends it as {@code kill -9} does. */
  @Override
  public void close() {
    process.destroyForcibly().onExit().join();
  }

  public static void main(String[] arguments) throws IOException {
    Storage storage = Storage.open(arguments[0]);
    BufferedReader limits =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    for (String limit = limits.readLine(); limit != null; limit = limits.readLine()) {
      System.out.println(
          storage
              .ledger()
              .take(
                  StorageContract.SHOP,
                  StorageContract.TODAY,
                  Integer.parseInt(limit),
                  StorageContract.PURPOSE)
              .orElse(0));
      System.out.flush();
    }
  }
}
