package io.claritytoolbox.packaged;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A process and its standard streams, line by line. Apostrophes in lines stand for quotes. */
final class Pipe implements AutoCloseable {
  private static final String INITIALIZE =
      "{'jsonrpc':'2.0','id':1,'method':'initialize','params':{'protocolVersion':'2025-11-25',"
          + "'capabilities':{},'clientInfo':{'name':'pipe','version':'1'}}}";
  private static final String INITIALIZED =
      "{'jsonrpc':'2.0','method':'notifications/initialized'}";

  private final Process process;
  private final BufferedReader out;
  private final Path err;
  private final List<String> heard = new ArrayList<>();

  Pipe(ProcessBuilder builder, Path err) throws IOException {
    this.err = err;
    this.process = builder.redirectError(err.toFile()).start();
    this.out = process.inputReader(UTF_8);
  }

  /** Sends {@code initialize}. */
  Pipe introduce() {
    return say(INITIALIZE).say(INITIALIZED);
  }

  Pipe call(int id, String tool, String arguments) {
    return say(
        "{'jsonrpc':'2.0','id':%d,'method':'tools/call','params':{'name':'%s','arguments':%s}}"
            .formatted(id, tool, arguments));
  }

  Pipe say(String line) {
    try {
      process.getOutputStream().write((line.replace('\'', '"') + "\n").getBytes(UTF_8));
      process.getOutputStream().flush();
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Reads until the reply to a request. */
  Told answerTo(int id) {
    try {
      for (String line = out.readLine(); line != null; line = out.readLine()) {
        heard.add(line);
        JsonNode message = Told.json(line);
        if (message.path("id").asInt() == id) {
          return Told.by(message);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    throw new AssertionError("no reply to " + id + "; on stderr: " + stderr());
  }

  /** The reply to a request among the lines so far. */
  Told replyTo(int id) {
    return heard.stream()
        .map(Told::json)
        .filter(message -> message.path("id").asInt() == id)
        .findFirst()
        .map(Told::by)
        .orElseThrow(() -> new AssertionError("no reply to " + id + " in " + heard));
  }

  void endInput() {
    try {
      process.getOutputStream().close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Closes the input and waits for the process to end. */
  Pipe end() {
    try {
      endInput();
      out.lines().forEach(heard::add);
      assertThat(process.waitFor(10, TimeUnit.SECONDS)).as("ended").isTrue();
      return this;
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  /** Kills the process like {@code kill -9}. */
  void kill() throws InterruptedException {
    process.destroyForcibly().waitFor();
  }

  int exitCode() {
    return process.exitValue();
  }

  /** The lines on standard output so far. */
  List<String> stdout() {
    return List.copyOf(heard);
  }

  String stderr() {
    try {
      return Files.readString(err);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  ProcessHandle handle() {
    return process.toHandle();
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }
}
