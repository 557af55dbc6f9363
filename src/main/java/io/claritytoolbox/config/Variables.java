package io.claritytoolbox.config;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** The environment variables, and the faults and warnings found in them so far. */
final class Variables {
  /** An unset variable, as many clients pass it on. */
  private static final Pattern UNFILLED = Pattern.compile("\\$\\{[^{}]*}");

  private final Map<String, String> values;
  private final List<String> faults = new ArrayList<>();
  private final List<String> warnings = new ArrayList<>();
  private final List<Config.TokenReport> reports = new ArrayList<>();
  private int tokenFaults;

  Variables(Map<String, String> values) {
    this.values = new TreeMap<>(values);
  }

  /** A variable's value without surrounding space; empty if blank. */
  Optional<String> value(String variable) {
    return Optional.ofNullable(values.get(variable)).map(String::strip).filter(Variables::isFilled);
  }

  Optional<String> value(Setting setting) {
    return value(setting.variable());
  }

  static boolean isFilled(String text) {
    return !text.isBlank() && !UNFILLED.matcher(text).matches();
  }

  /** A whole number; {@code standard} if not set. */
  int number(Setting setting, int standard, int least, int most) {
    Optional<String> value = value(setting);
    if (value.isEmpty()) {
      return standard;
    }
    // Nine digits never overflow.
    int number = value.get().matches("[0-9]{1,9}") ? Integer.parseInt(value.get()) : -1;
    if (number >= least && number <= most) {
      return number;
    }
    fault(
        "%s must be a whole number from %d to %d. Correct it, or remove it to use the default, %d."
            .formatted(setting.variable(), least, most, standard));
    return standard;
  }

  /** Whether something is switched on; off if not set. */
  boolean isOn(Setting setting) {
    String value = value(setting).orElse("off").toLowerCase(Locale.ROOT);
    if (!List.of("on", "off").contains(value)) {
      fault("%s must be on or off.".formatted(setting.variable()));
    }
    return value.equals("on");
  }

  /** The entries of a list with commas, without blank ones. */
  Set<String> list(Setting setting) {
    Set<String> entries = new LinkedHashSet<>();
    for (String entry : value(setting).orElse("").split(",", -1)) {
      if (!entry.isBlank()) {
        entries.add(entry.strip());
      }
    }
    return entries;
  }

  void fault(String sentence) {
    faults.add(sentence);
  }

  /** Reports that a project has no usable token. */
  void tokenFault(String sentence) {
    tokenFaults++;
    fault(sentence);
  }

  /** Whether missing tokens are the only faults. */
  boolean lackOnlyTokens() {
    return tokenFaults == faults.size();
  }

  void warn(String sentence) {
    warnings.add(sentence);
  }

  void report(Config.TokenReport token) {
    reports.add(token);
  }

  List<Config.TokenReport> reports() {
    return List.copyOf(reports);
  }

  /** Warns about variables with a prefix that are neither settings nor read otherwise. */
  void warnOfUnknown(Set<String> alsoRead, String prefix) {
    for (String variable : values.keySet()) {
      boolean hasPrefix = variable.toUpperCase(Locale.ROOT).startsWith(prefix);
      if (hasPrefix && !Setting.isKnown(variable) && !alsoRead.contains(variable)) {
        String meant =
            Setting.nearest(variable)
                .map(setting -> " Did you mean %s?".formatted(setting.variable()))
                .orElse("");
        warn("%s is not a known setting and is ignored.%s".formatted(variable, meant));
      }
    }
  }

  List<String> faults() {
    return List.copyOf(faults);
  }

  List<String> warnings() {
    return List.copyOf(warnings);
  }
}
