package io.claritytoolbox.server;

import com.fasterxml.jackson.databind.node.NullNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;
import java.util.Set;
import java.util.function.Supplier;

/**
 * An MCP server on two streams, for every revision of the protocol in the field: sessions opened by
 * {@code initialize} and requests of 2026-07-28 that stand alone, mixed at will.
 */
public final class StdioServer {
  private static final int LONGEST_LINE = 4 << 20;
  private static final Duration PATIENCE_AT_END = Duration.ofSeconds(5);
  private static final Duration PATIENCE_WITH_CLIENT = Duration.ofSeconds(30);

  private final Identity identity;
  private final Set<Capability> capabilities;
  private final Supplier<Catalog> catalog;
  private final InputStream in;
  private final OutputStream out;

  /** A server of a catalog that is there. */
  public StdioServer(Identity identity, Catalog catalog, InputStream in, OutputStream out) {
    this(identity, Capability.of(catalog), () -> catalog, in, out);
  }

  /**
   * A server that has not begun.
   *
   * @param capabilities what it announces; the catalog fills them
   * @param catalog asked once, after the introduction: to make it takes longer than to introduce
   * @param in from the client
   * @param out to the client; nothing else may write to it. It must throw when the client has
   *     closed it: a {@code FileOutputStream}, not {@code System.out}
   */
  public StdioServer(
      Identity identity,
      Set<Capability> capabilities,
      Supplier<Catalog> catalog,
      InputStream in,
      OutputStream out) {
    this.identity = identity;
    this.capabilities = capabilities;
    this.catalog = catalog;
    this.in = in;
    this.out = out;
  }

  /**
   * Serves until the client closes its end or has taken no reply for long, then waits up to five
   * seconds for what is in flight. Calls that are still at work after that are left to their daemon
   * threads.
   */
  public void serve() {
    Outbox outbox = new Outbox(out);
    Features features = new Features(capabilities, catalog);
    Introduction introduction = new Introduction(identity, capabilities);
    Replies replies = new Replies(outbox, new StatelessDress(introduction.serverInfo()));
    Execution execution = new Execution(features);
    Dispatcher dispatcher =
        new Dispatcher(
            replies,
            new StatelessEra(introduction, execution),
            new SessionEra(introduction, execution, features));
    try {
      read(outbox, dispatcher);
      long end = System.nanoTime() + PATIENCE_AT_END.toNanos();
      execution.drain(PATIENCE_AT_END);
      outbox.close(Duration.ofNanos(end - System.nanoTime()));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void read(Outbox outbox, Dispatcher dispatcher) throws InterruptedException {
    LineReader lines = new LineReader(in, LONGEST_LINE);
    Envelope envelope = new Envelope(dispatcher);
    try {
      for (byte[] line = lines.next(); line != null; line = lines.next()) {
        take(line, envelope, dispatcher);
        if (!outbox.awaitRoom(PATIENCE_WITH_CLIENT)) {
          Log.LOG.warn("The client takes no more replies: the server ends.");
          return;
        }
      }
    } catch (IOException e) {
      Log.LOG.info("Standard input can't be read any more", e);
    }
  }

  private static void take(byte[] line, Envelope envelope, Dispatcher dispatcher) {
    if (line == LineReader.TOO_LONG) {
      dispatcher.malformed(
          NullNode.instance,
          Outcome.Refused.of(Outcome.INVALID_REQUEST, "A line may have 4 MiB at most."));
      return;
    }
    try {
      envelope.open(line);
    } catch (RuntimeException e) {
      Log.LOG.error("A message could not be handled", e);
      dispatcher.malformed(NullNode.instance, Outcome.Refused.failed());
    }
  }
}
