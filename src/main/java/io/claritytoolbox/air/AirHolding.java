package io.claritytoolbox.air;

import io.claritytoolbox.air.model.AirStore;
import io.claritytoolbox.air.model.Measurement;
import io.claritytoolbox.history.Holding;
import io.claritytoolbox.model.QuotaState;
import io.claritytoolbox.model.StorageFailure;
import io.claritytoolbox.quota.QuotaGuard;
import io.claritytoolbox.storage.AirTables;
import io.claritytoolbox.storage.Storage;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.logging.Level;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;

/** The stored air quality data of an organisation, for maintenance commands. */
final class AirHolding implements Holding {
  private static final List<String> COLUMNS =
      List.of(
          "org",
          "frequency",
          "datasource",
          "metric",
          "measured_at",
          "value",
          "raw",
          "unit",
          "status",
          "qc_assessment");

  private final Organisation organisation;
  private final AirStore store;
  private final Storage storage;
  private final QuotaGuard guard;
  private final List<String> faults;
  private final String address;

  /**
   * @param storage at a JDBC address
   * @param faults of the settings
   */
  AirHolding(
      Organisation organisation,
      Storage storage,
      String address,
      List<String> faults,
      InstantSource clock) {
    this.organisation = organisation;
    this.store = AirTables.of(storage, organisation.id());
    this.storage = storage;
    this.address = address;
    this.guard = ReportDesk.guard(storage, organisation, clock);
    this.faults = List.copyOf(faults);
  }

  @Override
  public String name() {
    return organisation.id();
  }

  @Override
  public List<Sheet> sheets() {
    return List.of(new Sheet("measurements", COLUMNS, this::each));
  }

  private void each(Consumer<List<@Nullable Object>> row) {
    store.each(stored -> row.accept(cells(stored)));
  }

  private List<@Nullable Object> cells(AirStore.Stored stored) {
    Measurement measurement = stored.measurement();
    return Arrays.asList(
        organisation.id(),
        stored.frequency().name().toLowerCase(Locale.ROOT),
        measurement.datasource(),
        measurement.metric(),
        measurement.time().toString(),
        measurement.value(),
        measurement.raw(),
        measurement.unit(),
        measurement.status(),
        measurement.qc());
  }

  @Override
  public Extent extent(Instant before) {
    AirStore.Extent extent = store.extent(before);
    return new Extent("measurement", extent.all(), extent.before(), extent.first(), extent.last());
  }

  @Override
  public int erase(Instant before) {
    return store.erase(before);
  }

  @Override
  public void backUp(Path copy) {
    storage.backUp(copy);
  }

  @Override
  public Optional<Place> place() {
    return Optional.of(new Place(address, storage.schemaVersion()));
  }

  @Override
  public List<Check> checks() {
    List<Check> checks = new ArrayList<>();
    faults.forEach(fault -> checks.add(new Check(Level.FAULT, "settings", fault, "")));
    organisation
        .notes()
        .forEach(note -> checks.add(new Check(Level.WARNING, "settings", note, "")));
    if (faults.isEmpty()) {
      checks.add(
          new Check(
              Level.OK,
              "settings",
              organisation.demo()
                  ? "The demo needs no key, organisation or settings."
                  : "Air quality of the organisation " + organisation.id() + ".",
              ""));
    }
    try {
      checks.add(stored());
      checks.add(budget());
    } catch (StorageFailure failure) {
      LoggerFactory.getLogger(AirHolding.class).error("the store can't be used", failure);
      checks.add(new Check(Level.FAULT, "store", String.valueOf(failure.getMessage()), ""));
    }
    return checks;
  }

  private Check stored() {
    AirStore.Extent extent = store.extent(Instant.EPOCH);
    return extent.all() == 0
        ? new Check(Level.NOTE, "air", name() + ": no measurement is stored yet.", "")
        : new Check(
            Level.OK,
            "air",
            "%s: %d measurements from %s to %s."
                .formatted(name(), extent.all(), date(extent.first()), date(extent.last())),
            "");
  }

  private Check budget() {
    QuotaState quota = guard.look().state();
    String said =
        "%s: %d of %d reports requested today, %d left; resets at %s."
            .formatted(name(), quota.spent(), quota.limit(), quota.remaining(), quota.resetsAt());
    return quota.remaining() > 0
        ? new Check(Level.OK, "reports", said, "")
        : new Check(Level.WARNING, "reports", said, "Recent measurements don't need reports.");
  }

  private static LocalDate date(Instant instant) {
    return LocalDate.ofInstant(instant, ZoneOffset.UTC);
  }
}
