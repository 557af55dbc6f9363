package io.claritytoolbox.air;

import io.claritytoolbox.air.model.AirStore;
import io.claritytoolbox.config.AirConfig;
import io.claritytoolbox.history.Holding;
import io.claritytoolbox.http.Limits;
import io.claritytoolbox.http.Retries;
import io.claritytoolbox.http.TokenRing;
import io.claritytoolbox.model.PaidRequests;
import io.claritytoolbox.model.ProjectId;
import io.claritytoolbox.model.StorageFailure;
import io.claritytoolbox.storage.AirTables;
import io.claritytoolbox.storage.Storage;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.logging.Level;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;

/**
 * The organisation from the environment variables. It reads them at the first call and opens the
 * store at the first question. If either fails, every question returns the reason.
 */
public final class ConfiguredAir implements Air, AutoCloseable {
  private static final String UNCONFIGURED = "The air quality tools are not configured. ";
  private static final Duration RECENT = Duration.ofDays(2);

  private final Supplier<AirConfig.Reading> environment;
  private final PaidRequests paid;
  private final InstantSource clock;
  private AirConfig.@Nullable Reading reading;
  private @Nullable Storage storage;
  private @Nullable AirDesk desk;

  /**
   * @param paid the requests in flight, which the process finishes before it exits
   */
  public ConfiguredAir(
      Supplier<AirConfig.Reading> environment, PaidRequests paid, InstantSource clock) {
    this.environment = environment;
    this.paid = paid;
    this.clock = clock;
  }

  @Override
  public <T> T open(Function<AirDesk, T> open, Function<String, T> closed) {
    AirDesk opened;
    try {
      AirConfig.Reading read = reading();
      if (!read.faults().isEmpty()) {
        List<String> all = new ArrayList<>(read.faults());
        all.addAll(read.warnings());
        return closed.apply(UNCONFIGURED + String.join(" ", all));
      }
      opened = desk(read);
    } catch (StorageFailure failure) {
      LoggerFactory.getLogger(ConfiguredAir.class).error("The store could not be opened", failure);
      return closed.apply(String.valueOf(failure.getMessage()));
    }
    return open.apply(opened);
  }

  @Override
  public synchronized List<Holding> holdings() {
    AirConfig.Reading read = reading();
    if (!read.isStoreKnown()) {
      return List.of(new Unconfigured(read.faults()));
    }
    Organisation organisation = organisation(read);
    Storage store = storage(read.config());
    return List.of(
        new AirHolding(organisation, store, read.config().store().reveal(), read.faults(), clock));
  }

  /** The holding if the settings are invalid. */
  private record Unconfigured(List<String> faults) implements Holding {
    @Override
    public String name() {
      return "clarity-air";
    }

    private StorageFailure failure() {
      String sentence = UNCONFIGURED + String.join(" ", faults);
      return new StorageFailure(sentence, new IllegalStateException("not configured"));
    }

    @Override
    public List<Sheet> sheets() {
      throw failure();
    }

    @Override
    public Extent extent(Instant before) {
      throw failure();
    }

    @Override
    public int erase(Instant before) {
      throw failure();
    }

    @Override
    public void backUp(Path copy) {
      throw failure();
    }

    @Override
    public Optional<Place> place() {
      return Optional.empty();
    }

    @Override
    public List<Check> checks() {
      return faults.stream().map(said -> new Check(Level.FAULT, "settings", said, "")).toList();
    }
  }

  private synchronized AirDesk desk(AirConfig.Reading read) {
    AirDesk open = desk == null ? opened(read) : desk;
    desk = open;
    return open;
  }

  private AirDesk opened(AirConfig.Reading read) {
    AirConfig config = read.config();
    Organisation organisation = organisation(read);
    Storage store = storage(config);
    deleteExpired(AirTables.of(store, organisation.id()), Duration.ofDays(config.retentionDays()));
    AirSource source = source(config, store, organisation.account());
    return AirDesk.of(organisation, source, store, paid, clock);
  }

  private static Organisation organisation(AirConfig.Reading read) {
    return new Organisation(read.config().org(), false, read.warnings());
  }

  private AirSource source(AirConfig config, Storage store, ProjectId account) {
    List<TokenRing.Token> keys =
        config.keys().stream()
            .map(
                key ->
                    new TokenRing.Token(key.name(), key.secret()::reveal, key.from(), key.until()))
            .toList();
    TokenRing ring = new TokenRing("CLARITY_AIR_API_KEY", keys, store.refusedTokens(account));
    return new HttpAirSource(
        config.baseUrl(), config.org(), ring, keys.get(0), Limits.USUAL, Retries.usual(clock));
  }

  /** Deletes nothing if there is no recent measurement, because the clock may be wrong. */
  private void deleteExpired(AirStore tables, Duration retention) {
    Instant now = clock.instant();
    try {
      if (tables.extent(now).last().isAfter(now.minus(RECENT))) {
        tables.forget(now.minus(retention));
      }
    } catch (StorageFailure failure) {
      LoggerFactory.getLogger(ConfiguredAir.class)
          .warn("Expired measurements could not be deleted", failure);
    }
  }

  private Storage storage(AirConfig config) {
    Storage open = storage == null ? Storage.open(config.store().reveal(), clock) : storage;
    storage = open;
    return open;
  }

  private synchronized AirConfig.Reading reading() {
    AirConfig.Reading read = reading == null ? environment.get() : reading;
    reading = read;
    return read;
  }

  /** Closes the store, which merges its write-ahead log into the database file. */
  @Override
  public synchronized void close() {
    if (storage != null) {
      storage.close();
    }
  }
}
