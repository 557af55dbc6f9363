package io.claritytoolbox.cli;

import io.claritytoolbox.doctor.Machine;
import java.io.IOException;
import java.util.function.Supplier;

/**
 * What a command line works with.
 *
 * @param prebuilts the sets of tools there are
 * @param server serves one of them
 * @param screen where a person reads
 * @param machine looked at by the commands that need it
 */
public record Program(
    Prebuilts prebuilts, Server server, Screen screen, Supplier<Machine> machine) {
  /** The exit code of all that goes wrong. */
  public static final int FAILED = 1;

  /**
   * Carries a command line out.
   *
   * @return the exit code
   */
  public int run(String... args) {
    ServeOptions options = ServeOptions.read(args).orElse(null);
    if (options == null) {
      return CommandTree.of(this).execute(args);
    }
    try {
      return serve(options);
    } catch (UsageFault | IOException e) {
      return fail(String.valueOf(e.getMessage()));
    }
  }

  public int serve(ServeOptions options) throws IOException {
    Supplier<Prebuilt> prebuilt = prebuilts.offer(options.prebuilts());
    Logging.startAtFirstUse(options.level(), options.format(), screen.err());
    server.serve(prebuilt);
    return 0;
  }

  /** Says why, in a sentence. */
  public int fail(String sentence) {
    screen.err().println(sentence);
    screen.err().flush();
    return FAILED;
  }
}
