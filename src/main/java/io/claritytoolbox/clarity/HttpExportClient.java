package io.claritytoolbox.clarity;

import io.claritytoolbox.clarity.ExportOutcome.Inexpressible;
import io.claritytoolbox.clarity.ExportOutcome.NeverArrived;
import io.claritytoolbox.clarity.ExportOutcome.Obstacle;
import io.claritytoolbox.clarity.ExportOutcome.PerhapsArrived;
import io.claritytoolbox.clarity.ExportOutcome.Refused;
import io.claritytoolbox.clarity.ExportOutcome.Unreadable;
import io.claritytoolbox.clarity.ExportOutcome.What;
import io.claritytoolbox.clarity.ExportOutcome.Where;
import io.claritytoolbox.clarity.ExportOutcome.Why;
import io.claritytoolbox.model.ExportRequest;
import io.claritytoolbox.model.ProjectId;
import io.claritytoolbox.scrub.AddressFolding;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks Clarity over HTTP. One call is one request on a connection of its own; redirects are not
 * followed, and neither the token nor a body is ever logged.
 */
public final class HttpExportClient implements ExportClient {
  private static final Pattern SENDABLE = Pattern.compile("[\\x21-\\x7e]+");

  /** What makes the JDK print all that is sent. */
  private static final Pattern SHOWS_DATA = Pattern.compile("all|data|packet|plaintext|record");

  private static final int OK = 200;
  private static final int PROXY_AUTHENTICATION_REQUIRED = 407;
  private static final Set<Integer> OF_THE_TOKEN = Set.of(401, 403);
  private static final Set<Integer> REDIRECTS = Set.of(301, 302, 303, 307, 308);

  static {
    // Else the JDK sends a GET anew, unasked, where its connection ended without a word.
    System.setProperty("jdk.httpclient.redirects.retrylimit", "1");
    // Whoever sets these, to learn of a proxy's troubles perhaps, doesn't mean to show the token.
    System.clearProperty("jdk.httpclient.HttpClient.log");
    System.clearProperty("jdk.internal.httpclient.debug");
    if (SHOWS_DATA.matcher(System.getProperty("javax.net.debug", "")).find()) {
      System.setProperty("javax.net.debug", "ssl:handshake");
    }
  }

  private final Endpoint endpoint;
  private final TokenRing tokens;
  private final AddressFolding folding;
  private final AnswerReader reader;
  private final InstantSource clock;
  private final ServerClock serverClock;

  /**
   * A client that connects at its first call.
   *
   * @param tokens of which the first that holds is sent
   * @param folding what addresses go through before anything else sees them
   */
  public HttpExportClient(
      Endpoint endpoint, TokenRing tokens, AddressFolding folding, InstantSource clock) {
    this.endpoint = endpoint;
    this.tokens = tokens;
    this.folding = folding;
    this.reader = new WireReader(folding)::read;
    this.clock = clock;
    this.serverClock = new ServerClock(clock);
  }

  HttpExportClient(Endpoint endpoint, TokenRing tokens, AnswerReader reader, InstantSource clock) {
    this.endpoint = endpoint;
    this.tokens = tokens;
    this.folding = new AddressFolding(Set.of());
    this.reader = reader;
    this.clock = clock;
    this.serverClock = new ServerClock(clock);
  }

  @Override
  public String tokenVariable() {
    return tokens.variable();
  }

  @Override
  public List<Refused> passedOver() {
    return tokens.passedOver(clock.instant());
  }

  @Override
  public String folded(String address) {
    return folding.fold(address);
  }

  @Override
  public ExportOutcome fetch(ExportRequest request) {
    Instant now = clock.instant();
    TokenRing.Token token = tokens.current(now).orElse(null);
    if (token == null) {
      return new Inexpressible(
          tokens.wasRefused(now) ? Obstacle.TOKENS_REFUSED : Obstacle.TOKENS_EXPIRED);
    }
    String bearer = token.text().get();
    // Checked here, for the JDK would quote it in its exception.
    if (!SENDABLE.matcher(bearer).matches()) {
      return new Inexpressible(Obstacle.TOKEN);
    }
    return Addressing.of(endpoint)
        .call(request, now)
        .map(call -> named(outcome(call, bearer, request), token))
        .orElseGet(() -> new Inexpressible(Obstacle.ADDRESS));
  }

  /** A refusal of the token itself, with its name. */
  private ExportOutcome named(ExportOutcome outcome, TokenRing.Token token) {
    return outcome instanceof Refused refused && OF_THE_TOKEN.contains(refused.status())
        ? tokens.refuse(token, refused.status(), clock.instant())
        : outcome;
  }

  /** How far Clarity's clock is ahead of ours, to the second; empty before an answer. */
  public Optional<Duration> serverAhead() {
    return serverClock.ahead();
  }

  private ExportOutcome outcome(Addressing.Call call, String bearer, ExportRequest request) {
    HttpRequest get =
        HttpRequest.newBuilder(call.address())
            .header("Authorization", "Bearer " + bearer)
            .header("Accept", "application/json")
            .header("Accept-Encoding", "gzip")
            .build();
    try {
      HttpResponse<Optional<byte[]>> response = send(get);
      serverClock.hear(response.headers());
      ExportOutcome outcome = outcome(response, request, call);
      if (!(outcome instanceof ExportOutcome.Answered)) {
        Log.answer(response);
      }
      return outcome;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new PerhapsArrived(Why.CONNECTION_LOST);
    } catch (IOException e) {
      Log.failure(e);
      return NetworkFailure.outcome(e);
    } catch (UncheckedIOException e) {
      // The client itself could not be made: the JDK's trust store can't be read.
      Log.failure(e);
      return new NeverArrived(Where.TLS);
    }
  }

  private HttpResponse<Optional<byte[]>> send(HttpRequest get)
      throws IOException, InterruptedException {
    Limits limits = endpoint.limits();
    CompletableFuture<HttpResponse<Optional<byte[]>>> pending =
        newClient()
            .sendAsync(get, head -> new BoundedBody(head.statusCode() == OK ? limits.bytes() : 0));
    try {
      return pending.get(limits.inAll().toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      throw new HttpTimeoutException("no whole answer in time");
    } catch (ExecutionException e) {
      throw e.getCause() instanceof IOException cause ? cause : new IOException(e);
    } finally {
      pending.cancel(true);
    }
  }

  /** A client for one call: a connection that died since an earlier one would cost a request. */
  private HttpClient newClient() {
    return HttpClient.newBuilder()
        .version(HttpClient.Version.HTTP_1_1)
        .followRedirects(HttpClient.Redirect.NEVER)
        .connectTimeout(endpoint.limits().connect())
        .build();
  }

  private ExportOutcome outcome(
      HttpResponse<Optional<byte[]>> response, ExportRequest request, Addressing.Call call)
      throws IOException {
    int status = response.statusCode();
    if (status == PROXY_AUTHENTICATION_REQUIRED) {
      return new NeverArrived(Where.CONNECTION);
    }
    if (status != OK) {
      return REDIRECTS.contains(status) ? new Unreadable(What.REDIRECT) : new Refused(status);
    }
    return plain(response)
        .map(body -> reader.read(body, request, call.takenAt()))
        .orElseGet(() -> new Unreadable(What.TOO_LARGE));
  }

  /** The body without its compression; empty where it is too large with or without. */
  private Optional<byte[]> plain(HttpResponse<Optional<byte[]>> response) throws IOException {
    Optional<byte[]> body = response.body();
    String encoding = response.headers().firstValue("Content-Encoding").orElse("");
    if (body.isEmpty() || !encoding.equalsIgnoreCase("gzip")) {
      return body;
    }
    int bound = endpoint.limits().bytes();
    try (GZIPInputStream unpacking = new GZIPInputStream(new ByteArrayInputStream(body.get()))) {
      return Optional.of(unpacking.readNBytes(bound + 1)).filter(plain -> plain.length <= bound);
    }
  }

  /**
   * Where Clarity is asked.
   *
   * @param base the start of all addresses
   * @param project whom addresses by date name; the documented address leaves it to the token
   * @param limits what a call may take
   */
  public record Endpoint(URI base, ProjectId project, Limits limits) {
    public Endpoint {
      base = URI.create(base.toString().replaceAll("/+$", ""));
    }

    public Endpoint(URI base, ProjectId project) {
      this(base, project, Limits.USUAL);
    }
  }

  /**
   * What a call may take.
   *
   * @param connect until there is a connection
   * @param inAll until the whole body is there
   * @param bytes the largest body, with and without its compression
   */
  public record Limits(Duration connect, Duration inAll, int bytes) {
    static final Limits USUAL =
        new Limits(Duration.ofSeconds(10), Duration.ofSeconds(60), 16 << 20);
  }

  /** Loaded with the first thing to say. */
  private static final class Log {
    private static final Logger LOG = LoggerFactory.getLogger(HttpExportClient.class);

    static void answer(HttpResponse<Optional<byte[]>> response) {
      LOG.warn(
          "Clarity answered with status {}, length {}, content type {}",
          response.statusCode(),
          response.headers().firstValue("Content-Length").orElse("unknown"),
          response.headers().firstValue("Content-Type").orElse("unknown"));
    }

    static void failure(Exception failure) {
      LOG.warn("The call to Clarity failed: {}", failure.getClass().getName());
    }
  }
}
