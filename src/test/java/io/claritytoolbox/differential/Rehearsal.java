package io.claritytoolbox.differential;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.claritytoolbox.model.Dimension;
import io.claritytoolbox.model.Signal;
import io.claritytoolbox.tools.ToolResult;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The product with a planted site: a daily sync at six, then questions. */
final class Rehearsal implements AutoCloseable {
  private static final Duration MORNING = Duration.ofHours(6);
  private static final String BROWSERS =
      "{'group_by':['URL','Browser'],'days':1,'max_age_hours':1}";
  private static final ObjectMapper MAPPER = new ObjectMapper();

  private final PlantedSite planted;
  private final Site site;
  private final Clockwork clock = new Clockwork(PlantedSite.START);
  private final SimulatedClarity clarity;
  private final Path folder;
  private final Product product;
  private Instant synced = PlantedSite.START;

  Rehearsal(PlantedTraits traits, long seed) {
    this.planted = PlantedSite.of(traits, seed);
    this.site = planted.site();
    this.clarity = new SimulatedClarity(site, clock, seed);
    try {
      this.folder = Files.createTempDirectory("rehearsal");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    this.product = new Product(clarity, clock, folder);
  }

  PlantedSite planted() {
    return planted;
  }

  /** Takes the routine on the morning after a day, from 0, and pages by browser with it. */
  void syncAfter(int day) {
    synced = PlantedSite.START.plus(Span.DAY.multipliedBy(day + 1L)).plus(MORNING);
    clock.turnTo(synced);
    product.sync();
    ToolResult browsers = product.call("get_sessions", given(BROWSERS));
    if (browsers.content() == null) {
      throw new AssertionError(browsers.text());
    }
  }

  private static ObjectNode given(String arguments) {
    try {
      return (ObjectNode) MAPPER.readTree(arguments.replace('\'', '"'));
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(arguments, e);
    }
  }

  /** Runs the daily sync on the mornings after these days. */
  void syncAfter(int first, int last) {
    for (int day = first; day <= last; day++) {
      syncAfter(day);
    }
  }

  /**
   * Calls a tool, one hour or more after the last sync.
   *
   * @param arguments in JSON with single quotes
   */
  JsonNode call(String tool, String arguments) {
    return result(tool, arguments).content();
  }

  ToolResult result(String tool, String arguments) {
    clock.turnTo(synced.plus(Duration.ofHours(1)));
    ToolResult result = product.call(tool, given(arguments).put("spend", "never"));
    if (result.content() == null) {
      throw new AssertionError(tool + " " + arguments + ": " + result.text());
    }
    return result;
  }

  /** Sessions and affected sessions, by device. */
  record Raw(Map<String, int[]> byDevice) {
    int sessions() {
      return byDevice.values().stream().mapToInt(each -> each[0]).sum();
    }

    int affected() {
      return byDevice.values().stream().mapToInt(each -> each[1]).sum();
    }
  }

  /** A page's sessions in the days before the last sync, counted one by one. */
  Raw raw(int page, int days, int endsDaysAgo, Signal signal) {
    Span span = Span.endingAt(synced.minus(Span.DAY.multipliedBy(endsDaysAgo)), days);
    String address = "https://shop.example" + PlantedTraits.path(page);
    Map<String, int[]> byDevice = new TreeMap<>();
    for (Session session : site.around(List.of(span))) {
      for (Visit visit : session.visits()) {
        if (span.has(visit.at()) && address.equals(visit.address().raw())) {
          String device = String.valueOf(session.values().get(Dimension.DEVICE).raw());
          int[] counts = byDevice.computeIfAbsent(device, any -> new int[2]);
          counts[0]++;
          counts[1] += visit.events().containsKey(signal) ? 1 : 0;
        }
      }
    }
    return new Raw(byDevice);
  }

  @Override
  public void close() {
    product.close();
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
