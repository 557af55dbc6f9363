package io.claritytoolbox.dashboard;

import io.claritytoolbox.model.Dimension;
import io.claritytoolbox.model.Signal;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The values of recordings' filters. They differ from those of exports. Clarity ignores unknown
 * values silently, so only known ones are sent.
 */
public final class RecordingWords {
  private static final Map<Dimension, String> FIELDS =
      Map.of(
          Dimension.DEVICE, "deviceType",
          Dimension.BROWSER, "browser",
          Dimension.OS, "os",
          Dimension.COUNTRY, "country",
          Dimension.SOURCE, "source",
          Dimension.MEDIUM, "medium",
          Dimension.CAMPAIGN, "campaign",
          Dimension.CHANNEL, "channel");

  /** This program's names, followed by Clarity's after an equals sign if they differ. */
  private static final Map<Dimension, Map<String, String>> WORDS =
      Map.of(
          Dimension.DEVICE,
          words("PC Mobile Tablet Email Other"),
          Dimension.BROWSER,
          words(
              "Chrome ChromeMobile=Chrome Edge EdgeMobile=Edge Firefox FirefoxMobile=Firefox Safari"
                  + " MobileSafari=Safari SamsungInternet Opera OperaMini GoogleApp=MobileApp"
                  + " FacebookApp=MobileApp MobileApp IE Samsung MiuiBrowser UCBrowser"
                  + " YandexBrowser QQBrowser Sogou CoralWebView Headless Bot Unknown Other"),
          Dimension.OS,
          words(
              "Windows MacOSX=MacOS MacOS IOS=iOS Android Linux ChromeOS WindowsMobile BlackBerry"
                  + " Other"),
          Dimension.CHANNEL,
          words(
              "OrganicSearch Direct Email Display Social PaidSearch Other Affiliate Referral Video"
                  + " Audio SMS AITools PaidAITools"));

  /** Exports distinguish these from the desktop browsers of the same name; recordings don't. */
  private static final Set<String> MOBILE =
      Set.of("ChromeMobile", "EdgeMobile", "FirefoxMobile", "MobileSafari");

  private RecordingWords() {}

  /** The possible values of a dimension; empty if it has no fixed values. */
  public static List<String> of(Dimension dimension) {
    return List.copyOf(WORDS.getOrDefault(dimension, Map.of()).keySet());
  }

  /** The filters by their names in the request. */
  static Map<String, List<String>> wire(Map<Dimension, List<String>> values) {
    Map<String, List<String>> wire = new LinkedHashMap<>();
    values.forEach((dimension, ours) -> wire.put(FIELDS.get(dimension), theirs(dimension, ours)));
    List<String> browsers = values.getOrDefault(Dimension.BROWSER, List.of());
    if (!browsers.isEmpty() && MOBILE.containsAll(browsers)) {
      wire.putIfAbsent(FIELDS.get(Dimension.DEVICE), List.of("Mobile", "Tablet"));
    }
    return wire;
  }

  private static List<String> theirs(Dimension dimension, List<String> ours) {
    Map<String, String> words = WORDS.getOrDefault(dimension, Map.of());
    return ours.stream().map(word -> words.getOrDefault(word, word)).distinct().toList();
  }

  /** The filter name of a signal. */
  static String wire(Signal signal) {
    return switch (signal) {
      case RAGE_CLICKS -> "rageClickPresent";
      case DEAD_CLICKS -> "deadClickPresent";
      case QUICKBACKS -> "quickbackClickPresent";
      case EXCESSIVE_SCROLLS -> "excessiveScrollPresent";
      case SCRIPT_ERRORS -> "javascriptErrors";
      case ERROR_CLICKS -> "clickErrors";
    };
  }

  private static Map<String, String> words(String text) {
    return Arrays.stream(text.split(" ", -1))
        .map(word -> word.split("=", -1))
        .collect(
            Collectors.toMap(
                pair -> pair[0], pair -> pair[pair.length - 1], (a, b) -> a, LinkedHashMap::new));
  }
}
