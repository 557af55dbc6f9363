package io.claritytoolbox.cli;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

/** The prebuilts there are, by name; each is made when it is chosen. */
public final class Prebuilts {
  private final Map<String, Supplier<Prebuilt>> byName = new LinkedHashMap<>();
  private final Map<String, Supplier<Prebuilt>> unlisted = new HashMap<>();

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

  public Set<String> names() {
    return byName.keySet();
  }

  /**
   * The tools of all that are named, at least one, as one set.
   *
   * @throws UsageFault naming those there are
   */
  public Prebuilt choose(List<String> names) {
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
  Supplier<Prebuilt> offer(List<String> names) {
    if (names.size() == 1) {
      return one(names.get(0));
    }
    Prebuilt chosen = choose(names);
    return () -> chosen;
  }

  private Supplier<Prebuilt> one(String name) {
    Supplier<Prebuilt> prebuilt = byName.getOrDefault(name, unlisted.get(name));
    if (prebuilt == null) {
      throw new UsageFault(
          "There is no prebuilt " + name + "; there are: " + String.join(", ", names()) + ".");
    }
    return prebuilt;
  }
}
