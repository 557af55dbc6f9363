package io.claritytoolbox.storage;

import io.claritytoolbox.model.Export;
import io.claritytoolbox.model.Row;
import io.claritytoolbox.model.StorageFailure;
import io.claritytoolbox.quota.QuotaDay;
import io.claritytoolbox.quota.QuotaLedger;
import io.claritytoolbox.quota.QuotaLedger.Fate;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

/**
 * A process that works like a server until it is killed. It creates the schema if necessary,
 * reserves a request, writes to its own file that it was sent, stores the response and settles, for
 * exports and another budget in turn. It reports its start and each sent request. After a day's
 * last request it continues with the next day.
 */
final class Spender {
  static final int ROWS = 40;
  static final String STARTED = "started";
  static final String SENT = "sent";

  private static final String EXPORTS = "";
  private static final String OTHER_BUDGET = "reports";

  private static final int PAUSE_MILLIS = 3;

  private Spender() {}

  public static void main(String[] arguments) throws Exception {
    System.out.println(STARTED);
    try (Storage storage = Storage.open(arguments[0], () -> StorageContract.NOON);
        OutputStream sent = new FileOutputStream(arguments[1])) {
      QuotaDay day = StorageContract.TODAY;
      while (true) {
        try {
          spend(storage, OTHER_BUDGET, day, sent);
          day = spend(storage, EXPORTS, day, sent) ? day : new QuotaDay(day.date().plusDays(1));
        } catch (StorageFailure failure) {
          // Its turn didn't come in time, so nothing was granted or the response isn't stored.
          failure.printStackTrace();
        }
        TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
      }
    }
  }

  /** Returns whether the day had a request left. */
  private static boolean spend(Storage storage, String budget, QuotaDay day, OutputStream sent)
      throws IOException {
    QuotaLedger ledger = storage.ledger(budget);
    OptionalInt slot = ledger.take(StorageContract.SHOP, day, 10, StorageContract.PURPOSE);
    if (slot.isEmpty()) {
      return false;
    }
    String line = day.date() + " " + slot.getAsInt() + " " + budget + "\n";
    sent.write(line.getBytes(StandardCharsets.UTF_8));
    System.out.println(SENT);
    storage.history(StorageContract.SHOP, "1001").save(export(slot.getAsInt()));
    ledger.settle(StorageContract.SHOP, day, slot.getAsInt(), Fate.ANSWERED);
    return true;
  }

  private static Export export(int number) {
    List<Row> rows =
        IntStream.range(0, ROWS)
            .mapToObj(
                i ->
                    new Row(
                        List.of("https://shop.example/" + number + "/" + i, "PC"),
                        StorageContract.facts(i)))
            .toList();
    return new Export(
        StorageContract.PAGES,
        1,
        StorageContract.NOON.plus(Duration.ofSeconds(number)),
        rows,
        List.of(),
        false,
        "[]",
        List.of());
  }
}
