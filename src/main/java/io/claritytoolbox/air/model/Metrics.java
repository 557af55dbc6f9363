package io.claritytoolbox.air.model;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/** The names of metrics: short ones for arguments, and Clarity Movement's with their units. */
public final class Metrics {
  /** A name or pattern of Clarity Movement, which can replace a short name. */
  public static final Pattern NAME = Pattern.compile("[A-Za-z0-9_*]{2,80}");

  /** The beginning of Clarity Movement's names by short name; a star if there are several. */
  private static final Map<String, String> SHORT = new LinkedHashMap<>();

  /** The units by the lower-case beginning of Clarity Movement's names. */
  private static final Map<String, String> UNITS = new LinkedHashMap<>();

  static {
    SHORT.put("pm2_5", "pm2_5ConcMass");
    SHORT.put("pm10", "pm10ConcMass");
    SHORT.put("pm1", "pm1ConcMass");
    SHORT.put("no2", "no2Conc");
    SHORT.put("o3", "o3Conc");
    SHORT.put("temperature", "temperature*");
    SHORT.put("humidity", "relHumid*");
    UNITS.put("pm[0-9_]+concmass", "µg/m³");
    UNITS.put("pm[0-9_]+concnum", "1/cm³");
    UNITS.put("(no2|o3)conc", "ppb");
    UNITS.put("temperature", "°C");
    UNITS.put("relhumid", "%");
    UNITS.put("windspeed", "m/s");
    UNITS.put("winddirection", "°");
  }

  private Metrics() {}

  /** The short names, most common first. */
  public static List<String> shortNames() {
    return List.copyOf(SHORT.keySet());
  }

  /** Clarity Movement's name or pattern for a typed name. */
  public static String named(String typed, Frequency frequency) {
    String known = SHORT.get(typed.toLowerCase(Locale.ROOT));
    if (known == null) {
      return typed;
    }
    return known.endsWith("*") ? known : known + frequency.suffix();
  }

  /** The unit of a metric; empty if unknown. */
  public static String unit(String metric) {
    String name = metric.toLowerCase(Locale.ROOT);
    if (name.endsWith("aqi")) {
      return "AQI";
    }
    return UNITS.entrySet().stream()
        .filter(entry -> Pattern.compile(entry.getKey()).matcher(name).lookingAt())
        .map(Map.Entry::getValue)
        .findFirst()
        .orElse("");
  }

  /** Whether a metric has a name or matches a pattern. */
  public static boolean matches(String asked, String metric) {
    String pattern = Pattern.quote(asked).replace("*", "\\E.*\\Q");
    return Pattern.compile(pattern, Pattern.CASE_INSENSITIVE).matcher(metric).matches();
  }
}
