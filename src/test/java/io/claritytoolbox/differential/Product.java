package io.claritytoolbox.differential;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.claritytoolbox.answer.Analyst;
import io.claritytoolbox.answer.Projects;
import io.claritytoolbox.config.ConfigReader;
import io.claritytoolbox.model.Caller;
import io.claritytoolbox.model.PaidRequests;
import io.claritytoolbox.plan.SyncStep;
import io.claritytoolbox.projects.ConfiguredProjects;
import io.claritytoolbox.tools.Tool;
import io.claritytoolbox.tools.ToolResult;
import io.claritytoolbox.tools.Tools;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Base64;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The whole product, from environment variables to tools. These tests know only this wiring, {@link
 * Scrubbing} and the model.
 */
final class Product implements AutoCloseable {
  private static final SyncStep.Watch NOBODY =
      new SyncStep.Watch() {
        @Override
        public void begun(SyncStep step, int number, int all) {}

        @Override
        public void done(SyncStep.Result result) {}
      };

  private final Loopback loopback;
  private final ConfiguredProjects projects;
  private final Map<String, Tool> tools;

  /**
   * @param folder for its store
   */
  Product(SimulatedClarity clarity, InstantSource clock, Path folder) {
    this.loopback = new Loopback(clarity, clock);
    Map<String, String> environment =
        Map.of(
            "CLARITY_API_TOKEN",
            token(),
            "CLARITY_PROJECT_ID",
            "site",
            "CLARITY_STORE",
            "jdbc:sqlite:" + folder.resolve("clarity.db").toAbsolutePath(),
            "CLARITY_API_BASE_URL",
            loopback.base().toString());
    String home = folder.toAbsolutePath().toString();
    this.projects =
        new ConfiguredProjects(
            () -> new ConfigReader("Linux", home, clock).read(environment),
            new PaidRequests(),
            clock);
    this.tools =
        Tools.of(projects).stream()
            .collect(Collectors.toMap(tool -> tool.definition().name(), Function.identity()));
  }

  /** A token in Clarity's format, with an invalid signature. */
  private static String token() {
    return Stream.of(
            "{\"alg\":\"RS256\",\"typ\":\"JWT\"}",
            "{\"iss\":\"clarity\",\"aud\":\"clarity.data-exporter\",\"scope\":\"Data.Export\","
                + "\"sub\":\"1\",\"nbf\":0,\"exp\":4102444800}",
            "unsigned")
        .map(part -> part.getBytes(StandardCharsets.UTF_8))
        .map(Base64.getUrlEncoder().withoutPadding()::encodeToString)
        .collect(Collectors.joining("."));
  }

  ToolResult call(String tool, ObjectNode arguments) {
    return tools.get(tool).call(arguments.deepCopy(), Caller.PATIENT);
  }

  /** Whether a tool has an argument. */
  boolean takes(String tool, String argument) {
    return tools.get(tool).definition().inputSchema().path("properties").has(argument);
  }

  /** Runs the daily sync. */
  void sync() {
    Projects.Access access = projects.open(null);
    access.match(Product::sync, sentence -> fail(sentence));
  }

  private static boolean sync(Analyst analyst) {
    analyst.upkeep().take(NOBODY);
    return true;
  }

  private static boolean fail(String sentence) {
    throw new AssertionError(sentence);
  }

  @Override
  public void close() {
    projects.store().ifPresent(store -> store.close());
    loopback.close();
  }
}
