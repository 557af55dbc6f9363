package io.claritytoolbox.clarity;

import static org.assertj.core.api.Assertions.assertThat;

import io.claritytoolbox.clarity.ExportOutcome.Answered;
import io.claritytoolbox.clarity.ExportOutcome.DayClosed;
import io.claritytoolbox.clarity.ExportOutcome.Failed;
import io.claritytoolbox.clarity.ExportOutcome.NeverArrived;
import io.claritytoolbox.clarity.ExportOutcome.Reason;
import io.claritytoolbox.http.NetworkFailure;
import io.claritytoolbox.model.ProjectId;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ProxySelector;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.http.HttpConnectTimeoutException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests calls without a complete response, and whether they may have used a request. */
@Tag("slow")
@Timeout(20)
final class BrokenCallTest {
  private static final ExportOutcome LOST = new Failed(Reason.CONNECTION_LOST);
  private static final ExportOutcome LATE = new Failed(Reason.TIMED_OUT);
  private static final Duration SOON = Duration.ofMillis(400);

  @Test
  void aClosedPortWasNeverReached() throws IOException {
    Loopback gone = Loopback.saying("");
    gone.close();

    assertThat(Asking.at(gone.base("http")).fetch(Asking.SITE))
        .isEqualTo(new NeverArrived(NetworkFailure.CONNECTION));
  }

  @Test
  void anUnknownNameWasNeverReached() {
    URI base = URI.create("https://nonexistent.invalid/export-data/api/v1");

    assertThat(Asking.at(base).fetch(Asking.SITE)).isEqualTo(new NeverArrived(NetworkFailure.NAME));
  }

  @Test
  void aConnectionThatTookTooLongWasNeverMade() {
    assertThat(NetworkFailure.of(new HttpConnectTimeoutException("late")))
        .isEqualTo(NetworkFailure.CONNECTION);
  }

  @Test
  void aServerWithoutTlsWasNeverTold() throws IOException {
    try (Loopback plain = Loopback.saying("HTTP/1.1 400 Bad Request\r\n\r\n")) {
      assertThat(Asking.at(plain.base("https")).fetch(Asking.SITE))
          .isEqualTo(new NeverArrived(NetworkFailure.TLS));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"407 Proxy Authentication Required", "403 Forbidden", "502 Bad Gateway"})
  void aProxyThatOpensNoTunnelIsNotClarity(String status) throws IOException {
    ProxySelector usual = ProxySelector.getDefault();
    try (Loopback proxy = Loopback.saying("HTTP/1.1 " + status + "\r\nContent-Length: 0\r\n\r\n")) {
      ProxySelector.setDefault(ProxySelector.of(new InetSocketAddress("127.0.0.1", proxy.port())));
      URI base = URI.create("https://clarity.invalid/export-data/api/v1");

      assertThat(Asking.at(base).fetch(Asking.SITE))
          .isEqualTo(new NeverArrived(NetworkFailure.CONNECTION));
      assertThat(proxy.heads())
          .isNotEmpty()
          .allMatch(head -> head.startsWith("CONNECT clarity.invalid:443 "))
          .noneMatch(head -> head.contains(Asking.TOKEN));
    } finally {
      ProxySelector.setDefault(usual);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "nonsense\r\n\r\n",
        "HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\n[1, 2",
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\n[1, 2\r\n",
        "HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: 5\r\n\r\n[1,2]"
      })
  void whatEndsTooEarlyMayHaveArrived(String words) throws IOException {
    try (Loopback server = Loopback.saying(words)) {
      assertThat(Asking.at(server.base("http")).fetch(Asking.SITE)).isEqualTo(LOST);
    }
  }

  @Test
  void aResetMayHaveArrived() throws IOException {
    try (Loopback server = new Loopback(BrokenCallTest::reset)) {
      assertThat(Asking.at(server.base("http")).fetch(Asking.SITE)).isEqualTo(LOST);
    }
  }

  /** Runs in another process, because the JDK reads this setting only once. */
  @Test
  void sendsOnceWhereTheConnectionEndsWithoutAWord() throws Exception {
    try (Loopback resetting = new Loopback(BrokenCallTest::reset);
        Loopback silent = Loopback.saying("")) {
      Process process =
          new ProcessBuilder(
                  Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                  "-cp",
                  System.getProperty("java.class.path"),
                  Asking.class.getName(),
                  resetting.base("http").toString(),
                  silent.base("http").toString())
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start();

      assertThat(process.inputReader().lines()).containsExactly(LOST.toString(), LOST.toString());
      assertThat(resetting.heads()).hasSize(1);
      assertThat(silent.heads()).hasSize(1);
    }
  }

  private static void reset(Socket connection) throws IOException {
    connection.setSoLinger(true, 0);
  }

  @Test
  void compressionThatBreaksOffMayHaveArrived() throws IOException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream packing = new GZIPOutputStream(packed)) {
      packing.write("[1, 2, 3]".repeat(50).getBytes(StandardCharsets.UTF_8));
    }
    String half = packed.toString(StandardCharsets.ISO_8859_1).substring(0, packed.size() / 2);
    String head = "HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: %d\r\n\r\n";

    try (Loopback server = Loopback.saying(head.formatted(half.length()) + half)) {
      assertThat(Asking.at(server.base("http")).fetch(Asking.SITE)).isEqualTo(LOST);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "HTTP/1.1 200 OK\r\nContent-Le",
        "HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\n[1, 2"
      })
  void whatStallsIsLate(String words) throws IOException {
    try (Loopback server = Loopback.holdingAfter(words)) {
      assertThat(Asking.waiting(SOON, server.base("http")).fetch(Asking.SITE)).isEqualTo(LATE);
      assertThat(server.heads()).hasSize(1);
    }
  }

  @Test
  void aCallTakesNoLongerThanWhatIsLeftOfTheTime() throws IOException {
    Deque<Duration> spentAlready = new ArrayDeque<>(List.of(Duration.ZERO));
    Duration inAll = Duration.ofHours(1);
    InstantSource clock =
        () ->
            Asking.NOW.plus(
                spentAlready.size() > 1 ? spentAlready.remove() : spentAlready.element());
    spentAlready.add(inAll.minus(SOON));
    try (Loopback server = Loopback.holdingAfter("")) {
      assertThat(Asking.waiting(inAll, server.base("http"), clock).fetch(Asking.SITE))
          .isEqualTo(LATE);
    }
  }

  @Test
  void aRequestIsOverBeforeThoseWhoAskedGiveUp() {
    Endpoint usual = new Endpoint(URI.create("https://clarity.invalid"), new ProjectId("shop"));

    assertThat(usual.limits().inAll()).isEqualTo(Duration.ofSeconds(45));
  }

  @Test
  void aSlowDripIsLateToo() throws IOException {
    try (Loopback server = new Loopback(BrokenCallTest::drip)) {
      assertThat(Asking.waiting(SOON, server.base("http")).fetch(Asking.SITE)).isEqualTo(LATE);
    }
  }

  private static void drip(Socket connection) throws IOException {
    Loopback.say(connection, "HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n");
    try {
      for (int i = 0; i < 40; i++) {
        Loopback.say(connection, " ");
        Thread.sleep(50);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Test
  void aRefusalDoesNotWaitForItsBody() throws IOException {
    try (Loopback server =
        Loopback.holdingAfter("HTTP/1.1 429 Too Many\r\nContent-Length: 10\r\n\r\n")) {
      assertThat(Asking.at(server.base("http")).fetch(Asking.SITE)).isEqualTo(new DayClosed());
    }
  }

  @Test
  void doesNotTakeUpAnEndlessBody() throws IOException {
    try (Loopback server = new Loopback(BrokenCallTest::pour)) {
      assertThat(Asking.at(server.base("http")).fetch(Asking.SITE))
          .isEqualTo(new Failed(Reason.TOO_LARGE));
    }
  }

  private static void pour(Socket connection) throws IOException {
    Loopback.say(connection, "HTTP/1.1 200 OK\r\n\r\n");
    String much = " ".repeat(Asking.BYTES);
    while (true) {
      Loopback.say(connection, much);
    }
  }

  @Test
  void doesNotDependOnTheConnectionOfAnEarlierCall() throws IOException {
    List<String> later = new CopyOnWriteArrayList<>();
    try (Loopback server = new Loopback(connection -> answerOnce(connection, later))) {
      HttpExportClient client = Asking.at(server.base("http"));

      assertThat(client.fetch(Asking.SITE)).isInstanceOf(Answered.class);
      assertThat(client.fetch(Asking.SITE)).isInstanceOf(Answered.class);
      assertThat(server.heads()).hasSize(2);
      assertThat(later).isEmpty();
    }
  }

  private static void answerOnce(Socket connection, List<String> later) throws IOException {
    Loopback.say(connection, "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n[]");
    connection.setSoTimeout((int) SOON.toMillis());
    try {
      String head = Loopback.head(connection.getInputStream());
      if (!head.isEmpty()) {
        later.add(head);
      }
    } catch (SocketTimeoutException e) {
      // Nothing more arrived on this connection, as expected.
    }
  }

  @Test
  void anInterruptMayComeTooLate() throws IOException {
    try (Loopback server = Loopback.holdingAfter("")) {
      Thread.currentThread().interrupt();
      ExportOutcome outcome = Asking.at(server.base("http")).fetch(Asking.SITE);

      assertThat(Thread.interrupted()).isTrue();
      assertThat(outcome).isEqualTo(LOST);
    }
  }

  @Test
  void logsWhatCameAndNeitherTokenNorBody() throws IOException {
    String log =
        logged(
            Level.INFO,
            "HTTP/1.1 403 No\r\nContent-Type: text/html\r\nContent-Length: 4\r\n\r\nbody");

    assertThat(log)
        .contains("status 403", "length 4", "text/html")
        .doesNotContain("Asking Clarity", Asking.TOKEN, "body");
  }

  @Test
  void debuggingTellsOfEachRequestAndAnswerAndNeitherTokenNorAddresses() throws IOException {
    String body =
        "[{\"metricName\":\"PopularPages\",\"information\":"
            + "[{\"url\":\"https://shop.example/a\",\"visitsCount\":\"4\"}]}]";
    String log =
        logged(
            Level.FINE, "HTTP/1.1 200 OK\r\nContent-Length: " + body.length() + "\r\n\r\n" + body);

    assertThat(log)
        .contains("Asking Clarity for site over 1 day")
        .contains("Clarity answered with status 200, " + body.length() + " bytes, in 0 ms")
        .doesNotContain(Asking.TOKEN, "shop.example", "127.0.0.1");
  }

  private static String logged(Level level, String answer) throws IOException {
    StringBuilder log = new StringBuilder();
    Handler handler = into(log);
    handler.setLevel(level);
    Logger logger = Logger.getLogger("io.claritytoolbox");
    Level usual = logger.getLevel();
    logger.setLevel(level);
    logger.addHandler(handler);
    try (Loopback server = Loopback.saying(answer)) {
      Asking.at(server.base("http")).fetch(Asking.SITE);
    } finally {
      logger.removeHandler(handler);
      logger.setLevel(usual);
    }
    return log.toString();
  }

  private static Handler into(StringBuilder log) {
    return new Handler() {
      @Override
      public void publish(LogRecord record) {
        log.append(new SimpleFormatter().format(record));
      }

      @Override
      public void flush() {}

      @Override
      public void close() {}
    };
  }
}
