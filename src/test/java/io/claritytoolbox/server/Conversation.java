package io.claritytoolbox.server;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.claritytoolbox.model.PaidRequests;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** A client of a server. It sends and receives lines; apostrophes in them stand for quotes. */
final class Conversation implements AutoCloseable {
  static final String META =
      "'_meta':{'io.modelcontextprotocol/protocolVersion':'2026-07-28',"
          + "'io.modelcontextprotocol/clientCapabilities':{}}";
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Duration HEARTBEAT = Duration.ofMillis(20);

  private final OutputStream toServer;
  private final InputStream fromServer;
  private final Thread serving;
  private final BlockingQueue<String> heard = new LinkedBlockingQueue<>();
  private final List<JsonNode> aside = new ArrayList<>();

  private Conversation(OutputStream toServer, InputStream fromServer, Thread serving) {
    this.toServer = toServer;
    this.fromServer = fromServer;
    this.serving = serving;
    Thread listening = new Thread(this::listen, "listening");
    listening.setDaemon(true);
    listening.start();
  }

  /** A conversation with a server in this process. */
  static Conversation with(Catalog catalog) {
    try {
      PipedOutputStream toServer = new PipedOutputStream();
      PipedInputStream in = new PipedInputStream(toServer, 1 << 16);
      PipedInputStream fromServer = new PipedInputStream(1 << 16);
      PipedOutputStream out = new PipedOutputStream(fromServer);
      Offer offer = Offer.of(ToyCatalog.IDENTITY, catalog);
      StdioServer server = new StdioServer(offer, new PaidRequests(), in, out, HEARTBEAT);
      Thread serving = new Thread(server::serve, "serving");
      serving.setDaemon(true);
      serving.start();
      return new Conversation(toServer, fromServer, serving);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A conversation with a server that has answered {@code initialize} for a revision. */
  static Conversation opened(Catalog catalog, String revision) {
    Conversation conversation = with(catalog);
    conversation.ask("'open'", "initialize", initialize(revision));
    conversation.say("{'jsonrpc':'2.0','method':'notifications/initialized'}");
    return conversation;
  }

  static String initialize(String revision) {
    return "{'protocolVersion':'"
        + revision
        + "','capabilities':{'roots':{}},'clientInfo':{'name':'test','version':'1'}}";
  }

  static String request(String id, String method, String params) {
    return "{'jsonrpc':'2.0','id':" + id + ",'method':'" + method + "','params':" + params + "}";
  }

  void say(String line) {
    sayBytes((line.replace('\'', '"') + "\n").getBytes(StandardCharsets.UTF_8));
  }

  void sayBytes(byte[] bytes) {
    try {
      toServer.write(bytes);
      toServer.flush();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Sends a request and returns the reply. */
  JsonNode ask(String id, String method, String params) {
    say(request(id, method, params));
    return answerTo(id);
  }

  /** Sends a request of 2026-07-28 and returns its result. */
  JsonNode askAlone(String id, String method, String params) {
    String inner = params.substring(1, params.length() - 1);
    return ask(id, method, "{" + META + (inner.isBlank() ? "" : "," + inner) + "}");
  }

  /** The next reply with this id; keeps other messages for {@link #next}. */
  JsonNode answerTo(String id) {
    JsonNode wanted = json(id);
    for (JsonNode message = fromPipe(); ; message = fromPipe()) {
      if (wanted.equals(message.get("id"))) {
        return message;
      }
      aside.add(message);
    }
  }

  JsonNode next() {
    return aside.isEmpty() ? fromPipe() : aside.remove(0);
  }

  /** Whether the server sends nothing for a while. */
  boolean isQuietFor(Duration time) throws InterruptedException {
    return aside.isEmpty() && heard.poll(time.toMillis(), TimeUnit.MILLISECONDS) == null;
  }

  void endInput() {
    try {
      toServer.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Closes the client's end of the output. */
  void hangUp() {
    try {
      fromServer.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  boolean hasEndedWithin(Duration time) throws InterruptedException {
    serving.join(time.toMillis());
    return !serving.isAlive();
  }

  @Override
  public void close() {
    endInput();
  }

  static JsonNode json(String text) {
    try {
      return JSON.readTree(text.replace('\'', '"'));
    } catch (IOException e) {
      throw new UncheckedIOException("not JSON: " + text, e);
    }
  }

  private JsonNode fromPipe() {
    try {
      String line = heard.poll(5, TimeUnit.SECONDS);
      if (line == null) {
        throw new AssertionError("nothing was said for five seconds; kept aside: " + aside);
      }
      return JSON.readTree(line);
    } catch (InterruptedException | IOException e) {
      throw new AssertionError(e);
    }
  }

  private void listen() {
    try (BufferedReader lines =
        new BufferedReader(new InputStreamReader(fromServer, StandardCharsets.UTF_8))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        heard.add(line);
      }
    } catch (IOException e) {
      // The server has stopped, or the client has closed the stream.
    }
  }
}
