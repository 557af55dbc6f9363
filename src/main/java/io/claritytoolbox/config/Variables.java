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

/** The variables as they came, and what was found wrong with them so far. */
final class Variables {
  /** What many clients pass on literally where a variable is not set. */
  private static final Pattern UNFILLED = Pattern.compile("\\$\\{[^{}]*}");

  private final Map<String, String> values;
  private final List<String> faults = new ArrayList<>();
  private final List<String> warnings = new ArrayList<>();
  private final List<TokenReport> reports = new ArrayList<>();
  private int tokenFaults;

  Variables(Map<String, String> values) {
    this.values = new TreeMap<>(values);
  }

  /** A variable's value without space around it; empty where that leaves nothing. */
  Optional<String> value(String variable) {
    return Optional.ofNullable(values.get(variable)).map(String::strip).filter(Variables::isFilled);
  }

  Optional<String> value(Setting setting) {
    return value(setting.variable());
  }

  static boolean isFilled(String text) {
    return !text.isBlank() && !UNFILLED.matcher(text).matches();
  }

  /** A whole number, {@code standard} where it is not set. */
  int number(Setting setting, int standard, int least, int most) {
    Optional<String> value = value(setting);
    if (value.isEmpty()) {
      return standard;
    }
    // Nine digits are enough for every setting and never overflow.
    int number = value.get().matches("[0-9]{1,9}") ? Integer.parseInt(value.get()) : -1;
    if (number >= least && number <= most) {
      return number;
    }
    fault(
        "%s is not a whole number from %d to %d. Correct it, or remove it for the default, %d."
            .formatted(setting.variable(), least, most, standard));
    return standard;
  }

  /** The entries between commas, blank ones left out. */
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

  /** Notes that a project has no token to be asked with; all else of it may be well. */
  void tokenFault(String sentence) {
    tokenFaults++;
    fault(sentence);
  }

  /** Whether nothing but tokens is missing. */
  boolean lackTokensAlone() {
    return tokenFaults == faults.size();
  }

  void warn(String sentence) {
    warnings.add(sentence);
  }

  void report(TokenReport token) {
    reports.add(token);
  }

  List<TokenReport> reports() {
    return List.copyOf(reports);
  }

  /** Warns of every variable that looks like one of ours and is none. */
  void warnOfUnknown(Set<String> alsoRead) {
    for (String variable : values.keySet()) {
      boolean ours = variable.toUpperCase(Locale.ROOT).startsWith(Setting.PREFIX);
      if (ours && !Setting.isKnown(variable) && !alsoRead.contains(variable)) {
        String meant =
            Setting.nearest(variable)
                .map(setting -> " Did you mean %s?".formatted(setting.variable()))
                .orElse("");
        warn("%s is not a known setting and does nothing.%s".formatted(variable, meant));
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
