package io.claritytoolbox.cli;

import io.claritytoolbox.doctor.Machine;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Locale;
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
  /** The exit code of what goes wrong. */
  static final int FAILED = 1;

  /** The exit code of a command line that is wrong. */
  static final int MISUSED = 2;

  private static final int LONGEST_ANSWER = 100;

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
    } catch (CommandFault fault) {
      return fail(fault);
    } catch (IOException e) {
      return fail(String.valueOf(e.getMessage()));
    }
  }

  public int serve(ServeOptions options) throws IOException {
    Offering offering = prebuilts.offer(options.prebuilts());
    Logging.startAtFirstUse(options.level(), options.format(), screen.err());
    server.serve(offering);
    return 0;
  }

  /** Whether a person answers yes to a question. */
  boolean confirms(String question) {
    String answer = answer(question + " [y/N] ").strip().toLowerCase(Locale.ROOT);
    return List.of("y", "yes").contains(answer);
  }

  /** What a person types; empty if it is too long or can't be read. */
  String answer(String question) {
    screen.err().print(question);
    screen.err().flush();
    StringBuilder answer = new StringBuilder();
    try {
      InputStream in = machine.get().in();
      for (int next = in.read(); next >= 0 && next != '\n'; next = in.read()) {
        if (answer.length() == LONGEST_ANSWER) {
          return "";
        }
        answer.append((char) next);
      }
    } catch (IOException e) {
      return "";
    }
    return answer.toString();
  }

  /** Says why, in a sentence. */
  int fail(String sentence) {
    screen.err().println(sentence);
    screen.err().flush();
    return FAILED;
  }

  int fail(CommandFault fault) {
    fail(fault.getMessage());
    return fault.exitCode();
  }
}
