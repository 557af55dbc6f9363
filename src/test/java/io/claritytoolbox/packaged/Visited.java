package io.claritytoolbox.packaged;

import com.fasterxml.jackson.databind.node.TextNode;
import io.claritytoolbox.cli.Corpus;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Responses of Clarity for a site whose addresses contain visitors' personal data. */
final class Visited {
  /** The texts that would identify the visitor. */
  static final List<String> TRACES = List.of("jane.doe", "Jane.Doe", "doe@", "doe%40", "doe%2540");

  private static final List<String> PAGES =
      List.of(
          "https://shop.example/account/jane.doe@example.com/orders?mail=jane.doe@example.com",
          "https://shop.example/account/Jane.Doe%40example.com#jane.doe@example.com",
          "https://shop.example/leave/jane.doe%2540example.com?who=jane.doe%40example.com",
          "https://jane.doe@shop.example/basket;mail=jane.doe@example.com");

  private static final String PAGE_KEY = ",\"Url\":\"%s\",\"Device\":\"PC\",\"Channel\":\"Email\"";

  private static final String EVERY_KEY =
      ",\"Url\":%1$s,\"Device\":\"PC\",\"Channel\":\"Email\",\"Browser\":\"Chrome\",\"OS\":\"Windows\","
          + "\"Country\":\"Norway\",\"Source\":%2$s,\"Medium\":%2$s,\"Campaign\":%2$s";

  private Visited() {}

  /** By address, device and channel. */
  static String byPage() {
    return answer(
        blocks(PAGES.stream().map(PAGE_KEY::formatted).toList()).collect(Collectors.joining(",")));
  }

  /** Without a dimension. */
  static String site() {
    Stream<String> lists =
        Stream.of(
            block("Browser", named("Chrome")),
            block("Device", named("PC")),
            block("OS", named("Windows")),
            block("Country", named("Norway")),
            block("PageTitle", named("Orders of jane.doe@example.com")),
            block(
                "ReferrerUrl",
                named("https://mail.example/jane.doe@example.com?q=jane.doe@x.example")),
            block(
                "PopularPages", "{\"url\":\"%s\",\"visitsCount\":\"9\"}".formatted(PAGES.get(0))));
    return answer(Stream.concat(blocks(List.of("")), lists).collect(Collectors.joining(",")));
  }

  /** By any dimensions; texts from the corpus where visitors can write them. */
  static String byEverything() {
    List<String> texts = texts();
    List<String> addresses = addresses();
    List<String> keys =
        IntStream.range(0, Math.max(texts.size(), addresses.size()))
            .mapToObj(
                i ->
                    EVERY_KEY.formatted(
                        addresses.get(i % addresses.size()), texts.get(i % texts.size())))
            .toList();
    return answer(blocks(keys).collect(Collectors.joining(",")));
  }

  /** Without dimensions, with all texts of the corpus in the lists. */
  static String everythingOnTheSite() {
    Stream<String> lists =
        Stream.of(
            block("Browser", named("Chrome")),
            block("Device", named("PC")),
            block("OS", named("Windows")),
            block("Country", named("Norway")),
            block("PageTitle", all(texts(), "{\"name\":%s,\"sessionsCount\":\"8\"}")),
            block("ReferrerUrl", all(addresses(), "{\"name\":%s,\"sessionsCount\":\"8\"}")),
            block("PopularPages", all(addresses(), "{\"url\":%s,\"visitsCount\":\"9\"}")));
    return answer(Stream.concat(blocks(List.of("")), lists).collect(Collectors.joining(",")));
  }

  /** A dashboard session with all texts of the corpus in all fields that visitors can write. */
  static String recording() {
    String pages =
        all(
            addresses(),
            "{\"url\":%1$s,\"referrerUrl\":%1$s,\"displayTitle\":\"x\",\"timelineEvents\":[]}");
    String events =
        all(
            texts(),
            "{\"eventtype\":\"Click\",\"text\":%1$s},{\"eventtype\":\"Input\",\"text\":%1$s}");
    return """
    [{"link":"https://clarity.microsoft.com/player/a/b/c","timestamp":"2026-03-11 08:00:00",
      "timeline":[{"url":"https://shop.example/","displayTitle":"Shop","timelineEvents":[%s]},%s]}]"""
        .formatted(events, pages);
  }

  private static String all(List<String> quoted, String entry) {
    return quoted.stream().map(entry::formatted).collect(Collectors.joining(","));
  }

  private static List<String> addresses() {
    return Corpus.lines().stream()
        .filter(Corpus.Line::isAddress)
        .map(line -> TextNode.valueOf(line.text()).toString())
        .toList();
  }

  private static List<String> texts() {
    return Corpus.lines().stream()
        .filter(Corpus.Line::isText)
        .map(line -> TextNode.valueOf(line.text()).toString())
        .toList();
  }

  private static String answer(String blocks) {
    return "[" + blocks + "]";
  }

  /** The nine blocks of every response, with a row per key. */
  private static Stream<String> blocks(List<String> keys) {
    Stream<String> friction =
        Stream.of(
                "DeadClickCount",
                "ExcessiveScroll",
                "RageClickCount",
                "QuickbackClick",
                "ScriptErrorCount",
                "ErrorClickCount")
            .map(
                name ->
                    block(
                        name,
                        rows(
                            """
                            "sessionsCount":"8","sessionsWithMetricPercentage":25,\
                            "sessionsWithoutMetricPercentage":75,"pagesViews":"3","subTotal":"4\"""",
                            keys)));
    Stream<String> others =
        Stream.of(
            block("ScrollDepth", rows("\"averageScrollDepth\":51.5", keys)),
            block(
                "Traffic",
                rows(
                    """
                    "totalSessionCount":"8","totalBotSessionCount":"1",\
                    "distinctUserCount":"7","pagesPerSessionPercentage":1.5""",
                    keys)),
            block("EngagementTime", rows("\"totalTime\":\"90\",\"activeTime\":\"40\"", keys)));
    return Stream.concat(friction, others);
  }

  private static String rows(String fields, List<String> keys) {
    return keys.stream().map(key -> "{" + fields + key + "}").collect(Collectors.joining(","));
  }

  private static String named(String name) {
    return "{\"name\":\"%s\",\"sessionsCount\":\"8\"}".formatted(name);
  }

  private static String block(String name, String rows) {
    return "{\"metricName\":\"%s\",\"information\":[%s]}".formatted(name, rows);
  }
}
