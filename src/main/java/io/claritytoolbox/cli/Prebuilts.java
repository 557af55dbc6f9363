package io.claritytoolbox.cli;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The prebuilts there are, by name; each is made when it is chosen. */
public final class Prebuilts {
  /** Ends the names of those that simulate. */
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

  /** One more, which is not named among them: it is the launcher's own. */
  public Prebuilts unlisted(String name, Supplier<Prebuilt> prebuilt) {
    unlisted.put(name, prebuilt);
    return this;
  }

  /**
   * What an assistant is told before it calls anything, by the names of the chosen prebuilts; it
   * makes none of them.
   */
  public Prebuilts introducedBy(Function<List<String>, String> words) {
    instructions = words;
    return this;
  }

  public Set<String> names() {
    return byName.keySet();
  }

  /**
   * The tools of all that are named, at least one, as one set. Simulated and measured answers are
   * never mixed.
   *
   * @throws CommandFault naming those there are
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
   * The same for a server, whose client is greeted first: a set that is named alone is made when it
   * is asked for.
   *
   * @throws UsageFault naming those there are
   */
  Offering offer(List<String> names) {
    Function<List<String>, String> introduction = instructions;
    String words = introduction == null ? "" : introduction.apply(names);
    if (names.size() == 1) {
      return new Offering(words, one(names.get(0)));
    }
    Prebuilt chosen = choose(names);
    return new Offering(words, () -> chosen);
  }

  private Supplier<Prebuilt> one(String name) {
    Supplier<Prebuilt> prebuilt = byName.getOrDefault(name, unlisted.get(name));
    if (prebuilt == null) {
      throw CommandFault.misused(
          "There is no prebuilt " + name + ". There are: " + String.join(", ", names()) + ".");
    }
    return prebuilt;
  }
}
