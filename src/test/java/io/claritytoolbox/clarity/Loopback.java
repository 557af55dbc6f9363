package io.claritytoolbox.clarity;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;

/** A server that says what no well-behaved one would, one connection after the other. */
final class Loopback implements AutoCloseable {
  private final ServerSocket server;
  private final List<String> heads = new CopyOnWriteArrayList<>();
  private final CountDownLatch closed = new CountDownLatch(1);

  /** What becomes of a connection once the head of a request has come. */
  @FunctionalInterface
  interface Manners {
    void treat(Socket connection) throws IOException;
  }

  Loopback(Manners manners) throws IOException {
    server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    Thread thread = new Thread(() -> serve(manners), "loopback");
    thread.setDaemon(true);
    thread.start();
  }

  /** Says these words and hangs up. */
  static Loopback saying(String words) throws IOException {
    return new Loopback(connection -> say(connection, words));
  }

  /** Says these words and holds the line. */
  static Loopback holdingAfter(String words) throws IOException {
    Loopback[] self = new Loopback[1];
    self[0] =
        new Loopback(
            connection -> {
              say(connection, words);
              self[0].untilClosed();
            });
    return self[0];
  }

  static void say(Socket connection, String words) throws IOException {
    connection.getOutputStream().write(words.getBytes(ISO_8859_1));
    connection.getOutputStream().flush();
  }

  private void serve(Manners manners) {
    while (!server.isClosed()) {
      try (Socket connection = server.accept()) {
        heads.add(head(connection.getInputStream()));
        manners.treat(connection);
      } catch (IOException e) {
        if (!server.isClosed()) {
          heads.add("broken");
        }
      }
    }
  }

  static String head(InputStream in) throws IOException {
    StringBuilder head = new StringBuilder();
    while (head.indexOf("\r\n\r\n") < 0) {
      int next = in.read();
      if (next < 0) {
        break;
      }
      head.append((char) next);
      // A TLS greeting has no lines: what matters has come with its first bytes.
      if (head.charAt(0) == 0x16) {
        break;
      }
    }
    return head.toString();
  }

  private void untilClosed() {
    try {
      closed.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  int port() {
    return server.getLocalPort();
  }

  URI base(String scheme) {
    return URI.create(scheme + "://127.0.0.1:" + port() + "/export-data/api/v1");
  }

  /** The heads of the requests that came. */
  List<String> heads() {
    return List.copyOf(heads);
  }

  @Override
  public void close() {
    closed.countDown();
    try {
      server.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
