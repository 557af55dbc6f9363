package io.claritytoolbox.cli;

import io.claritytoolbox.history.Holding;
import io.claritytoolbox.history.StoredExport;
import io.claritytoolbox.model.StorageFailure;
import io.claritytoolbox.projects.StoredProject;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Deletes stored exports permanently. */
@Command(
    name = "purge",
    description = {
      "Delete stored exports of a project for good. No byte of them stays in an SQLite file."
          + " PostgreSQL deletes the rows; its log and its backups are up to you.",
      "The record of requests stays: today's budget is counted from it, and it holds no data of"
          + " visitors. CLARITY_RETENTION_DAYS deletes old exports automatically."
    },
    exitCodeList = {
      "0:the exports are deleted, or would be",
      "1:nothing was deleted, or only a part; standard error says why",
      ToolboxCommand.MISUSED
    },
    footer = "Example: toolbox purge --before 2026-01-01 --dry-run")
final class PurgeCommand extends ToolboxCommand.Subcommand {
  private static final Instant END_OF_TIME = Instant.ofEpochMilli(Long.MAX_VALUE);

  @Option(
      names = "--project",
      paramLabel = "NAME",
      description = "Which project; required if several are configured.")
  private @Nullable String project;

  @ArgGroup(multiplicity = "1")
  private Extent extent = new Extent();

  @Option(names = "--yes", description = "Don't ask; required without a terminal.")
  private boolean yes;

  @Option(names = "--dry-run", description = "Print what would be deleted, and delete nothing.")
  private boolean dryRun;

  /** How much to delete. */
  static final class Extent {
    @Option(
        names = "--before",
        paramLabel = "DATE",
        description = "Exports taken before this day in UTC, like 2026-01-31.")
    private @Nullable LocalDate before;

    @Option(names = "--all", description = "All exports.")
    @SuppressWarnings("unused") // without a date, this option is set
    private boolean all;

    Instant end() {
      return before == null ? END_OF_TIME : before.atStartOfDay(ZoneOffset.UTC).toInstant();
    }
  }

  @Override
  public Integer call() {
    Prebuilt prebuilt = toolbox().prebuilt();
    List<Holding> besides = prebuilt.holdings(project);
    List<String> names = prebuilt.storedNames(project, besides);
    if (names.size() + besides.size() > 1) {
      throw CommandFault.misused(
          "Several projects are configured. Choose one with --project: "
              + Stream.concat(names.stream(), besides.stream().map(Holding::name))
                  .collect(Collectors.joining(", "))
              + ".");
    }
    try {
      return names.isEmpty()
          ? purge(besides.get(0))
          : purge(prebuilt.registry().stored(names.get(0)));
    } catch (StorageFailure failure) {
      LoggerFactory.getLogger(PurgeCommand.class).error("purge failed", failure);
      return program()
          .fail(
              failure.getMessage()
                  + " Some exports may be deleted already. Stop the servers that use the store, then"
                  + " purge"
                  + " again.");
    }
  }

  private int purge(StoredProject holding) {
    List<StoredExport> all = holding.all();
    List<StoredExport> old =
        all.stream().filter(export -> export.takenAt().isBefore(extent.end())).toList();
    program().print(described(holding, old, all.size()));
    if (dryRun || !isConfirmed(old.size())) {
      return dryRun ? 0 : Program.FAILED;
    }
    int erased = holding.storage().erase(holding.id(), extent.end());
    int left = holding.all().size();
    program()
        .print(
            "%s: deleted %s for good; %d %s left. The record of requests is unchanged."
                .formatted(
                    holding.name(), counted(erased, "export"), left, left == 1 ? "is" : "are"));
    return 0;
  }

  private int purge(Holding holding) {
    Holding.Extent stored = holding.extent(extent.end());
    program()
        .print(
            "%s: %d of %s to delete."
                .formatted(holding.name(), stored.before(), counted(stored.all(), stored.noun())));
    if (dryRun || !isConfirmed(stored.before())) {
      return dryRun ? 0 : Program.FAILED;
    }
    int erased = holding.erase(extent.end());
    program()
        .print(
            "%s: deleted %s for good. The record of requests is unchanged."
                .formatted(holding.name(), counted(erased, stored.noun())));
    return 0;
  }

  /** Doesn't ask if there is nothing to delete, where it could ask. */
  private boolean isConfirmed(int number) {
    return yes
        || (number == 0 && program().screen().terminal().isThere())
        || program()
            .confirms("Clarity can't send them again. Delete them?", "Nothing was deleted.");
  }

  private static String described(StoredProject holding, List<StoredExport> old, int all) {
    if (old.isEmpty()) {
      return "%s: none of %s to delete.".formatted(holding.name(), counted(all, "export"));
    }
    long rows = old.stream().mapToLong(StoredExport::rows).sum();
    LocalDate first = date(old.get(0));
    LocalDate last = date(old.get(old.size() - 1));
    return "%s: %d of %s to delete: %s %s."
        .formatted(
            holding.name(),
            old.size(),
            counted(all, "export"),
            counted(rows, "row"),
            first.equals(last) ? "of " + first : "from " + first + " to " + last);
  }

  private static String counted(long number, String noun) {
    return number + " " + noun + (number == 1 ? "" : "s");
  }

  private static LocalDate date(StoredExport export) {
    return LocalDate.ofInstant(export.takenAt(), ZoneOffset.UTC);
  }
}
