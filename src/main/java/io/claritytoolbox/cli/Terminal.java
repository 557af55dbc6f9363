package io.claritytoolbox.cli;

import java.io.Console;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/**
 * The terminal behind standard output, if any. It is looked up at the first use, because a server
 * never needs it.
 */
public final class Terminal {
  /** The system property with the width of the terminal. The launcher sets it. */
  public static final String COLUMNS = "terminal.columns";

  private static final int USUAL_WIDTH = 80;
  private static final String NUMBER = "[1-9][0-9]{0,4}";

  private final Properties properties;
  private final Map<String, String> environment;
  private @Nullable OptionalInt columns;

  /**
   * @param properties Java's system properties
   * @param environment the environment variables
   */
  public Terminal(Properties properties, Map<String, String> environment) {
    this.properties = properties;
    this.environment = environment;
  }

  /** A terminal of a known width; no terminal if that is empty. */
  static Terminal of(OptionalInt columns) {
    Terminal terminal = new Terminal(new Properties(), Map.of());
    terminal.columns = columns;
    return terminal;
  }

  /** Its width; empty if there is no terminal. */
  synchronized OptionalInt columns() {
    OptionalInt known = columns;
    if (known == null) {
      known = look();
      columns = known;
    }
    return known;
  }

  boolean isThere() {
    return columns().isPresent();
  }

  /** Whether to show colours; see no-color.org. */
  boolean isColoured() {
    return isThere()
        && environment.getOrDefault("NO_COLOR", "").isEmpty()
        && !environment.getOrDefault("TERM", "").equals("dumb");
  }

  /** Reads a line without showing it; empty if there is no terminal. */
  Optional<String> secret(String question) {
    return secret(System.console(), question);
  }

  private static Optional<String> secret(@Nullable Console console, String question) {
    return console == null || !isConsole(console)
        ? Optional.empty()
        : Optional.ofNullable(console.readPassword("%s", question)).map(String::new);
  }

  private OptionalInt look() {
    OptionalInt told = number(properties.getProperty(COLUMNS, ""));
    if (told.isPresent() || !isConsole(System.console())) {
      return told;
    }
    OptionalInt width = number(environment.getOrDefault("COLUMNS", ""));
    return OptionalInt.of(width.orElseGet(() -> asked().orElse(USUAL_WIDTH)));
  }

  /** Since Java 22 there can be a console without a terminal. */
  private static boolean isConsole(@Nullable Console console) {
    if (console == null) {
      return false;
    }
    try {
      return (boolean) Console.class.getMethod("isTerminal").invoke(console);
    } catch (ReflectiveOperationException javaBefore22) {
      return true;
    }
  }

  /** The width that the system's tool reports; empty if there is no such tool. */
  private static OptionalInt asked() {
    try {
      Process stty =
          new ProcessBuilder("stty", "size")
              .redirectInput(new File("/dev/tty"))
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start();
      String size = new String(stty.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
      return number(size.strip().replaceFirst("^.* ", ""));
    } catch (IOException none) {
      return OptionalInt.empty();
    }
  }

  private static OptionalInt number(String text) {
    return text.matches(NUMBER) ? OptionalInt.of(Integer.parseInt(text)) : OptionalInt.empty();
  }
}
