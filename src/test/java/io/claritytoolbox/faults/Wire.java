package io.claritytoolbox.faults;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.claritytoolbox.clarity.Endpoint;
import io.claritytoolbox.clarity.ExportClient;
import io.claritytoolbox.clarity.ExportOutcome;
import io.claritytoolbox.clarity.HttpExportClient;
import io.claritytoolbox.dashboard.DashboardClient;
import io.claritytoolbox.dashboard.HttpDashboardClient;
import io.claritytoolbox.demo.DemoExportClient;
import io.claritytoolbox.http.Limits;
import io.claritytoolbox.http.TokenRing;
import io.claritytoolbox.model.Cube;
import io.claritytoolbox.model.Dimension;
import io.claritytoolbox.model.ExportRequest;
import io.claritytoolbox.model.ProjectId;
import io.claritytoolbox.model.RefusedTokens;
import io.claritytoolbox.scrub.AddressFolding;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A Clarity on loopback with faulty responses, and a client with short time-outs. */
final class Wire implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofMillis(250);
  private static final int LARGEST = 8 << 20;

  static final Limits LIMITS = new Limits(PATIENCE, PATIENCE.multipliedBy(4), LARGEST);

  private static final Pattern LENGTH = Pattern.compile("(?i)content-length: ([0-9]+)");
  private static final String OK = "HTTP/1.1 200 OK\r\nContent-Length: ";

  /** Bodies that are wrong for every request. */
  private static final Set<String> NO_EXPORT_AT_ALL =
      Set.of(
          "an empty body",
          "a web page",
          "a body over the limit",
          "an object in place of an array",
          "JSON that ends too early",
          "100,000 brackets");

  private final CountDownLatch over = new CountDownLatch(1);
  private final ServerSocket server;

  /** Handles a connection. */
  @FunctionalInterface
  interface Manners {
    void treat(Socket connection, Wire wire) throws IOException;
  }

  Wire(Manners manners) throws IOException {
    server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    Thread thread = new Thread(() -> serve(manners), "wire");
    thread.setDaemon(true);
    thread.start();
  }

  ExportClient client(InstantSource clock) {
    return new HttpExportClient(
        new Endpoint(at("/export-data/api/v1"), new ProjectId("shop"), LIMITS),
        tokens(),
        new AddressFolding(Set.of()),
        clock);
  }

  DashboardClient dashboard(InstantSource clock) {
    return new HttpDashboardClient(
        at("/mcp"), LIMITS, tokens(), new AddressFolding(Set.of()), clock);
  }

  private URI at(String path) {
    return URI.create(address() + path);
  }

  private static TokenRing tokens() {
    return new TokenRing(
        "CLARITY_API_TOKEN",
        List.of(new TokenRing.Token("", () -> "sesame", Instant.MIN, Instant.MAX)),
        RefusedTokens.FORGOTTEN);
  }

  URI address() {
    return URI.create("http://127.0.0.1:" + server.getLocalPort());
  }

  private void serve(Manners manners) {
    while (!server.isClosed()) {
      try (Socket connection = server.accept()) {
        readRequest(connection.getInputStream());
        manners.treat(connection, this);
      } catch (IOException e) {
        // The client closed the connection, or the test is over.
      }
    }
  }

  /** An unread request would break the connection before its response is read. */
  private static void readRequest(InputStream in) throws IOException {
    Matcher length = LENGTH.matcher(head(in));
    in.readNBytes(length.find() ? Integer.parseInt(length.group(1)) : 0);
  }

  private static String head(InputStream in) throws IOException {
    StringBuilder head = new StringBuilder();
    while (head.indexOf("\r\n\r\n") < 0) {
      int next = in.read();
      if (next < 0) {
        break;
      }
      head.append((char) next);
    }
    return head.toString();
  }

  private void holdTheLine() {
    try {
      over.await(1, TimeUnit.MINUTES);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() throws IOException {
    over.countDown();
    server.close();
  }

  /** All faults, by their names in the table. */
  static Map<String, Manners> faults() {
    Map<String, Manners> all = new LinkedHashMap<>();
    all.put("the connection is reset", (connection, wire) -> connection.setSoLinger(true, 0));
    all.put("the connection closes without a response", (connection, wire) -> {});
    all.put("no response", (connection, wire) -> wire.holdTheLine());
    all.put("the body stalls", saying(OK + "100\r\n\r\n[{", true));
    all.put("the body is cut", saying(OK + "100\r\n\r\n[{", false));
    for (int status : new int[] {302, 400, 401, 403, 404, 429, 500, 503}) {
      String head = "HTTP/1.1 " + status + " X\r\nLocation: /x\r\nContent-Length: 0\r\n\r\n";
      all.put("status " + status, saying(head, false));
    }
    bodies().forEach((name, body) -> all.put(name, body(body)));
    return all;
  }

  /** The faults that apply to the dashboard's interface, too. */
  static Map<String, Manners> dashboardFaults() {
    Map<String, Manners> all = faults();
    all.keySet().removeIf(name -> bodies().containsKey(name) && !NO_EXPORT_AT_ALL.contains(name));
    return all;
  }

  private static Map<String, String> bodies() {
    String payload = payload();
    Map<String, String> all = new LinkedHashMap<>();
    all.put("an empty body", "");
    all.put("a web page", "<!DOCTYPE html><html><body>Sign in</body></html>");
    all.put("a body over the limit", "[" + " ".repeat(LARGEST + 1) + "]");
    all.put("an object in place of an array", "{\"error\":\"x\"}");
    all.put("JSON that ends too early", payload.substring(0, payload.length() / 2));
    all.put("100,000 brackets", "[".repeat(100_000));
    all.put("invalid UTF-8", payload.replace("Chrome\"", "Chr\u00ffme\""));
    all.put(
        "keys twice in an object",
        payload.replace("\"Browser\":", "\"Browser\":\"X\",\"Browser\":"));
    all.put("NaN for a number", sessions(payload, "NaN"));
    all.put("negative numbers", sessions(payload, "\"-5\""));
    all.put("numbers out of range", sessions(payload, "\"1e999\""));
    all.put("blocks with unknown names", payload.replace("metricName\":\"", "metricName\":\"New"));
    all.put("each block twice", "[" + inner(payload) + "," + inner(payload) + "]");
    all.put("10,000 rows", manyRows());
    all.put("a response without dimensions", payload(new ExportRequest(Cube.SITE, 3)));
    return all;
  }

  private static String sessions(String payload, String value) {
    return payload.replaceAll("(\"totalSessionCount\":)\"[0-9]+\"", "$1" + value);
  }

  private static String inner(String payload) {
    return payload.substring(1, payload.length() - 1);
  }

  private static String manyRows() {
    StringBuilder rows = new StringBuilder("[{\"metricName\":\"Traffic\",\"information\":[");
    for (int i = 0; i < 10_000; i++) {
      rows.append(i == 0 ? "" : ",")
          .append("{\"totalSessionCount\":\"1\",\"totalBotSessionCount\":\"0\",")
          .append("\"distinctUserCount\":\"1\",\"pagesPerSessionPercentage\":1.0,")
          .append("\"Browser\":\"B" + i + "\",\"OS\":\"Windows\",\"Device\":\"PC\"}");
    }
    return rows.append("]}]").toString();
  }

  private static Manners body(String body) {
    return saying(OK + body.length() + "\r\n\r\n" + body, false);
  }

  private static Manners saying(String words, boolean thenHold) {
    return (connection, wire) -> {
      connection.getOutputStream().write(words.getBytes(ISO_8859_1));
      connection.getOutputStream().flush();
      if (thenHold) {
        wire.holdTheLine();
      }
    };
  }

  private static String payload() {
    return payload(
        new ExportRequest(Cube.of(Dimension.BROWSER, Dimension.OS, Dimension.DEVICE), 3));
  }

  private static String payload(ExportRequest request) {
    DemoExportClient demo = new DemoExportClient(Rig.CORNER_SHOP, InstantSource.fixed(Rig.MORNING));
    return ((ExportOutcome.Answered) demo.fetch(request)).export().payload();
  }
}
