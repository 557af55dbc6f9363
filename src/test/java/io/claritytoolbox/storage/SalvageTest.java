package io.claritytoolbox.storage;

import static io.claritytoolbox.storage.StorageContract.NOON;
import static io.claritytoolbox.storage.StorageContract.SHOP;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.claritytoolbox.history.StoredExport;
import io.claritytoolbox.model.Export;
import io.claritytoolbox.model.Facts;
import io.claritytoolbox.model.Listing;
import io.claritytoolbox.model.Row;
import java.io.InputStream;
import java.nio.file.Files;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Tests which data of a damaged store is recovered. */
final class SalvageTest extends DamagedFile {
  private static final int ROWS = 30;
  private static final String PAYLOAD = noise(6_000);

  @Test
  void exportsThatCanBeReadAreSaved() throws Exception {
    save(40);
    List<StoredExport> before = exports();
    damageLeaf("export_row");

    List<StoredExport> after = exports();

    assertThat(after).hasSizeBetween(20, 39).isSubsetOf(before);
    try (Storage storage = open()) {
      for (StoredExport export : after) {
        assertThat(storage.history(SHOP, "").rows(export, List.of())).hasSize(ROWS);
        assertThat(storage.history(SHOP, "").payload(export)).contains(PAYLOAD);
        assertThat(storage.history(SHOP, "").listing(export, Listing.Kind.REFERRER)).isPresent();
      }
      int lost = 40 - after.size();
      assertThat(storage.ledger().warnings())
          .singleElement()
          .asString()
          .contains(
              after.size() + " exports were recovered from it; " + lost + " could not be read.");
      assertThat(take(storage)).hasValue(3);
      assertThat(storage.lastSubject(SHOP)).contains("1001");
    }
  }

  @Test
  void aBrokenPageInTheListOfExportsCostsThoseOnItAlone() throws Exception {
    save(120);
    damageLeaf("export");

    assertThat(exports()).hasSizeBetween(30, 119);
    try (Storage storage = open()) {
      storage.schemaVersion();
      assertThat(storage.ledger().warnings().toString()).contains("could not be read");
    }
  }

  @Test
  void anExportWhosePayloadIsBrokenIsSavedWithoutIt() throws Exception {
    save(3);
    damageLeaf("export_payload");

    assertThat(exports()).hasSize(3);
    try (Storage storage = open()) {
      assertThat(storage.history(SHOP, "").payload(exports().get(1))).isEmpty();
      assertThat(storage.ledger().warnings().toString())
          .contains("3 exports were recovered from it; no others were found.");
    }
  }

  @Test
  void aDamagedIndexCostsNoExport() throws Exception {
    save(3);
    damage("export_by_time");

    assertThat(exports()).hasSize(3);
  }

  @Test
  void aDamagedStoreOfAnEarlierVersionIsSavedAndBroughtUpToDate() throws Exception {
    try (InputStream in = getClass().getResourceAsStream("/stores/version-2.db")) {
      Files.copy(Objects.requireNonNull(in), file());
    }
    damage("export_by_time");

    try (Storage storage = open();
        InputStream in = getClass().getResourceAsStream("/stores/version-2.txt")) {
      storage.history(SHOP, "1001").takenSince(Instant.EPOCH);
      assertThat(aside()).exists();
      assertThat(StoreText.of(storage))
          .isEqualTo(new String(Objects.requireNonNull(in).readAllBytes(), UTF_8));
    }
  }

  /** Saves exports whose payloads fill one or two pages. */
  private void save(int exports) throws Exception {
    takeTwice();
    try (Storage storage = open()) {
      storage.rememberSubject(SHOP, "1001");
      for (int i = 0; i < exports; i++) {
        List<Row> rows =
            IntStream.range(0, ROWS)
                .mapToObj(row -> new Row(StorageContract.page("/" + row), Facts.NONE))
                .toList();
        Listing list =
            new Listing(Listing.Kind.REFERRER, List.of(new Listing.Entry("https://a.example/", 1)));
        storage
            .history(SHOP, "")
            .save(
                new Export(
                    StorageContract.PAGES,
                    1,
                    NOON.plusSeconds(i),
                    rows,
                    List.of(list),
                    false,
                    PAYLOAD,
                    List.of()));
      }
    }
  }

  private List<StoredExport> exports() {
    try (Storage storage = open()) {
      List<StoredExport> all = storage.history(SHOP, "").takenSince(Instant.EPOCH);
      // Reading finds the damage.
      all.forEach(export -> storage.history(SHOP, "").rows(export, List.of()));
      all.forEach(export -> storage.history(SHOP, "").payload(export));
      return storage.history(SHOP, "").takenSince(Instant.EPOCH);
    }
  }

  private static String noise(int length) {
    return new Random(5)
        .ints(length, 'a', 'z')
        .mapToObj(letter -> "" + (char) letter)
        .collect(Collectors.joining());
  }
}
