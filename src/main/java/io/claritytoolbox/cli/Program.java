package io.claritytoolbox.cli;

import io.claritytoolbox.doctor.Machine;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Supplier;

/**
 * The environment of a command line.
 *
 * @param prebuilts the available sets of tools
 * @param server serves one of them
 * @param screen the output for people
 * @param machine read only by commands that need it
 */
public record Program(
    Prebuilts prebuilts, Server server, Screen screen, Supplier<Machine> machine) {
  /** The exit code of a failure. */
  static final int FAILED = 1;

  /** The exit code of an invalid command line. */
  static final int MISUSED = 2;

  private static final int LONGEST_ANSWER = 100;

  /**
   * Executes a command line.
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

  /**
   * Asks before a change, and says that nothing was done unless the answer is yes.
   *
   * @param nothing the sentence for that
   */
  boolean confirms(String question, String nothing) {
    if (!screen.terminal().isThere()) {
      fail(nothing + " Add --yes: there is no terminal to ask on.");
      return false;
    }
    String answer = answer(question + " [y/N] ").strip().toLowerCase(Locale.ROOT);
    boolean isYes = List.of("y", "yes").contains(answer);
    if (!isYes) {
      fail(nothing);
    }
    return isYes;
  }

  /** Reads a line from the user; empty if it is too long or can't be read. */
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

  /** Prints a line of the answer immediately. */
  void print(String line) {
    screen.out().println(line);
    screen.out().flush();
  }

  /** Prints a reason and returns the exit code. */
  int fail(String sentence) {
    screen.err().println(sentence);
    screen.err().flush();
    return FAILED;
  }

  int fail(CommandFault fault) {
    fail(fault.getMessage());
    return fault.exitCode();
  }

  /** Reads the version from the jar's manifest, or from a file beside the classes. */
  public static String version() {
    String packaged = Program.class.getPackage().getImplementationVersion();
    return packaged == null ? versionBesideClasses() : packaged;
  }

  private static String versionBesideClasses() {
    try (InputStream in = Objects.requireNonNull(Program.class.getResourceAsStream("version"))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8).strip();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * The output streams for people.
   *
   * @param out for answers only
   * @param err for everything else
   * @param terminal that shows {@code out}, if any
   */
  public record Screen(PrintStream out, PrintStream err, Terminal terminal) {}

  /**
   * The tools that a server offers.
   *
   * @param instructions for models, part of the reply to {@code initialize}
   * @param prebuilt called after that reply
   */
  public record Offering(String instructions, Supplier<Prebuilt> prebuilt) {}

  /** Serves tools to a client. */
  @FunctionalInterface
  public interface Server {
    /**
     * Returns when the client's input has ended and all replies are written.
     *
     * @param offering the tools to serve
     */
    void serve(Offering offering) throws IOException;
  }
}
