package io.claritytoolbox.cli;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The command line of a client that starts the server.
 *
 * @param prebuilts at least one name
 */
record ServeOptions(List<String> prebuilts, Logging.Threshold level, Logging.Format format) {
  ServeOptions {
    prebuilts = List.copyOf(prebuilts);
  }

  /**
   * Parses {@code [serve] --prebuilt NAME[,NAME] --stdio [--log-level L] [--logging-format F]} in
   * any order. It does without a library, which would double the time to the first reply.
   *
   * @return empty for every other command line, which the library parses
   */
  static Optional<ServeOptions> read(String... args) {
    try {
      return new Reader(args).read();
    } catch (IllegalArgumentException unknownValue) {
      return Optional.empty();
    }
  }

  private static final class Reader {
    private final Iterator<String> words;
    private final List<String> prebuilts = new ArrayList<>();
    private Logging.Threshold level = Logging.Threshold.INFO;
    private Logging.Format format = Logging.Format.STANDARD;
    private boolean stdio;

    Reader(String... args) {
      List<String> all = List.of(args);
      words =
          all.subList(!all.isEmpty() && all.get(0).equals("serve") ? 1 : 0, all.size()).iterator();
    }

    Optional<ServeOptions> read() {
      while (words.hasNext()) {
        if (!take(words.next())) {
          return Optional.empty();
        }
      }
      return stdio && !prebuilts.isEmpty()
          ? Optional.of(new ServeOptions(prebuilts, level, format))
          : Optional.empty();
    }

    private boolean take(String word) {
      if (word.equals("--stdio")) {
        stdio = true;
        return true;
      }
      int equals = word.indexOf('=');
      String flag = equals < 0 ? word : word.substring(0, equals);
      if (equals < 0 && !words.hasNext()) {
        return false;
      }
      return set(flag, equals < 0 ? words.next() : word.substring(equals + 1));
    }

    private boolean set(String flag, String value) {
      switch (flag) {
        case "--prebuilt" -> prebuilts.addAll(List.of(value.split(",")));
        case "--log-level" -> level = Logging.Threshold.valueOf(value.toUpperCase(Locale.ROOT));
        case "--logging-format" -> format = Logging.Format.valueOf(value.toUpperCase(Locale.ROOT));
        default -> {
          return false;
        }
      }
      return true;
    }
  }
}
