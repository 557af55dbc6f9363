package io.claritytoolbox.cli;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The prebuilts by name. Each is created when it is chosen. */
public final class Prebuilts {
  /** The suffix of prebuilts with simulated data. */
  private static final String DEMO = "-demo";

  private final Map<String, Supplier<Prebuilt>> byName = new LinkedHashMap<>();
  private final Map<String, Supplier<Prebuilt>> unlisted = new HashMap<>();
  private @Nullable Function<List<String>, String> instructions;

  private Prebuilts() {}

  @SafeVarargs
  public static Prebuilts of(Map.Entry<String, Supplier<Prebuilt>>... entries) {
    Prebuilts prebuilts = new Prebuilts();
    for (Map.Entry<String, Supplier<Prebuilt>> entry : entries) {
      prebuilts.byName.put(entry.getKey(), entry.getValue());
    }
    return prebuilts;
  }

  /** Adds a prebuilt for the launcher that is not listed. */
  public Prebuilts unlisted(String name, Supplier<Prebuilt> prebuilt) {
    unlisted.put(name, prebuilt);
    return this;
  }

  /**
   * Sets the function that returns the instructions for models from the names of the chosen
   * prebuilts, without creating them.
   */
  public Prebuilts introducedBy(Function<List<String>, String> words) {
    instructions = words;
    return this;
  }

  public Set<String> names() {
    return byName.keySet();
  }

  /**
   * Joins the named prebuilts, at least one. Simulated and real data are never mixed.
   *
   * @throws CommandFault if a name is unknown; lists the known names
   */
  public Prebuilt choose(List<String> names) {
    if (names.stream().map(name -> name.endsWith(DEMO)).distinct().count() > 1) {
      names.forEach(this::one);
      throw CommandFault.misused(
          "A demo can't be served beside a prebuilt that isn't one: "
              + String.join(", ", names)
              + ". Serve them as two servers.");
    }
    return names.stream()
        .distinct()
        .map(name -> one(name).get())
        .reduce(Prebuilt::and)
        .orElseThrow();
  }

  /**
   * The same for a server. A single prebuilt is created after the reply to {@code initialize}.
   *
   * @throws UsageFault if a name is unknown; lists the known names
   */
  Program.Offering offer(List<String> names) {
    Function<List<String>, String> introduction = instructions;
    String words = introduction == null ? "" : introduction.apply(names);
    if (names.size() == 1) {
      return new Program.Offering(words, one(names.get(0)));
    }
    Prebuilt chosen = choose(names);
    return new Program.Offering(words, () -> chosen);
  }

  private Supplier<Prebuilt> one(String name) {
    Supplier<Prebuilt> prebuilt = byName.getOrDefault(name, unlisted.get(name));
    if (prebuilt == null) {
      throw CommandFault.misused(
          "Unknown prebuilt " + name + ". Choose one of: " + String.join(", ", names()) + ".");
    }
    return prebuilt;
  }
}
