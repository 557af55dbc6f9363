package io.claritytoolbox.judge;

import io.claritytoolbox.answer.Analyst;
import io.claritytoolbox.answer.Project;
import io.claritytoolbox.clarity.ExportOutcome;
import io.claritytoolbox.model.Cube;
import io.claritytoolbox.model.Export;
import io.claritytoolbox.model.ProjectId;
import io.claritytoolbox.model.Row;
import io.claritytoolbox.quota.QuotaGuard;
import io.claritytoolbox.spend.Spending;
import io.claritytoolbox.storage.Storage;
import java.time.Instant;
import java.util.List;

/** A project whose days are stored and whose Clarity fails, at a fixed time. */
final class StoredShop implements AutoCloseable {
  private static final ProjectId SHOP = new ProjectId("shop");

  private final Instant now;
  private final Storage storage;

  StoredShop(Instant now) {
    this.now = now;
    this.storage = Storage.open("jdbc:sqlite::memory:", () -> now);
  }

  /** Stores a day. */
  void save(Cube cube, Instant taken, boolean mayBeCut, List<Row> rows) {
    storage
        .history(SHOP, "")
        .save(new Export(cube, 1, taken, rows, List.of(), mayBeCut, "[]", List.of()));
  }

  Analyst analyst() {
    QuotaGuard guard =
        new QuotaGuard(storage.ledger(), SHOP, new QuotaGuard.Allowance(10, 0), () -> now);
    Spending.Means means =
        new Spending.Means(
            guard,
            storage.leases(),
            storage.history(SHOP, ""),
            request -> new ExportOutcome.Failed(ExportOutcome.Reason.SERVER_ERROR, "500"));
    return new Analyst(new Project(SHOP, "Shop", false), means, () -> now);
  }

  static <T> T answered(Judgement<T> judged) {
    return judged.match(
        answer -> answer,
        sentence -> {
          throw new AssertionError(sentence);
        });
  }

  @Override
  public void close() {
    storage.close();
  }
}
