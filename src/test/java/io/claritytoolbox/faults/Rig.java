package io.claritytoolbox.faults;

import io.claritytoolbox.answer.Analyst;
import io.claritytoolbox.answer.Answer;
import io.claritytoolbox.answer.Project;
import io.claritytoolbox.answer.Reply;
import io.claritytoolbox.clarity.ExportClient;
import io.claritytoolbox.clarity.ExportOutcome;
import io.claritytoolbox.dashboard.Dashboard;
import io.claritytoolbox.dashboard.DashboardClient;
import io.claritytoolbox.dashboard.RecordingsRequest;
import io.claritytoolbox.demo.DemoExportClient;
import io.claritytoolbox.demo.SimulatedSite;
import io.claritytoolbox.demo.SiteShape;
import io.claritytoolbox.history.ExportHistory;
import io.claritytoolbox.model.Caller;
import io.claritytoolbox.model.Cube;
import io.claritytoolbox.model.Dimension;
import io.claritytoolbox.model.ExportRequest;
import io.claritytoolbox.model.Measure;
import io.claritytoolbox.model.PaidRequests;
import io.claritytoolbox.model.Period;
import io.claritytoolbox.model.ProjectId;
import io.claritytoolbox.model.Question;
import io.claritytoolbox.model.Spend;
import io.claritytoolbox.model.StorageFailure;
import io.claritytoolbox.model.Window;
import io.claritytoolbox.quota.QuotaDay;
import io.claritytoolbox.quota.QuotaGuard;
import io.claritytoolbox.quota.QuotaGuard.Allowance;
import io.claritytoolbox.quota.QuotaLedger;
import io.claritytoolbox.spend.Spending;
import io.claritytoolbox.storage.RiggedStorage;
import io.claritytoolbox.storage.Storage;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The program from analyst to file, which can fail at each step of a paid call. */
final class Rig implements InstantSource, AutoCloseable {
  static final Instant MORNING = Instant.parse("2026-03-11T08:00:00Z");
  static final SimulatedSite CORNER_SHOP = new SimulatedSite(SiteShape.CORNER_SHOP);
  private static final ProjectId SHOP = new ProjectId("shop");
  private static final Cube STORED = Cube.of(Dimension.COUNTRY, Dimension.DEVICE);

  private final Path folder;
  private final RiggedStorage store;
  private final Storage storage;
  private final Analyst analyst;
  private final Map<Step, Runnable> blows = new HashMap<>();
  private final ExportClient demo;
  private Function<ExportRequest, ExportOutcome> clarity;
  private Step within = Step.SETTLED;
  private boolean killing;
  private AutoCloseable lock = () -> {};
  private Instant now = MORNING;

  Rig(Path folder) {
    this(folder, CORNER_SHOP);
  }

  Rig(Path folder, SimulatedSite site) {
    this.folder = folder;
    store = RiggedStorage.at(folder.resolve("clarity.db"), this, this::beforeCommit);
    storage = store.open();
    demo = new DemoExportClient(site, this);
    clarity = demo::fetch;
    ExportClient client =
        request -> {
          at(Step.SENDING);
          ExportOutcome outcome = clarity.apply(request);
          at(Step.ANSWERED);
          return outcome;
        };
    QuotaGuard guard =
        new QuotaGuard(
            watched(QuotaLedger.class, storage.ledger()), SHOP, new Allowance(10, 0), this);
    ExportHistory history = watched(ExportHistory.class, storage.history(SHOP, ""));
    Spending.Means means = new Spending.Means(guard, storage.leases(), history, client);
    analyst = new Analyst(new Project(SHOP, "shop", false), means, this);
  }

  /** Stores an export. */
  Rig stocked() {
    ExportOutcome outcome = demo.fetch(new ExportRequest(STORED, 3));
    storage.history(SHOP, "").save(((ExportOutcome.Answered) outcome).export());
    return this;
  }

  void strikeAt(Step step, Runnable blow) {
    blows.put(step, blow);
  }

  /** Kills the process at a step, even within a transaction. */
  void killAt(Step step, Runnable blow) {
    killing = true;
    blows.put(step, blow);
  }

  void answerWith(ExportClient client) {
    clarity = client::fetch;
  }

  void answerWell() {
    clarity = demo::fetch;
  }

  RiggedStorage store() {
    return store;
  }

  void lock() {
    lock = store.locked();
  }

  void turn(Duration time) {
    now = now.plus(time);
  }

  void heal() {
    try {
      lock.close();
      lock = () -> {};
      store.heal();
      now = now.isBefore(MORNING) ? MORNING.plus(Duration.ofMinutes(1)) : now;
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  @Override
  public Instant instant() {
    return now;
  }

  /** Asks a question that needs a request. */
  String paid() {
    return told(new Dimension[] {Dimension.BROWSER}, Spend.AUTO);
  }

  /** Asks another question. */
  String next() {
    return told(new Dimension[] {Dimension.URL}, Spend.AUTO);
  }

  /** Asks a question that the stored export answers. */
  String stored() {
    return told(new Dimension[] {Dimension.COUNTRY}, Spend.NEVER);
  }

  /** Whether a damaged store was set aside. */
  boolean hasSetAside() {
    try (Stream<Path> files = Files.list(folder)) {
      return files.anyMatch(file -> file.toString().contains(".corrupt-"));
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  /** Asks for recordings. */
  String recordings(DashboardClient client) {
    QuotaGuard guard =
        new QuotaGuard(
            storage.ledger(Dashboard.BUDGET), SHOP, Allowance.of(50, Dashboard.REQUESTS), this);
    RecordingsRequest request =
        new RecordingsRequest(
            Window.endingAt(now, 3), null, Map.of(), List.of(), RecordingsRequest.Order.NEWEST, 10);
    return client
        .within(guard, new PaidRequests())
        .recordings(request)
        .match(answered -> "the answer", sentence -> sentence);
  }

  /** The ledger entries of a day, by slot. */
  String ledger() {
    return ledger("");
  }

  /** The entries of the dashboard's ledger. */
  String dashboardLedger() {
    return ledger(Dashboard.BUDGET);
  }

  private String ledger(String budget) {
    QuotaLedger.DayRecord record = storage.ledger(budget).read(SHOP, QuotaDay.of(MORNING));
    String fates =
        record.entries().stream()
            .map(entry -> entry.fate().name().toLowerCase(Locale.ROOT))
            .collect(Collectors.joining(", "));
    return record.entries().size()
        + " spent"
        + (fates.isEmpty() ? "" : ": " + fates)
        + (record.closed() ? "; the day is closed" : "")
        + (record.uncertain() ? "; uncertain" : "");
  }

  private String told(Dimension[] grouping, Spend spend) {
    List<Measure> measures = List.of(Measure.SESSIONS, Measure.RAGE_CLICKS);
    Question question =
        new Question(measures, List.of(grouping), List.of(), new Period(3, 0), null, spend);
    try {
      return analyst.answer(question, Caller.PATIENT).match(Rig::told, Reply.Refusal::sentence);
    } catch (StorageFailure failure) {
      return String.valueOf(failure.getMessage());
    }
  }

  private static String told(Answer answer) {
    String rows = answer.rows().isEmpty() ? "an answer without rows" : "the answer";
    return answer.warnings().isEmpty() ? rows : rows + ": " + String.join(" ", answer.warnings());
  }

  private void at(Step step) {
    Runnable blow = blows.remove(step);
    if (blow != null) {
      blow.run();
    }
  }

  private void beforeCommit() {
    if (killing && (within == Step.TAKING || within == Step.SAVING)) {
      at(within);
    }
  }

  private <T> T watched(Class<T> port, T target) {
    Object proxy =
        Proxy.newProxyInstance(
            port.getClassLoader(),
            new Class<?>[] {port},
            (self, method, arguments) -> {
              before(method.getName());
              try {
                return method.invoke(target, arguments);
              } catch (InvocationTargetException e) {
                throw e.getCause();
              } finally {
                after(method.getName());
              }
            });
    return port.cast(proxy);
  }

  private void before(String method) {
    switch (method) {
      case "take" -> enter(Step.TAKING);
      case "save" -> enter(Step.SAVING);
      case "settle", "close", "refund" -> at(Step.SAVED);
      default -> {}
    }
  }

  private void enter(Step step) {
    within = step;
    if (!killing) {
      at(step);
    }
  }

  private void after(String method) {
    switch (method) {
      case "take" -> at(Step.TAKEN);
      case "settle", "close", "refund" -> at(Step.SETTLED);
      default -> {}
    }
    within = Step.SETTLED;
  }

  @Override
  public void close() {
    heal();
    storage.close();
  }

  /** Runs a process to be killed. It reports when it reaches the step and stays there. */
  public static void main(String[] arguments) {
    Rig rig = new Rig(Path.of(arguments[0])).stocked();
    rig.killAt(
        Step.valueOf(arguments[1]),
        () -> {
          System.out.println("here");
          System.out.flush();
          try {
            Thread.sleep(Duration.ofMinutes(5).toMillis());
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          }
        });
    rig.paid();
  }
}
