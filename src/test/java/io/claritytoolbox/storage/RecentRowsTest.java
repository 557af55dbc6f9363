package io.claritytoolbox.storage;

import static org.assertj.core.api.Assertions.assertThat;

import io.claritytoolbox.history.StoredExport;
import io.claritytoolbox.model.Cube;
import io.claritytoolbox.model.Facts;
import io.claritytoolbox.model.Row;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

final class RecentRowsTest {
  private final RecentRows recent = new RecentRows();

  @Test
  void forgetsTheExportThatWasNotReadForLongest() {
    for (int id = 1; id <= 3; id++) {
      recent.keep(export(id), rows(20_000));
    }
    recent.of(export(1));
    recent.keep(export(4), rows(20_000));

    assertThat(recent.of(export(2))).isEmpty();
    assertThat(recent.of(export(1))).isPresent();
    assertThat(recent.of(export(4))).isPresent();
  }

  @Test
  void countsAnExportOnceHoweverOftenItIsKept() {
    recent.keep(export(1), rows(100));
    for (int i = 0; i < 10; i++) {
      recent.keep(export(2), rows(50_000));
    }
    assertThat(recent.of(export(1))).isPresent();
  }

  @Test
  void keepsWholeExportsThatLeaveRoomForAsManyOthers() {
    StoredExport large = new StoredExport(1, Cube.SITE, 1, Instant.EPOCH, 1_000, false);

    assertThat(RecentRows.fit(Collections.nCopies(14, large))).isTrue();
    assertThat(RecentRows.fit(Collections.nCopies(90, large))).isFalse();
  }

  private static StoredExport export(int id) {
    return new StoredExport(id, Cube.SITE, 1, Instant.EPOCH, 0, false);
  }

  private static List<Row> rows(int count) {
    return Collections.nCopies(count, new Row(List.of(), Facts.NONE));
  }
}
