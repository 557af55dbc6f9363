package io.claritytoolbox.differential;

import io.claritytoolbox.model.Dimension;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/** Generates the visitors of a site and their traffic sources. */
final class Crowd {
  private static final List<List<String>> MACHINES =
      List.of(
          List.of("PC", "Windows", "Chrome"),
          List.of("PC", "Windows", "Edge"),
          List.of("PC", "MacOSX", "Safari"),
          List.of("Mobile", "IOS", "MobileSafari"),
          List.of("Mobile", "Android", "ChromeMobile"),
          List.of("Mobile", "Android", "SamsungInternet"),
          List.of("Tablet", "IOS", "MobileSafari"),
          List.of("PC", "Linux", "Firefox"));
  private static final List<String> COUNTRIES =
      List.of("Germany", "United States", "France", "Japan", "Brazil", "India", "Italy", "Spain");
  private static final List<List<String>> WAYS =
      List.of(
          List.of("Direct", "", "", ""),
          List.of("OrganicSearch", "google", "organic", "https://www.google.com/"),
          List.of("OrganicSearch", "bing", "organic", "https://www.bing.com/search?q=jane"),
          List.of("PaidSearch", "google", "cpc", "https://www.google.com/"),
          List.of("Email", "newsletter", "email", ""),
          List.of("Social", "instagram", "social", "https://l.instagram.com/?u=1"),
          List.of("Referral", "blog.example", "referral", "https://blog.example/a?b=1"));

  private final Traits traits;
  private final SplittableRandom random;
  private final Scrubbing scrubbing;

  Crowd(Traits traits, SplittableRandom random, Scrubbing scrubbing) {
    this.traits = traits;
    this.random = random;
    this.scrubbing = scrubbing;
  }

  /** A user's device and country. */
  Map<Dimension, Value> visitor() {
    List<String> machine = MACHINES.get(skewed(MACHINES.size()));
    Map<Dimension, Value> values = new EnumMap<>(Dimension.class);
    values.put(Dimension.DEVICE, value(Dimension.DEVICE, machine.get(0)));
    values.put(Dimension.OS, value(Dimension.OS, machine.get(1)));
    values.put(Dimension.BROWSER, value(Dimension.BROWSER, machine.get(2)));
    int country = skewed(traits.countries);
    String name = country < COUNTRIES.size() ? COUNTRIES.get(country) : "Country " + country;
    values.put(Dimension.COUNTRY, value(Dimension.COUNTRY, name));
    return values;
  }

  /** A session's traffic source. */
  Map<Dimension, Value> acquisition() {
    List<String> way = WAYS.get(skewed(WAYS.size()));
    boolean tagged = way.get(0).startsWith("Paid") || way.get(0).equals("Email");
    Map<Dimension, Value> values = new EnumMap<>(Dimension.class);
    values.put(Dimension.CHANNEL, value(Dimension.CHANNEL, way.get(0)));
    values.put(Dimension.SOURCE, value(Dimension.SOURCE, absent(way.get(1))));
    values.put(Dimension.MEDIUM, value(Dimension.MEDIUM, absent(way.get(2))));
    values.put(Dimension.CAMPAIGN, value(Dimension.CAMPAIGN, tagged ? campaign() : null));
    return values;
  }

  Value referrer() {
    String raw = absent(WAYS.get(skewed(WAYS.size())).get(3));
    return new Value(raw, scrubbing.referrer(raw));
  }

  private String campaign() {
    int campaign = skewed(traits.campaigns);
    return traits.masked && campaign % 3 > 0
        ? "letter to user" + campaign + "@example.com"
        : "campaign-" + campaign;
  }

  private Value value(Dimension dimension, @Nullable String usual) {
    String raw = usual;
    if (random.nextDouble() < traits.nulls) {
      raw = random.nextBoolean() ? null : "";
    }
    return new Value(raw, scrubbing.value(dimension, raw));
  }

  private static @Nullable String absent(String text) {
    return text.isEmpty() ? null : text;
  }

  /** A random number; smaller ones are more likely. */
  private int skewed(int bound) {
    double luck = random.nextDouble();
    return (int) (bound * luck * luck);
  }
}
