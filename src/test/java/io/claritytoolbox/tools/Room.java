package io.claritytoolbox.tools;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.claritytoolbox.answer.Analyst;
import io.claritytoolbox.answer.Project;
import io.claritytoolbox.answer.Projects;
import io.claritytoolbox.clarity.ClarityAccess;
import io.claritytoolbox.clarity.ExportClient;
import io.claritytoolbox.dashboard.Dashboard;
import io.claritytoolbox.dashboard.DashboardClient;
import io.claritytoolbox.demo.DemoExportClient;
import io.claritytoolbox.demo.SimulatedSite;
import io.claritytoolbox.demo.SiteShape;
import io.claritytoolbox.model.Caller;
import io.claritytoolbox.model.PaidRequests;
import io.claritytoolbox.model.ProjectId;
import io.claritytoolbox.model.Reach;
import io.claritytoolbox.quota.QuotaGuard;
import io.claritytoolbox.scrub.AddressFolding;
import io.claritytoolbox.spend.Spending;
import io.claritytoolbox.storage.Storage;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** All tools over a simulated site and a store in memory, at a fixed time. */
final class Room implements Projects, AutoCloseable {
  static final Instant NOW = Instant.parse("2026-03-11T08:00:00Z");
  private static final ObjectMapper MAPPER = new ObjectMapper();

  final List<Tool> tools;
  private final Storage storage = Storage.open("jdbc:sqlite::memory:", () -> NOW);
  private final Analyst analyst;

  Room() {
    this(new DemoExportClient(new SimulatedSite(SiteShape.SHOP), () -> NOW));
  }

  /** With another site. */
  Room(ExportClient client) {
    this(client, new ProjectId("shop"), Optional.empty());
  }

  /** With a dashboard, like a real project. */
  Room(ExportClient client, ProjectId id, DashboardClient dashboard) {
    this(client, id, Optional.of(dashboard));
  }

  private Room(ExportClient client, ProjectId id, Optional<DashboardClient> dashboard) {
    QuotaGuard guard =
        new QuotaGuard(storage.ledger(), id, new QuotaGuard.Allowance(10, 0), () -> NOW);
    ClarityAccess access =
        new ClarityAccess(
            client, Reach.FULL, new AddressFolding(List.of())::fold, () -> List.<String>of());
    Spending.Means means =
        new Spending.Means(
            guard, storage.leases(), storage.history(id, ""), access, new PaidRequests());
    QuotaGuard other =
        new QuotaGuard(
            storage.ledger(Dashboard.BUDGET),
            id,
            QuotaGuard.Allowance.of(50, Dashboard.REQUESTS),
            () -> NOW);
    this.analyst =
        new Analyst(
            new Project(id, "Shop", dashboard.isEmpty()),
            means,
            () -> NOW,
            () -> dashboard.map(asking -> asking.within(other, new PaidRequests())));
    this.tools = Tools.of(this);
  }

  @Override
  public List<String> names() {
    return List.of("Shop");
  }

  @Override
  public boolean takeQuestionsInWords() {
    return true;
  }

  @Override
  public Access open(@Nullable String name) {
    return new Open(analyst);
  }

  @Override
  public void close() {
    storage.close();
  }

  Tool tool(String name) {
    return tools.stream()
        .filter(tool -> tool.definition().name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  ToolResult call(String tool, String arguments) {
    return tool(tool).call(json(arguments), Caller.PATIENT);
  }

  ObjectNode answer(String tool, String arguments) {
    ToolResult result = call(tool, arguments);
    ObjectNode content = result.content();
    if (content == null) {
      throw new AssertionError(result.text());
    }
    return content;
  }

  /** Parses JSON with single quotes, unless it contains double quotes. */
  static ObjectNode json(String text) {
    try {
      return (ObjectNode) MAPPER.readTree(text.contains("\"") ? text : text.replace('\'', '"'));
    } catch (JsonProcessingException broken) {
      throw new AssertionError(broken);
    }
  }

  /** Projects that have only names. */
  static Projects named(String... names) {
    return named(false, names);
  }

  /** Projects that have only names, with all tools. */
  static Projects takingQuestions(String... names) {
    return named(true, names);
  }

  private static Projects named(boolean takesQuestions, String... names) {
    return new Projects() {
      @Override
      public boolean takeQuestionsInWords() {
        return takesQuestions;
      }

      @Override
      public List<String> names() {
        return List.of(names);
      }

      @Override
      public Access open(@Nullable String name) {
        return new Closed("CLARITY_API_TOKEN is not set" + (name == null ? "." : " for " + name));
      }
    };
  }
}
