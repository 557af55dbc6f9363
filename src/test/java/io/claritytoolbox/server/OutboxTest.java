package io.claritytoolbox.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

/** Tests the writer with fast, slow and closed clients. */
final class OutboxTest {
  private static final Duration SHORT = Duration.ofMillis(50);
  private static final Duration LONG = Duration.ofSeconds(5);

  @Test
  void writesInTheOrderSentOneLineEach() throws InterruptedException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    Outbox outbox = new Outbox(out);

    outbox.send(message("a"));
    outbox.send(message("b"));
    outbox.close(LONG);

    assertThat(out).hasToString("{\"x\":\"a\"}\n{\"x\":\"b\"}\n");
  }

  @Test
  void sendingNeverWaitsAndReadingDoes() throws InterruptedException {
    CountDownLatch clientReads = new CountDownLatch(1);
    Outbox outbox = new Outbox(blockedUntil(clientReads));
    ObjectNode megabyte = message("x".repeat(1 << 20));

    for (int i = 0; i < 10; i++) {
      outbox.send(megabyte);
    }
    assertThat(outbox.awaitRoom(SHORT)).isFalse();

    clientReads.countDown();
    assertThat(outbox.awaitRoom(LONG)).isTrue();
  }

  @Test
  void closingWaitsNoLongerThanItsPatience() throws InterruptedException {
    Outbox outbox = new Outbox(blockedUntil(new CountDownLatch(1)));
    outbox.send(message("a"));

    long begun = System.nanoTime();
    outbox.close(SHORT);

    assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(LONG);
  }

  @Test
  void aClientThatHasGoneTakesNothingMore() throws InterruptedException {
    Outbox outbox =
        new Outbox(
            new OutputStream() {
              @Override
              public void write(int b) throws IOException {
                throw new IOException("Broken pipe");
              }
            });
    outbox.send(message("a"));
    outbox.close(LONG);

    assertThat(outbox.isBroken()).isTrue();
    assertThat(outbox.awaitRoom(LONG)).isFalse();
  }

  private static OutputStream blockedUntil(CountDownLatch latch) {
    return new OutputStream() {
      @Override
      public void write(int b) {}

      @Override
      public void write(byte[] bytes, int from, int length) throws IOException {
        try {
          latch.await();
        } catch (InterruptedException e) {
          throw new IOException(e);
        }
      }
    };
  }

  private static ObjectNode message(String text) {
    return JsonNodeFactory.instance.objectNode().put("x", text);
  }
}
