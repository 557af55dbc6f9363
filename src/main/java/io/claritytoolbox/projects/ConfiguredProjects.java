package io.claritytoolbox.projects;

import io.claritytoolbox.answer.Analyst;
import io.claritytoolbox.answer.Project;
import io.claritytoolbox.clarity.ClarityAccess;
import io.claritytoolbox.clarity.Endpoint;
import io.claritytoolbox.clarity.ExportOutcome.TokenRejected;
import io.claritytoolbox.clarity.HttpExportClient;
import io.claritytoolbox.clarity.TokenRing;
import io.claritytoolbox.config.Config;
import io.claritytoolbox.config.Secret;
import io.claritytoolbox.history.ExportHistory;
import io.claritytoolbox.history.KnownProjects;
import io.claritytoolbox.model.PaidRequests;
import io.claritytoolbox.model.StorageFailure;
import io.claritytoolbox.quota.QuotaGuard;
import io.claritytoolbox.quota.QuotaGuard.Allowance;
import io.claritytoolbox.scrub.AddressFolding;
import io.claritytoolbox.spend.Spending;
import io.claritytoolbox.storage.Storage;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;

/**
 * The projects that the environment configures. The environment is read at the first need, the
 * store opened at the first question; where either fails, that is what every call says.
 */
public final class ConfiguredProjects implements ProjectRegistry, AutoCloseable {
  private static final Duration LATE = Duration.ofDays(2);

  private final Supplier<Config.Reading> environment;
  private final PaidRequests paid;
  private final InstantSource clock;
  private final Map<String, Analyst> open = new HashMap<>();
  private final Map<String, HttpExportClient> clients = new HashMap<>();
  private Config.@Nullable Reading reading;
  private @Nullable Storage storage;

  /**
   * @param paid what the end of the process waits for
   */
  public ConfiguredProjects(
      Supplier<Config.Reading> environment, PaidRequests paid, InstantSource clock) {
    this.environment = environment;
    this.paid = paid;
    this.clock = clock;
  }

  @Override
  public List<String> names() {
    return reading()
        .match(
            read -> read.config().projects().stream().map(Config.Project::name).toList(),
            faulty -> List.of());
  }

  @Override
  public Access open(@Nullable String name) {
    return reading()
        .match(
            read -> open(read, name),
            faulty -> new Closed(sentence(faulty.faults(), faulty.warnings())));
  }

  private Access open(Config.Read read, @Nullable String name) {
    List<Config.Project> projects = read.config().projects();
    if (name == null && projects.size() > 1) {
      return new Closed(
          "Several projects are configured; name one: " + String.join(", ", names()) + ".");
    }
    return projects.stream()
        .filter(project -> name == null || project.name().equals(name))
        .findFirst()
        .map(project -> open(read, project))
        .orElseGet(
            () ->
                new Closed(
                    "There is no such project; there are: " + String.join(", ", names()) + "."));
  }

  private synchronized Access open(Config.Read read, Config.Project project) {
    Analyst known = open.get(project.name());
    if (known != null) {
      return new Open(known);
    }
    try {
      Analyst analyst = analyst(read, project);
      open.put(project.name(), analyst);
      return new Open(analyst);
    } catch (StorageFailure failure) {
      LoggerFactory.getLogger(ConfiguredProjects.class)
          .error("The store could not be opened", failure);
      return new Closed(String.valueOf(failure.getMessage()));
    }
  }

  private Analyst analyst(Config.Read read, Config.Project project) {
    Config config = read.config();
    Storage store = storage(config.store());
    List<String> notes = new ArrayList<>(read.warnings());
    otherProject(store.knownProjects(), project).ifPresent(notes::add);
    ExportHistory history = store.history(project.id(), project.subject());
    forget(history, Duration.ofDays(config.retentionDays()));
    Allowance allowance = new Allowance(config.dailyLimit(), config.reserve());
    Spending.Means means =
        new Spending.Means(
            new QuotaGuard(store.ledger(), project.id(), allowance, clock),
            store.leases(),
            history,
            access(config, project, store),
            paid);
    return new Analyst(new Project(project.id(), project.name(), false, notes), means, clock);
  }

  /**
   * A store that can't be written can still be read. Where nothing was stored of late, nothing is
   * forgotten: the clock may run ahead, and what it took for old would be lost.
   */
  private void forget(ExportHistory history, Duration retention) {
    Instant now = clock.instant();
    try {
      if (!history.takenSince(now.minus(LATE)).isEmpty()) {
        history.forgetBefore(now.minus(retention));
      }
    } catch (StorageFailure failure) {
      LoggerFactory.getLogger(ConfiguredProjects.class)
          .warn("Old exports could not be forgotten", failure);
    }
  }

  @Override
  public Optional<Config.Reading> settings() {
    return Optional.of(reading());
  }

  @Override
  public List<String> keptNames() {
    return kept()
        .map(config -> config.projects().stream().map(Config.Project::name).toList())
        .orElse(List.of());
  }

  @Override
  public synchronized StoredProject holding(String name) {
    Config config = kept().orElseThrow();
    Config.Project project =
        config.projects().stream().filter(is -> is.name().equals(name)).findFirst().orElseThrow();
    Storage store = storage(config.store());
    // Without a token, what was stored last under this id is meant.
    String subject =
        project.tokens().isEmpty() && project.subject().isEmpty()
            ? store.knownProjects().lastSubject(project.id()).orElse("")
            : project.subject();
    return new StoredProject(project.id(), name, subject, store);
  }

  private Optional<Config> kept() {
    return reading().match(read -> Optional.of(read.config()), Config.Faulty::kept);
  }

  @Override
  public synchronized Optional<Storage> store() {
    return reading()
        .match(read -> Optional.of(read.config().store()), Config.Faulty::store)
        .map(this::storage);
  }

  @Override
  public synchronized Optional<Duration> serverAhead(String name) {
    return Optional.ofNullable(clients.get(name)).flatMap(HttpExportClient::serverAhead);
  }

  private synchronized Config.Reading reading() {
    Config.Reading known = reading;
    if (known == null) {
      known = environment.get();
      reading = known;
    }
    return known;
  }

  private Storage storage(Secret address) {
    Storage known = storage;
    if (known == null) {
      known = Storage.open(address.reveal(), clock);
      storage = known;
    }
    return known;
  }

  private ClarityAccess access(Config config, Config.Project project, Storage store) {
    TokenRing tokens = tokens(project, store);
    AddressFolding folding = new AddressFolding(config.keepQuery(), config.keepPath());
    Endpoint endpoint = new Endpoint(config.baseUrl(), project.id());
    HttpExportClient client = new HttpExportClient(endpoint, tokens, folding, clock);
    clients.put(project.name(), client);
    return new ClarityAccess(
        client,
        endpoint.reach(),
        folding::fold,
        () -> tokens.passedOver(clock.instant()).stream().map(TokenRejected::sentence).toList());
  }

  /** Ends the use of the store in good order: its file is then all there is of it. */
  @Override
  public synchronized void close() {
    if (storage != null) {
      storage.close();
    }
  }

  private static TokenRing tokens(Config.Project project, Storage store) {
    List<TokenRing.Token> tokens =
        project.tokens().stream()
            .map(
                token ->
                    new TokenRing.Token(
                        token.name(), token.secret()::reveal, token.from(), token.until()))
            .toList();
    return new TokenRing(project.tokenVariable(), tokens, store.refusedTokens(project.id()));
  }

  /** Notices a token of another project than the one last used under the same id. */
  private static Optional<String> otherProject(KnownProjects known, Config.Project project) {
    if (project.subject().isEmpty()) {
      return Optional.empty();
    }
    Optional<String> last = known.lastSubject(project.id());
    if (!last.equals(Optional.of(project.subject()))) {
      known.remember(project.id(), project.subject());
    }
    return last.filter(subject -> !subject.equals(project.subject()))
        .map(
            other ->
                "The token belongs to another Clarity project than the one last used under the id "
                    + project.id()
                    + ". What is stored of that one is left aside; check CLARITY_PROJECT_ID and the"
                    + " token.");
  }

  private static String sentence(List<String> faults, List<String> warnings) {
    List<String> all = new ArrayList<>(faults);
    all.addAll(warnings);
    return "The toolbox is not configured. " + String.join(" ", all);
  }
}
