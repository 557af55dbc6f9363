package io.claritytoolbox.storage;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A gateway to a server. If a test closes it, all connections break and new ones are refused. If a
 * test freezes it, connections stay but no data passes.
 */
public final class Gate implements AutoCloseable {
  private static final int BUFFER = 8192;

  private final int target;
  private final ServerSocket entrance;
  private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
  private volatile boolean shut;
  private volatile boolean frozen;

  public Gate(int target) throws IOException {
    this.target = target;
    this.entrance = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    start(this::admit);
  }

  /** An address of the server that leads through this gateway. */
  public String through(String address) {
    return address.replace(":" + target + "/", ":" + entrance.getLocalPort() + "/");
  }

  public void shut() {
    shut = true;
    sockets.forEach(Gate::end);
    sockets.clear();
  }

  public void freeze() {
    frozen = true;
  }

  public void open() {
    shut = false;
    frozen = false;
  }

  @Override
  public void close() throws IOException {
    entrance.close();
    shut();
  }

  private void admit() throws IOException {
    while (true) {
      Socket client = entrance.accept();
      if (shut) {
        client.close();
        continue;
      }
      Socket server = new Socket(InetAddress.getLoopbackAddress(), target);
      sockets.add(client);
      sockets.add(server);
      start(() -> pump(client, server));
      start(() -> pump(server, client));
    }
  }

  private void pump(Socket from, Socket to) throws IOException {
    try (from;
        to) {
      InputStream in = from.getInputStream();
      OutputStream out = to.getOutputStream();
      byte[] buffer = new byte[BUFFER];
      for (int length = in.read(buffer); length >= 0; length = in.read(buffer)) {
        if (!frozen) {
          out.write(buffer, 0, length);
        }
      }
    }
  }

  private static void end(Socket socket) {
    try {
      socket.close();
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Broken pipes are expected. */
  private static void start(Pumping pumping) {
    Thread thread =
        new Thread(
            () -> {
              try {
                pumping.run();
              } catch (IOException e) {
                return;
              }
            });
    thread.setDaemon(true);
    thread.start();
  }

  private interface Pumping {
    void run() throws IOException;
  }
}
