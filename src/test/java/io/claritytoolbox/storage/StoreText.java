package io.claritytoolbox.storage;

import io.claritytoolbox.history.ExportHistory;
import io.claritytoolbox.history.StoredExport;
import io.claritytoolbox.model.Listing;
import io.claritytoolbox.model.ProjectId;
import io.claritytoolbox.model.Row;
import io.claritytoolbox.quota.QuotaDay;
import io.claritytoolbox.quota.QuotaLedger;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The complete content of a store as text lines, which must survive a migration. */
final class StoreText {
  /** The projects of the fixtures with their subjects. */
  private static final Map<String, List<String>> PROJECTS =
      new TreeMap<>(Map.of("shop", List.of("1001", "2002"), "blog", List.of("", "3003")));

  private final Storage storage;
  private final List<String> lines = new ArrayList<>();

  private StoreText(Storage storage) {
    this.storage = storage;
  }

  static String of(Storage storage) {
    StoreText text = new StoreText(storage);
    PROJECTS.forEach(text::project);
    return String.join("\n", text.lines) + "\n";
  }

  private void project(String name, List<String> subjects) {
    ProjectId project = new ProjectId(name);
    lines.add("project " + name + ", last " + storage.lastSubject(project));
    storage.ledger().days(project).forEach(day -> day(project, day));
    for (String subject : subjects) {
      lines.add("subject '" + subject + "'");
      exports(storage.history(project, subject));
    }
  }

  private void day(ProjectId project, QuotaDay day) {
    QuotaLedger.DayRecord record = storage.ledger().read(project, day);
    lines.add(
        "day %s closed %s uncertain %s".formatted(day.date(), record.closed(), record.uncertain()));
    for (QuotaLedger.Entry entry : record.entries()) {
      QuotaLedger.Purpose purpose = entry.purpose();
      lines.add(
          "slot %d %s %d days %s %s"
              .formatted(entry.slot(), purpose.cube(), purpose.days(), purpose.at(), entry.fate()));
    }
  }

  private void exports(ExportHistory history) {
    for (StoredExport export : history.takenSince(Instant.EPOCH)) {
      lines.add(
          "export %d %s %d days %s, %d rows, may be cut %s"
              .formatted(
                  export.id(),
                  export.cube(),
                  export.days(),
                  export.takenAt(),
                  export.rows(),
                  export.mayBeCut()));
      history.rows(export, List.of()).stream().map(StoreText::line).sorted().forEach(lines::add);
      for (Listing.Kind kind : Listing.Kind.values()) {
        history.listing(export, kind).ifPresent(this::listing);
      }
      lines.add("payload " + history.payload(export));
    }
  }

  private static String line(Row row) {
    String facts =
        row.facts().values().entrySet().stream()
            .map(fact -> fact.getKey().label() + "=" + fact.getValue())
            .collect(Collectors.joining(" "));
    return "row " + row.key() + " of " + row.addresses() + ": " + facts;
  }

  private void listing(Listing listing) {
    lines.add("list " + listing.kind().label());
    listing.entries().forEach(entry -> lines.add("entry " + entry.name() + " " + entry.count()));
  }
}
