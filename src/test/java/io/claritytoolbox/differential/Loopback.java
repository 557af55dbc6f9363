package io.claritytoolbox.differential;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/** The simulated Clarity on loopback, with one request per connection. */
final class Loopback implements AutoCloseable {
  private final SimulatedClarity clarity;
  private final InstantSource clock;
  private final ServerSocket socket;

  Loopback(SimulatedClarity clarity, InstantSource clock) {
    this.clarity = clarity;
    this.clock = clock;
    try {
      this.socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Thread thread = new Thread(this::serve, "simulated-clarity");
    thread.setDaemon(true);
    thread.start();
  }

  URI base() {
    return URI.create("http://127.0.0.1:" + socket.getLocalPort() + "/export-data/api/v1");
  }

  private void serve() {
    while (!socket.isClosed()) {
      try (Socket connection = socket.accept()) {
        serve(connection);
      } catch (IOException e) {
        // The connection or the server is closed.
      }
    }
  }

  private void serve(Socket connection) throws IOException {
    BufferedReader in =
        new BufferedReader(
            new InputStreamReader(connection.getInputStream(), StandardCharsets.ISO_8859_1));
    String request = in.readLine();
    String line = request;
    while (line != null && !line.isEmpty()) {
      line = in.readLine();
    }
    if (request == null) {
      return;
    }
    SimulatedClarity.Reply reply = clarity.answer(request.split(" ")[1]);
    byte[] body = reply.body().getBytes(StandardCharsets.UTF_8);
    OutputStream out = connection.getOutputStream();
    out.write(head(reply.status(), body.length).getBytes(StandardCharsets.ISO_8859_1));
    out.write(body);
    out.flush();
  }

  private String head(int status, int length) {
    String date =
        DateTimeFormatter.RFC_1123_DATE_TIME.format(clock.instant().atOffset(ZoneOffset.UTC));
    return String.join(
        "\r\n",
        "HTTP/1.1 " + status + " Simulated",
        "Date: " + date,
        "Content-Type: application/json",
        "Content-Length: " + length,
        "Connection: close",
        "",
        "");
  }

  @Override
  public void close() {
    try {
      socket.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
