package io.claritytoolbox.server;

import com.fasterxml.jackson.databind.node.NullNode;
import io.claritytoolbox.model.PaidRequests;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;

/**
 * An MCP server on two streams. It supports sessions that start with {@code initialize} and
 * requests of 2026-07-28 without a session, in any mixture.
 */
public final class StdioServer {
  private static final int LONGEST_LINE = 4 << 20;
  private static final Duration HEARTBEAT = Duration.ofSeconds(5);
  private static final Duration PATIENCE_AT_END = Duration.ofSeconds(5);
  private static final Duration LEAST_PATIENCE = Duration.ofMillis(500);
  private static final Duration PATIENCE_WITH_CLIENT = Duration.ofSeconds(30);

  private final InputStream in;
  private final PaidRequests paid;
  private final Outbox outbox;
  private final Replies replies;
  private final Execution execution;
  private final Dispatcher dispatcher;

  /**
   * Creates a server without starting it.
   *
   * @param paid the paid requests that it waits for before it stops
   * @param in from the client
   * @param out to the client; nothing else may write to it. It must throw when the client has
   *     closed it: a {@code FileOutputStream}, not {@code System.out}
   */
  public StdioServer(Offer offer, PaidRequests paid, InputStream in, OutputStream out) {
    this(offer, paid, in, out, HEARTBEAT);
  }

  /**
   * @param heartbeat the time between progress notifications of a call
   */
  StdioServer(
      Offer offer, PaidRequests paid, InputStream in, OutputStream out, Duration heartbeat) {
    this.in = in;
    this.paid = paid;
    this.outbox = new Outbox(out);
    this.replies = new Replies(outbox, offer.serverInfo());
    this.execution = new Execution(offer, heartbeat);
    this.dispatcher =
        new Dispatcher(
            replies, new StatelessEra(offer, execution), new SessionEra(offer, execution));
  }

  /**
   * Serves until the client closes the input or reads no replies for 30 seconds. Then waits for
   * calls in progress: five seconds, or up to 50 while one of them is paid for. Calls that take
   * longer stay on daemon threads.
   */
  public void serve() {
    read();
    end(PATIENCE_AT_END);
  }

  /**
   * Serves until the client or a signal ends the process. At a signal it accepts no more calls,
   * stops calls that only wait, completes paid requests, and exits with 0.
   */
  public void serveUntilSignal() {
    AtSignal ending = new AtSignal();
    Runtime.getRuntime().addShutdownHook(ending);
    serve();
    ending.isServed = true;
  }

  private final class AtSignal extends Thread {
    private volatile boolean isServed;

    @Override
    public void run() {
      if (!isServed) {
        replies.end();
        end(LEAST_PATIENCE);
        Runtime.getRuntime().halt(0);
      }
    }
  }

  private void end(Duration patience) {
    try {
      long begun = System.nanoTime();
      execution.drain(patience, paid);
      Duration left = patience.minusNanos(System.nanoTime() - begun);
      outbox.close(left.compareTo(LEAST_PATIENCE) > 0 ? left : LEAST_PATIENCE);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void read() {
    LineReader lines = new LineReader(in, LONGEST_LINE);
    try {
      for (byte[] line = lines.next(); line != null; line = lines.next()) {
        take(line);
        if (!outbox.awaitRoom(PATIENCE_WITH_CLIENT)) {
          Log.LOG.warn("The client reads no more replies. The server stops.");
          return;
        }
      }
    } catch (IOException e) {
      Log.LOG.info("Standard input can't be read", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void take(byte[] line) {
    if (line == LineReader.TOO_LONG) {
      replies.refuse(
          NullNode.instance,
          Outcome.Refused.of(Outcome.INVALID_REQUEST, "A line must not exceed 4 MiB."));
      return;
    }
    try {
      dispatcher.open(line);
    } catch (RuntimeException e) {
      Log.LOG.error("A message could not be handled", e);
      replies.refuse(NullNode.instance, Outcome.Refused.failed());
    }
  }
}
