package io.claritytoolbox.spend;

import io.claritytoolbox.history.StoredExport;
import io.claritytoolbox.model.Export;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What one question has spent so far, and what that brought.
 *
 * @param requests how many
 * @param bought the exports, whose rows need no reading
 * @param warnings about what was bought
 * @param lastFailure why the last request brought nothing; null where it brought something
 * @param mayGoOn whether another request may be made for it
 */
public record Spent(
    int requests,
    Map<StoredExport, Export> bought,
    List<String> warnings,
    @Nullable String lastFailure,
    boolean mayGoOn) {
  static final Spent NOTHING = new Spent(0, Map.of(), List.of(), null, true);

  public Spent {
    bought = Map.copyOf(bought);
    warnings = List.copyOf(warnings);
  }

  /** Why the last request brought nothing; empty where it brought something. */
  public Optional<String> failure() {
    return Optional.ofNullable(lastFailure);
  }

  /** The same, and no more: why it brings nothing further. */
  Spent ending(String why) {
    return new Spent(requests, bought, warnings, lastFailure == null ? why : lastFailure, false);
  }

  Spent plus(PaidFetch.Bought purchase) {
    Map<StoredExport, Export> all = new HashMap<>(bought);
    all.put(purchase.stored(), purchase.export());
    List<String> said = new ArrayList<>(warnings);
    said.addAll(purchase.warnings());
    return new Spent(requests + purchase.requests(), all, said, null, true);
  }

  /** A dropped dimension is worth another try without it; nothing else that failed is. */
  Spent plus(PaidFetch.Failed purchase) {
    int all = requests + purchase.requests();
    return new Spent(all, bought, warnings, purchase.sentence(), !purchase.dropped().isEmpty());
  }
}
