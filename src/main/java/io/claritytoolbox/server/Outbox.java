package io.claritytoolbox.server;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.claritytoolbox.json.Json;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The only writer to the client. It writes one message a line, in order, and flushes each. {@link
 * #send} never waits for a slow client; the reader of requests waits in {@link #awaitRoom}.
 */
final class Outbox {
  private static final long ROOM = 8 << 20;

  private final OutputStream out;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final Deque<byte[]> waiting = new ArrayDeque<>();
  private long unwritten;
  private long written;
  private boolean closed;
  private boolean broken;

  Outbox(OutputStream out) {
    this.out = out;
    Thread writer = new Thread(new Writer(), "clarity-outbox");
    writer.setDaemon(true);
    writer.start();
  }

  void send(ObjectNode message) {
    byte[] line = Json.line(message);
    lock.lock();
    try {
      if (!broken) {
        waiting.add(line);
        unwritten += line.length;
        changed.signalAll();
      }
    } finally {
      lock.unlock();
    }
  }

  /** Whether the client has closed the stream. */
  boolean isBroken() {
    lock.lock();
    try {
      return broken;
    } finally {
      lock.unlock();
    }
  }

  /**
   * Waits while too many bytes are unwritten.
   *
   * @param patience how long to wait while the client reads nothing
   * @return false if the client has closed the stream or read nothing for that long
   */
  boolean awaitRoom(Duration patience) throws InterruptedException {
    lock.lock();
    try {
      long seen = written;
      long left = patience.toNanos();
      while (!broken && unwritten > ROOM && left > 0) {
        left = changed.awaitNanos(left);
        if (written != seen) {
          seen = written;
          left = patience.toNanos();
        }
      }
      return !broken && left > 0;
    } finally {
      lock.unlock();
    }
  }

  /** Writes the waiting messages for as long as {@code patience}, then accepts no more. */
  void close(Duration patience) throws InterruptedException {
    lock.lock();
    try {
      long left = patience.toNanos();
      while (!broken && unwritten > 0 && left > 0) {
        left = changed.awaitNanos(left);
      }
      closed = true;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /** The next line; empty at the end. */
  private byte[] take() throws InterruptedException {
    lock.lock();
    try {
      while (waiting.isEmpty() && !closed) {
        changed.await();
      }
      return closed ? new byte[0] : waiting.remove();
    } finally {
      lock.unlock();
    }
  }

  private void wrote(int bytes) {
    lock.lock();
    try {
      unwritten -= bytes;
      written += bytes;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  private void giveUp() {
    lock.lock();
    try {
      broken = true;
      waiting.clear();
      unwritten = 0;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  private final class Writer implements Runnable {
    @Override
    public void run() {
      try {
        for (byte[] line = take(); line.length > 0; line = take()) {
          out.write(line);
          out.flush();
          wrote(line.length);
        }
      } catch (IOException e) {
        giveUp();
        Log.LOG.info("The client has closed its end.");
      } catch (InterruptedException e) {
        giveUp();
      }
    }
  }
}
