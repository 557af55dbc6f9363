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
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A stand-in for Clarity's Data Export API, and for the interface behind its dashboard, on this
 * machine alone: the same wire, the same refusals, and a small shop that is the same every day.
 *
 * <pre>java examples/stand-in/StandIn.java [port [--status CODE] [--delay MS] [--dashboard FAULT]]
 * </pre>
 *
 * Port 0 takes a free one. Set {@code CLARITY_API_BASE_URL} to the address it prints, and {@code
 * CLARITY_MCP_BASE_URL} to the same with {@code /mcp} for its path; token and project id can be
 * anything. A fault of the dashboard is a status, or {@code login}, {@code empty}, {@code cut} or
 * {@code unread} with status 200.
 */
public record StandIn(int status, int delay, String fault) {
  private static final String BASE = "/export-data/api/v1";
  private static final int REQUESTS_A_DAY = 10;
  private static final int SESSIONS_A_DAY = 120;
  private static final Map<String, Integer> SPENT = new ConcurrentHashMap<>();

  /** The blocks of every answer, and those of an answer without dimensions. */
  private static final List<String> METRICS =
      words(
          "DeadClickCount ExcessiveScroll RageClickCount QuickbackClick ScriptErrorCount"
              + " ErrorClickCount ScrollDepth Traffic EngagementTime");

  private static final List<String> LISTS =
      words("Browser Device OS Country PageTitle ReferrerUrl PopularPages");
  private static final String FRICTION =
      "sessionsCount sessionsWithMetricPercentage sessionsWithoutMetricPercentage pagesViews"
          + " subTotal";
  private static final String TRAFFIC =
      "totalSessionCount totalBotSessionCount distinctUserCount pagesPerSessionPercentage";

  /** What an answer can be broken down by, as its rows call it. */
  private static final List<String> DIMENSIONS =
      words("Device Browser OS Country Source Medium Campaign Channel Url");

  /** As raw as Clarity's: queries, click ids, fragments, an e-mail address. */
  private static final List<String> PATHS =
      words(
          "/ /pricing#plans /search?q=shoes&page=%d /landing?utm_source=ads&gclid=Cj0K%x"
              + " /account/ada.lovelace@example.com/orders /checkout /?fbclid=IwAR%x");

  /** Sessions come from these in turn, a word for each dimension but the last; null is unknown. */
  private static final String VISITORS =
      """
      PC     Chrome          Windows Germany google     organic null   OrganicSearch
      Mobile MobileSafari    IOS     Italy   newsletter email   spring Email
      PC     Edge            Windows Germany null       null    null   Direct
      Mobile ChromeMobile    Android Japan   facebook   cpc     summer PaidSearch
      Tablet Safari          IOS     null    google     organic null   OrganicSearch
      Mobile SamsungInternet Android Germany chatgpt    null    null   AITools
      PC     Firefox         Linux   France  null       null    null   Direct
      """;

  public static void main(String[] arguments) throws IOException {
    List<String> all = List.of(arguments);
    int port = all.isEmpty() ? 4010 : Integer.parseInt(all.get(0));
    HttpServer server = HttpServer.create(new InetSocketAddress("127.0.0.1", port), 0);
    server.setExecutor(Executors.newFixedThreadPool(8));
    String fault = option(all, "--dashboard", "");
    int status = Integer.parseInt(option(all, "--status", "0"));
    int delay = Integer.parseInt(option(all, "--delay", "0"));
    server.createContext("/", new StandIn(status, delay, fault)::handle);
    server.start();
    System.out.println("http:/" + server.getAddress() + BASE);
  }

  private static String option(List<String> arguments, String name, String standard) {
    int index = arguments.indexOf(name);
    return index < 0 ? standard : arguments.get(index + 1);
  }

  private void handle(HttpExchange call) throws IOException {
    try (call) {
      LockSupport.parkNanos(delay * 1_000_000L);
      boolean isDashboard = call.getRequestURI().getPath().startsWith(Dashboard.BASE);
      Dashboard dashboard = new Dashboard(fault, call.getRequestURI().getPath(), body(call));
      int code = status != 0 ? status : isDashboard ? dashboard.judge(call) : judge(call);
      boolean isAnswered = code == 200 && status == 0;
      String text = !isAnswered ? "" : isDashboard ? dashboard.answer() : answer(call);
      byte[] body = text.getBytes(StandardCharsets.UTF_8);
      System.out.printf("%s %s -> %d%n", call.getRequestMethod(), call.getRequestURI(), code);
      call.getResponseHeaders().set("Content-Type", "application/json; charset=utf-8");
      call.sendResponseHeaders(code, body.length == 0 ? -1 : body.length);
      call.getResponseBody().write(body);
    }
  }

  private static String body(HttpExchange call) throws IOException {
    return new String(call.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
  }

  /** The status of a request; it counts against the day once its token was taken. */
  private int judge(HttpExchange call) {
    String token = call.getRequestHeaders().getFirst("Authorization");
    if (!call.getRequestURI().getPath().equals(BASE + "/project-live-insights")) {
      return 404;
    }
    if (token == null || !token.matches("Bearer \\S+")) {
      return 401;
    }
    if (SPENT.merge(LocalDate.now(ZoneOffset.UTC) + token, 1, Integer::sum) > REQUESTS_A_DAY) {
      return 429;
    }
    return parameter(call, "numOfDays").matches("[123]") ? 200 : 400;
  }

  private static String parameter(HttpExchange call, String name) {
    return Stream.of(String.valueOf(call.getRequestURI().getQuery()).split("&"))
        .filter(pair -> pair.startsWith(name + "="))
        .map(pair -> pair.substring(name.length() + 1))
        .findFirst()
        .orElse("");
  }

  private static String answer(HttpExchange call) {
    List<View> views = new ArrayList<>();
    int sessions = SESSIONS_A_DAY * Integer.parseInt(parameter(call, "numOfDays"));
    for (int session = 1; session <= sessions; session++) {
      for (int page = 0; page <= session % 3; page++) {
        views.add(new View(session, page));
      }
    }
    // A name that isn't known is silently left out, as Clarity does.
    List<String> keys =
        Stream.of("dimension1", "dimension2", "dimension3")
            .map(name -> parameter(call, name))
            .flatMap(asked -> DIMENSIONS.stream().filter(asked::equalsIgnoreCase))
            .distinct()
            .toList();
    Map<String, List<Object>> blocks = new LinkedHashMap<>();
    METRICS.forEach(metric -> blocks.put(metric, rows(metric, keys, views)));
    if (keys.isEmpty()) {
      LISTS.forEach(name -> blocks.put(name, topTen(name, views)));
    }
    return blocks.entrySet().stream()
        .map(b -> json(row("metricName information", List.of(b.getKey(), b.getValue()))))
        .collect(Collectors.joining(",", "[", "]"));
  }

  private static List<Object> rows(String metric, List<String> keys, List<View> views) {
    var groups = groups(views, view -> keys.stream().map(view::value).toList());
    if (metric.equals("Traffic") && keys.contains("Url")) {
      // Clarity has a row of bots alone, in this block only.
      groups.put(Collections.nCopies(keys.size(), null), List.of());
    }
    List<Object> rows = new ArrayList<>();
    for (var group : groups.entrySet()) {
      Map<String, Object> row = figures(metric, group.getValue());
      row.putAll(row(String.join(" ", keys), group.getKey()));
      rows.add(row);
    }
    return rows;
  }

  private static <K> Map<K, List<View>> groups(List<View> views, Function<View, K> key) {
    Map<K, List<View>> groups = new LinkedHashMap<>();
    views.forEach(
        view -> groups.computeIfAbsent(key.apply(view), k -> new ArrayList<>()).add(view));
    return groups;
  }

  private static Map<String, Object> figures(String metric, List<View> group) {
    int all = sessions(group);
    double pages = (double) group.size() / Math.max(1, all);
    List<View> hit = group.stream().filter(view -> view.signals(metric) > 0).toList();
    int occurrences = hit.stream().mapToInt(view -> view.signals(metric)).sum();
    double share = Math.round(10_000.0 * sessions(hit) / Math.max(1, all)) / 100.0;
    return switch (metric) {
      case "ScrollDepth" -> row("averageScrollDepth", List.of(40.5 + all % 50));
      case "Traffic" -> row(TRAFFIC, List.of(all, 1 + all / 9, 1 + all * 4 / 5, pages));
      case "EngagementTime" -> row("totalTime activeTime", List.of(60 + all % 90, 20 + all % 30));
      default -> row(FRICTION, List.of(all, share, 100 - share, hit.size(), occurrences));
    };
  }

  private static List<Object> topTen(String of, List<View> views) {
    String names = of.equals("PopularPages") ? "url visitsCount" : "name sessionsCount";
    return groups(views, view -> view.value(of)).entrySet().stream()
        .sorted(Comparator.comparingInt(group -> -sessions(group.getValue())))
        .limit(10)
        .<Object>map(group -> row(names, Arrays.asList(group.getKey(), sessions(group.getValue()))))
        .toList();
  }

  private static int sessions(List<View> group) {
    return (int) group.stream().mapToInt(View::session).distinct().count();
  }

  /** Whole numbers become texts, as Clarity has them. */
  private static Map<String, Object> row(String names, List<?> values) {
    Map<String, Object> row = new LinkedHashMap<>();
    for (Object value : values) {
      String name = words(names).get(row.size());
      row.put(name, value instanceof Integer ? value.toString() : value);
    }
    return row;
  }

  private static String json(Object value) {
    if (value instanceof Map<?, ?> row) {
      return row.entrySet().stream()
          .map(member -> json(member.getKey()) + ":" + json(member.getValue()))
          .collect(Collectors.joining(",", "{", "}"));
    }
    if (value instanceof List<?> list) {
      return list.stream().map(StandIn::json).collect(Collectors.joining(",", "[", "]"));
    }
    return value instanceof String ? "\"" + value + "\"" : String.valueOf(value);
  }

  private static List<String> words(String text) {
    return List.of(text.split(" +"));
  }

  /** A page view of a session. */
  private record View(int session, int page) {
    /** Of a dimension or a list; null where Clarity doesn't know it. */
    String value(String name) {
      List<String> visitor = words(VISITORS.lines().toList().get(session % 7));
      String value =
          switch (name) {
            case "Url", "PopularPages" -> url();
            case "PageTitle" -> url().endsWith("checkout") ? "Checkout" : "The shop";
            case "ReferrerUrl" -> visitor.get(DIMENSIONS.indexOf("Source"));
            default -> visitor.get(DIMENSIONS.indexOf(name));
          };
      return value.equals("null") ? null : value;
    }

    String url() {
      return "https://shop.example" + PATHS.get((session / 2 + page * 3) % 7).formatted(session);
    }

    /** How often a signal was seen; the checkout and the search are broken. */
    int signals(String metric) {
      boolean broken = url().contains("checkout") || url().contains("search");
      return Math.floorMod(session + metric.hashCode(), broken ? 3 : 17) == 0 ? 1 + session % 3 : 0;
    }
  }

  /**
   * The interface behind the dashboard, which no document describes: filters that it doesn't know
   * are dropped without a word, and without a date among them it fails.
   */
  private record Dashboard(String fault, String path, String body) {
    static final String BASE = "/mcp";

    /** By the names of their filters. */
    private static final Map<String, String> SIGNALS =
        Map.of(
            "rageClickPresent", "RageClickCount",
            "deadClickPresent", "DeadClickCount",
            "quickbackClickPresent", "QuickbackClick",
            "excessiveScrollPresent", "ExcessiveScroll",
            "javascriptErrors", "ScriptErrorCount",
            "clickErrors", "ErrorClickCount");

    private static final Map<String, String> ATTRIBUTES =
        Map.of("deviceType", "Device", "country", "Country", "channel", "Channel");

    int judge(HttpExchange call) {
      String token = call.getRequestHeaders().getFirst("Authorization");
      if (token == null || !token.matches("Bearer \\S+")) {
        return 401;
      }
      if (!call.getRequestMethod().equals("POST")) {
        return 405;
      }
      if (fault.matches("[0-9]+")) {
        return Integer.parseInt(fault);
      }
      if (path.equals(BASE + "/recordings/sample")) {
        return body.matches("(?s).*\"filters\"\\s*:\\s*\\{.*\"date\"\\s*:.*") ? 200 : 500;
      }
      return path.matches(BASE + "/(dashboard|documentation)/query") ? 200 : 404;
    }

    String answer() {
      if (fault.equals("login")) {
        return "<!DOCTYPE html><html><body>Sign in to Clarity</body></html>";
      }
      String answer =
          switch (path.substring(BASE.length())) {
            case "/recordings/sample" -> fault.equals("empty") ? "[]" : recordings();
            case "/dashboard/query" -> figures();
            default -> documents();
          };
      return fault.equals("cut") ? answer.substring(0, answer.length() / 2) : answer;
    }

    private String recordings() {
      List<Object> recordings = new ArrayList<>();
      for (int session = 1; session <= SESSIONS_A_DAY; session++) {
        List<View> views = new ArrayList<>();
        for (int page = 0; page <= session % 3; page++) {
          views.add(new View(session, page));
        }
        if (passes(views) && recordings.size() < Integer.parseInt(said("count", "[0-9]+", "100"))) {
          recordings.add(recording(session, views));
        }
      }
      return json(recordings);
    }

    private boolean passes(List<View> views) {
      String url = said("url", "\"[^\"]*\"", "\"\"").replace("\"", "");
      boolean isVisited = views.stream().anyMatch(view -> view.url().contains(url));
      boolean isRegex = body.contains("matchesRegex");
      return (isVisited || isRegex)
          && SIGNALS.entrySet().stream()
              .filter(signal -> body.contains("\"" + signal.getKey() + "\""))
              .allMatch(
                  signal -> views.stream().anyMatch(view -> view.signals(signal.getValue()) > 0))
          && ATTRIBUTES.entrySet().stream()
              .filter(attribute -> body.contains("\"" + attribute.getKey() + "\""))
              .allMatch(attribute -> body.contains("\"" + views.get(0).value(attribute.getValue())));
    }

    /** A value of the request by its name, the first where there are several. */
    private String said(String name, String value, String standard) {
      var found = Pattern.compile("\"" + name + "\"\\s*:\\s*(" + value + ")").matcher(body);
      return found.find() ? found.group(1) : standard;
    }

    private static Map<String, Object> recording(int session, List<View> views) {
      Instant start = Instant.now().minus(Duration.ofMinutes(10L * session));
      List<Object> timeline = new ArrayList<>();
      for (View view : views) {
        timeline.add(
            row(
                "url displayTitle referrerUrl start duration timelineEvents",
                List.of(view.url(), view.value("PageTitle"), "", 0L, 61_000L, events())));
      }
      return row(
          "link timestamp totalDuration activeDuration pagesCount sessionClickCount timeline",
          List.of(
              "https://clarity.microsoft.com/player/stand-in/" + session,
              start.truncatedTo(ChronoUnit.SECONDS).toString().replace('T', ' ').replace("Z", ""),
              "%02d minutes and 05 seconds".formatted(views.size()),
              "00 minutes and %02d seconds".formatted(30 + session % 30),
              (long) views.size(),
              (long) session % 9,
              timeline));
    }

    private static List<Object> events() {
      return List.of(
          row("eventtype text start", List.of("Click", "Buy now", 1_500L)),
          row("eventtype text start", List.of("Input", "ada.lovelace@example.com", 4_000L)));
    }

    private String figures() {
      boolean isUnread = fault.equals("unread") || !body.contains("browser");
      List<Object> rows =
          List.of(
              row("Browser Sessions", List.of("Chrome", "52")),
              row("Browser Sessions", List.of("MobileSafari", "37")));
      return isUnread
          ? "{\"query\":\"None\",\"data\":null,\"dataErrorType\":4}"
          : "{\"query\":\"Sessions by browser\",\"data\":" + json(rows) + ",\"dataErrorType\":0}";
    }

    private static String documents() {
      return json(
          List.of(
              row(
                  "title url content",
                  List.of(
                      "Masking",
                      "https://learn.microsoft.com/clarity/setup-and-installation/clarity-masking",
                      "Clarity masks what visitors type before it leaves their browsers."))));
    }
  }
}
