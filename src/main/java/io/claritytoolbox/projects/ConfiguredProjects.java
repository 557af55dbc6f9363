package io.claritytoolbox.projects;

import io.claritytoolbox.answer.Analyst;
import io.claritytoolbox.answer.Project;
import io.claritytoolbox.clarity.ClarityAccess;
import io.claritytoolbox.clarity.Endpoint;
import io.claritytoolbox.clarity.ExportOutcome.TokenRejected;
import io.claritytoolbox.clarity.HttpExportClient;
import io.claritytoolbox.config.Config;
import io.claritytoolbox.config.Secret;
import io.claritytoolbox.dashboard.Dashboard;
import io.claritytoolbox.dashboard.HttpDashboardClient;
import io.claritytoolbox.history.ExportHistory;
import io.claritytoolbox.history.KnownProjects;
import io.claritytoolbox.http.Limits;
import io.claritytoolbox.http.TokenRing;
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
 * The projects from the environment variables. It reads them at the first call and opens the store
 * at the first question. If either fails, every question returns the reason.
 */
public final class ConfiguredProjects implements ProjectRegistry, AutoCloseable {
  private static final Duration RECENT = Duration.ofDays(2);

  private final Supplier<Config.Reading> environment;
  private final PaidRequests paid;
  private final InstantSource clock;
  private final Map<String, Analyst> open = new HashMap<>();
  private final Map<String, HttpExportClient> clients = new HashMap<>();
  private Config.@Nullable Reading reading;
  private @Nullable Storage storage;

  /**
   * @param paid the requests in flight, which the process finishes before it exits
   */
  public ConfiguredProjects(
      Supplier<Config.Reading> environment, PaidRequests paid, InstantSource clock) {
    this.environment = environment;
    this.paid = paid;
    this.clock = clock;
  }

  @Override
  public List<String> names() {
    return reading().match(read -> names(read.config()), faulty -> List.of());
  }

  private static List<String> names(Config config) {
    return config.projects().stream().map(Config.Project::name).toList();
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
          "Several projects are configured. Name one of them: " + String.join(", ", names()) + ".");
    }
    return projects.stream()
        .filter(project -> name == null || project.name().equals(name))
        .findFirst()
        .map(project -> open(read, project))
        .orElseGet(
            () ->
                new Closed(
                    "There is no such project. Choose one of: "
                        + String.join(", ", names())
                        + "."));
  }

  private synchronized Access open(Config.Read read, Config.Project project) {
    try {
      return new Open(open.computeIfAbsent(project.name(), name -> analyst(read, project)));
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
    warnOfOtherProject(store.knownProjects(), project).ifPresent(notes::add);
    ExportHistory history = store.history(project.id(), project.subject());
    deleteExpired(history, Duration.ofDays(config.retentionDays()));
    Allowance allowance =
        new Allowance(config.dailyLimit(), config.reserve(), config.syncRequests());
    Spending.Means means =
        new Spending.Means(
            new QuotaGuard(store.ledger(), project.id(), allowance, clock),
            store.leases(),
            history,
            access(config, project, store),
            paid);
    return new Analyst(
        new Project(project.id(), project.name(), false, notes),
        means,
        clock,
        () -> Optional.of(dashboard(config, project, store)));
  }

  @Override
  public boolean takeQuestionsInWords() {
    return reading().match(read -> read.config().dashboard().takesQuestions(), faulty -> false);
  }

  /**
   * Deletes nothing if there is no recent export, because the clock may be wrong. If the store is
   * read-only, logs the failure and continues.
   */
  private void deleteExpired(ExportHistory history, Duration retention) {
    Instant now = clock.instant();
    try {
      if (!history.takenSince(now.minus(RECENT)).isEmpty()) {
        history.forgetBefore(now.minus(retention));
      }
    } catch (StorageFailure failure) {
      LoggerFactory.getLogger(ConfiguredProjects.class)
          .warn("Expired exports could not be deleted", failure);
    }
  }

  @Override
  public Optional<Config.Reading> settings() {
    return Optional.of(reading());
  }

  @Override
  public List<String> storedNames() {
    return storedConfig().map(ConfiguredProjects::names).orElse(List.of());
  }

  @Override
  public synchronized StoredProject stored(String name) {
    Config config = storedConfig().orElseThrow();
    Config.Project project =
        config.projects().stream().filter(is -> is.name().equals(name)).findFirst().orElseThrow();
    Storage store = storage(config.store());
    // Without a token, use the project that last used this ID.
    String subject =
        project.tokens().isEmpty() && project.subject().isEmpty()
            ? store.knownProjects().lastSubject(project.id()).orElse("")
            : project.subject();
    return new StoredProject(project.id(), name, subject, store);
  }

  private Optional<Config> storedConfig() {
    return reading().match(read -> Optional.of(read.config()), Config.Faulty::withoutTokens);
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
    if (reading == null) {
      reading = environment.get();
    }
    return reading;
  }

  private Storage storage(Secret address) {
    if (storage == null) {
      storage = Storage.open(address.reveal(), clock);
    }
    return storage;
  }

  private ClarityAccess access(Config config, Config.Project project, Storage store) {
    TokenRing tokens =
        new TokenRing(project.tokenVariable(), tokens(project), store.refusedTokens(project.id()));
    AddressFolding folding = new AddressFolding(config.keepQuery(), config.keepPath());
    Endpoint endpoint = new Endpoint(config.baseUrl(), project.id());
    HttpExportClient client = new HttpExportClient(endpoint, tokens, folding, clock);
    clients.put(project.name(), client);
    return new ClarityAccess(
        client,
        endpoint.reach(),
        folding::fold,
        () ->
            tokens.passedOver(clock.instant()).stream()
                .map(TokenRejected::of)
                .map(TokenRejected::sentence)
                .toList());
  }

  /** The dashboard shares the store with the exports, but not their ledger or refused tokens. */
  private Dashboard dashboard(Config config, Config.Project project, Storage store) {
    HttpDashboardClient client =
        new HttpDashboardClient(
            config.dashboard().baseUrl(),
            Limits.USUAL,
            new TokenRing(project.tokenVariable(), tokens(project)),
            new AddressFolding(config.keepQuery(), config.keepPath()),
            clock);
    Allowance allowance = Allowance.of(config.dashboard().dailyLimit(), Dashboard.REQUESTS);
    QuotaGuard guard =
        new QuotaGuard(store.ledger(Dashboard.BUDGET), project.id(), allowance, clock);
    return client.within(guard, paid);
  }

  /** Closes the store, which merges its write-ahead log into the database file. */
  @Override
  public synchronized void close() {
    if (storage != null) {
      storage.close();
    }
  }

  private static List<TokenRing.Token> tokens(Config.Project project) {
    return project.tokens().stream()
        .map(
            token ->
                new TokenRing.Token(
                    token.name(), token.secret()::reveal, token.from(), token.until()))
        .toList();
  }

  /** Warns if the token's Clarity project is not the one last used with this ID. */
  private static Optional<String> warnOfOtherProject(KnownProjects known, Config.Project project) {
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
                "The token belongs to a different Clarity project from the one last used with the"
                    + " ID "
                    + project.id()
                    + ". Answers ignore the data stored for that project. Check CLARITY_PROJECT_ID"
                    + " and the token.");
  }

  private static String sentence(List<String> faults, List<String> warnings) {
    List<String> all = new ArrayList<>(faults);
    all.addAll(warnings);
    return "The toolbox is not configured. " + String.join(" ", all);
  }
}
