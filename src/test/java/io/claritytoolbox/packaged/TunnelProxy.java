package io.claritytoolbox.packaged;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A proxy that connects every tunnel to one port of this machine. */
final class TunnelProxy implements AutoCloseable {
  private final ServerSocket server;
  private final int target;
  private final List<String> heads = new CopyOnWriteArrayList<>();

  TunnelProxy(int target) throws IOException {
    this.target = target;
    server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    inBackground(this::serve);
  }

  int port() {
    return server.getLocalPort();
  }

  /** The heads of the requests. */
  List<String> heads() {
    return List.copyOf(heads);
  }

  private void serve() throws IOException {
    while (!server.isClosed()) {
      Socket client = server.accept();
      heads.add(head(client.getInputStream()));
      Socket clarity = new Socket(InetAddress.getLoopbackAddress(), target);
      client.getOutputStream().write("HTTP/1.1 200 Go on\r\n\r\n".getBytes(ISO_8859_1));
      inBackground(() -> pump(client.getInputStream(), clarity.getOutputStream()));
      inBackground(() -> pump(clarity.getInputStream(), client.getOutputStream()));
    }
  }

  private static void pump(InputStream from, OutputStream to) throws IOException {
    try (to) {
      from.transferTo(to);
    }
  }

  private static String head(InputStream in) throws IOException {
    StringBuilder head = new StringBuilder();
    for (int next = in.read(); next >= 0; next = in.read()) {
      head.append((char) next);
      if (head.indexOf("\r\n\r\n") >= 0) {
        break;
      }
    }
    return head.toString();
  }

  private interface Task {
    void run() throws IOException;
  }

  /** A broken connection ends only its own tunnel. */
  private static void inBackground(Task task) {
    Thread thread =
        new Thread(
            () -> {
              try {
                task.run();
              } catch (IOException e) {
                // The other end has closed the connection.
              }
            },
            "tunnel");
    thread.setDaemon(true);
    thread.start();
  }

  @Override
  public void close() {
    try {
      server.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
