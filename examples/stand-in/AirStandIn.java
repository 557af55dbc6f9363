import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A stand-in for Clarity Movement's air quality API on this machine alone: the same wire, the same
 * refusals, measurements in three parts, reports that are ready at the third look.
 *
 * <pre>java examples/stand-in/AirStandIn.java [port [--status CODE] [--delay MS]]</pre>
 *
 * Port 0 takes a free one. Set {@code CLARITY_AIR_BASE_URL} to the address it prints; the
 * organisation can be anything. Every key is taken but one that begins with {@code bad} (401) or
 * {@code guest} (403).
 */
public record AirStandIn(int status, int delay) {
  private static final int REPORTS_A_DAY = 30;
  private static final int LOOKS_UNTIL_READY = 3;
  private static final int PARTS = 3;
  private static final Map<String, Integer> REPORTS = new ConcurrentHashMap<>();
  private static final Map<String, Integer> LOOKS = new ConcurrentHashMap<>();
  private static final Map<String, String> CONTINUED = new ConcurrentHashMap<>();

  private static final List<String> SENSORS = List.of("DAAAA1111", "DBBBB2222", "DCCCC3333");
  private static final String DATASOURCES =
      """
      {"subscribingOrg":"%s","datasources":[
      {"datasourceId":"DAAAA1111","orgAnnotations":{"group":"Centre","name":"Market square",
      "tags":["traffic"]},"currentSourceId":"A0000001","sourceType":"CLARITY_NODE"},
      {"datasourceId":"DBBBB2222","orgAnnotations":{"group":null,"name":"Harbour","tags":[]},
      "currentSourceId":"A0000002","sourceType":"CLARITY_NODE"},
      {"datasourceId":"DCCCC3333","orgAnnotations":{"group":"Centre","name":"Town hall","tags":[]},
      "currentSourceId":"R0000003","sourceType":"REFERENCE_SITE"}]}
      """;

  /** What a call comes to. */
  private record Reply(int code, String body, String token) {
    static Reply of(int code) {
      return new Reply(code, "", "");
    }
  }

  public static void main(String[] arguments) throws IOException {
    List<String> all = List.of(arguments);
    int port = all.isEmpty() ? 4020 : Integer.parseInt(all.get(0));
    HttpServer server = HttpServer.create(new InetSocketAddress("127.0.0.1", port), 0);
    server.setExecutor(Executors.newFixedThreadPool(8));
    server.createContext(
        "/", new AirStandIn(option(all, "--status"), option(all, "--delay"))::handle);
    server.start();
    System.out.println("http:/" + server.getAddress());
  }

  private static int option(List<String> all, String name) {
    int at = all.indexOf(name);
    return at < 0 ? 0 : Integer.parseInt(all.get(at + 1));
  }

  private void handle(HttpExchange call) throws IOException {
    try (call) {
      LockSupport.parkNanos(delay * 1_000_000L);
      String asked = new String(call.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
      Reply reply = status == 0 ? judged(call, asked) : Reply.of(status);
      System.out.printf(
          "%s %s -> %d%n", call.getRequestMethod(), call.getRequestURI(), reply.code());
      byte[] body = reply.body().getBytes(StandardCharsets.UTF_8);
      call.getResponseHeaders().set("Content-Type", "application/json; charset=utf-8");
      if (!reply.token().isEmpty()) {
        call.getResponseHeaders().set("x-clarity-continuation-token", reply.token());
      }
      call.sendResponseHeaders(reply.code(), body.length == 0 ? -1 : body.length);
      call.getResponseBody().write(body);
    }
  }

  private static Reply judged(HttpExchange call, String asked) {
    String key = call.getRequestHeaders().getFirst("x-api-key");
    if (key == null || key.isBlank() || key.startsWith("bad")) {
      return Reply.of(401);
    }
    if (key.startsWith("guest")) {
      return Reply.of(403);
    }
    String path = call.getRequestURI().getPath();
    if (path.startsWith("/v2/report-request/")) {
      return report(path.substring(path.lastIndexOf('/') + 1));
    }
    if (path.equals("/v2/datasources")) {
      String query = String.valueOf(call.getRequestURI().getQuery());
      return query.matches("org=.+")
          ? new Reply(200, DATASOURCES.formatted(query.substring(4)), "")
          : Reply.of(400);
    }
    return posted(path, asked);
  }

  private static Reply posted(String path, String asked) {
    if (field(asked, "org").isEmpty()) {
      return Reply.of(400);
    }
    return switch (path) {
      case "/v2/recent-datasource-measurements-query" -> measurements(asked);
      case "/v2/recent-datasource-measurements-continuation" -> continued(asked);
      case "/v2/report-requests" -> requested(asked);
      default -> Reply.of(404);
    };
  }

  private static Reply requested(String asked) {
    if (!asked.contains("\"report\":\"datasource-measurements\"")
        || field(asked, "startTime").isEmpty()
        || field(asked, "endTime").isEmpty()) {
      return Reply.of(400);
    }
    String day = LocalDate.now(ZoneOffset.UTC) + field(asked, "org");
    int number = REPORTS.merge(day, 1, Integer::sum);
    return number > REPORTS_A_DAY ? Reply.of(429) : report("JB" + LOOKS.size() + "X" + number);
  }

  private static Reply report(String id) {
    int looks = LOOKS.merge(id, 1, Integer::sum);
    if (!id.matches("JB\\d+X\\d+")) {
      return Reply.of(404);
    }
    return new Reply(
        200,
        looks <= LOOKS_UNTIL_READY
            ? "{\"reportId\":\"%s\",\"reportStatus\":\"in-progress\",\"urls\":[]}".formatted(id)
            : ("{\"reportId\":\"%s\",\"reportStatus\":\"succeeded\",\"message\":\"Ready\","
                    + "\"urls\":[\"https://files.example/%s.csv.gz?signature=abc\"],"
                    + "\"urlsExpireAt\":\"%s\"}")
                .formatted(id, id, Instant.now().plus(Duration.ofHours(1))),
        "");
  }

  private static Reply measurements(String asked) {
    int hours = Map.of("minute", 24, "hour", 48, "day", 240).getOrDefault(frequency(asked), 0);
    if (hours == 0 || !asked.contains("\"format\":\"json-long\"")) {
      return Reply.of(400);
    }
    return part(0, asked);
  }

  private static Reply continued(String asked) {
    String token = field(asked, "continuationToken");
    String first = CONTINUED.get(token);
    return first == null ? Reply.of(400) : part(Integer.parseInt(token.replaceAll(".*-", "")), first);
  }

  /** There is always a token; behind the last part it brings nothing. */
  private static Reply part(int number, String asked) {
    List<String> all = rows(asked);
    int size = (all.size() + PARTS - 1) / PARTS;
    List<String> some =
        number < PARTS
            ? all.subList(
                Math.min(number * size, all.size()), Math.min((number + 1) * size, all.size()))
            : List.of();
    String token = "token" + CONTINUED.size() + "-" + (number + 1);
    CONTINUED.put(token, asked);
    String data = some.stream().collect(Collectors.joining(",\n", "{\"data\":[", "]}"));
    return new Reply(200, data, token);
  }

  /** Youngest first, as Clarity Movement sends them. */
  private static List<String> rows(String asked) {
    Duration step =
        switch (frequency(asked)) {
          case "minute" -> Duration.ofMinutes(15);
          case "hour" -> Duration.ofHours(1);
          default -> Duration.ofDays(1);
        };
    Instant from = Instant.parse(field(asked, "startTime"));
    List<String> rows = new ArrayList<>();
    Instant last = Instant.now().truncatedTo(ChronoUnit.HOURS);
    Instant time =
        step.toDays() > 0 ? last.truncatedTo(ChronoUnit.DAYS) : last.truncatedTo(ChronoUnit.HOURS);
    for (; !time.isBefore(from); time = time.minus(step)) {
      for (String sensor : SENSORS) {
        if (asked.contains("\"allDatasources\":true") || asked.contains(sensor)) {
          rows.addAll(row(asked, sensor, time));
        }
      }
    }
    return rows;
  }

  /** One sensor is without calibration at six, one invalid at three, one without quality control. */
  private static List<String> row(String asked, String sensor, Instant time) {
    int hour = time.atOffset(ZoneOffset.UTC).getHour();
    double raw = Math.round(100 * (5 + SENSORS.indexOf(sensor) + hour * 0.37)) / 100.0;
    boolean isCalibrated = !sensor.equals("DAAAA1111") || hour != 6;
    String qc = sensor.equals("DBBBB2222") && hour == 3 ? "invalid" : "valid";
    List<String> rows = new ArrayList<>();
    for (String metric : metrics(asked)) {
      rows.add(
          "{\"datasourceId\":\"%s\",\"time\":\"%s\",\"metric\":\"%s\",\"raw\":%s,\"value\":%s,"
                  .formatted(sensor, time, metric, raw, isCalibrated ? raw : null)
              + "\"status\":\"%s\"%s}"
                  .formatted(
                      isCalibrated ? "calibrated-ready" : "calibration-missing",
                      sensor.equals("DCCCC3333") ? "" : ",\"qcAssessment\":\"" + qc + "\""));
    }
    return rows;
  }

  private static List<String> metrics(String asked) {
    String select = field(asked, "metricSelect").replaceFirst("^only ", "");
    return List.of(select.replace("*", "Internal1HourMean").split(" \\+ "));
  }

  private static String frequency(String asked) {
    return field(asked, "outputFrequency");
  }

  /** A text in flat JSON, or what is left of a number. */
  private static String field(String json, String name) {
    Matcher found = Pattern.compile("\"" + name + "\":\"([^\"]*)\"").matcher(json);
    return found.find() ? found.group(1) : "";
  }
}
