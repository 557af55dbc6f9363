package io.claritytoolbox.config;

import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Reads variables on Linux with the home folder /home/ada. */
final class Readings {
  private static final ConfigReader READER =
      new ConfigReader("Linux", "/home/ada", InstantSource.fixed(Tokens.NOW));

  private Readings() {}

  static Config.Reading read(Map<String, String> variables) {
    return READER.read(variables);
  }

  /** Reads the two required variables and more, given as name, value, name, value. */
  static Config.Reading readWith(String... more) {
    Map<String, String> variables = new HashMap<>();
    variables.put("CLARITY_API_TOKEN", Tokens.VALID);
    variables.put("CLARITY_PROJECT_ID", "abc123");
    for (int index = 0; index < more.length; index += 2) {
      variables.put(more[index], more[index + 1]);
    }
    return read(variables);
  }

  static Config configWith(String... more) {
    return config(readWith(more));
  }

  static Config config(Config.Reading reading) {
    return reading.match(
        Config.Read::config,
        faulty -> {
          throw new AssertionError(faulty.faults());
        });
  }

  static List<String> faultsWith(String... more) {
    return faults(readWith(more));
  }

  static List<String> faults(Config.Reading reading) {
    return reading.match(read -> List.of(), Config.Faulty::faults);
  }
}
