package io.claritytoolbox.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.claritytoolbox.model.Caller;
import io.claritytoolbox.tools.ToolResult;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Tests tool calls in both eras. */
final class CallTest {
  /** The form of a client's requests. */
  enum Era {
    SESSION,
    STATELESS;

    Conversation open(Catalog catalog) {
      return this == SESSION
          ? Conversation.opened(catalog, "2025-11-25")
          : Conversation.with(catalog);
    }

    String params(String params) {
      return this == SESSION ? params : "{" + Conversation.META + "," + params.substring(1);
    }
  }

  /** A tool that waits until the test releases it, and records what it saw. */
  private static final class Gate {
    final CountDownLatch entered = new CountDownLatch(1);
    final CountDownLatch opened = new CountDownLatch(1);
    final CountDownLatch left = new CountDownLatch(1);
    final AtomicReference<Caller> caller = new AtomicReference<>();
    volatile boolean interrupted;

    ToolResult pass(Caller who) {
      caller.set(who);
      entered.countDown();
      try {
        interrupted = !opened.await(5, TimeUnit.SECONDS);
      } catch (InterruptedException e) {
        interrupted = true;
      }
      left.countDown();
      return ToyCatalog.answered("passed");
    }

    Catalog catalog() {
      return Catalog.of(
          List.of(
              ToyCatalog.tool("gate", (arguments, who) -> pass(who)),
              ToyCatalog.tool("echo", (arguments, who) -> ToyCatalog.answered("echo"))));
    }
  }

  @ParameterizedTest
  @EnumSource(Era.class)
  void answersWithStructureAndItsTextMirror(Era era) {
    try (Conversation client = era.open(ToyCatalog.full())) {
      JsonNode result =
          client
              .ask("1", "tools/call", era.params("{'name':'echo','arguments':{'text':'hi'}}"))
              .get("result");

      assertThat(result.get("structuredContent")).isEqualTo(Conversation.json("{'said':'hi'}"));
      assertThat(result.get("content"))
          .isEqualTo(Conversation.json("[{'type':'text','text':'hi'}]"));
      assertThat(result.get("isError").booleanValue()).isFalse();
    }
  }

  @ParameterizedTest
  @EnumSource(Era.class)
  void aRefusalIsAResultWithItsSentence(Era era) {
    try (Conversation client = era.open(ToyCatalog.full())) {
      JsonNode result =
          client.ask("1", "tools/call", era.params("{'name':'refuse'}")).get("result");

      assertThat(result.get("isError").booleanValue()).isTrue();
      assertThat(result.has("structuredContent")).isFalse();
      assertThat(result.at("/content/0/text").textValue())
          .isEqualTo("Say `days` between 1 and 90.");
    }
  }

  @ParameterizedTest
  @EnumSource(Era.class)
  void theTextOfAnExceptionNeverReachesTheClient(Era era) {
    try (Conversation client = era.open(ToyCatalog.full())) {
      JsonNode answer = client.ask("1", "tools/call", era.params("{'name':'throw'}"));

      assertThat(answer.at("/result/isError").booleanValue()).isTrue();
      assertThat(answer.at("/result/content/0/text").textValue())
          .isEqualTo("The toolbox failed on this call; the log on stderr has the details.");
      assertThat(answer.toString()).doesNotContain("4711").doesNotContain("Exception");
    }
  }

  @ParameterizedTest
  @EnumSource(Era.class)
  void anUnknownToolIsNamedInItsError(Era era) {
    try (Conversation client = era.open(ToyCatalog.full())) {
      JsonNode error = client.ask("1", "tools/call", era.params("{'name':'ehco'}")).get("error");

      assertThat(error.get("code").intValue()).isEqualTo(-32602);
      assertThat(error.get("message").textValue())
          .startsWith("Unknown tool: ehco. Choose one of: zebra_first, echo");
    }
  }

  @ParameterizedTest
  @EnumSource(Era.class)
  void aMalformedCallIsAnError(Era era) {
    try (Conversation client = era.open(ToyCatalog.full())) {
      for (String params :
          List.of("{'name':7}", "{'nam':'echo'}", "{'name':'echo','arguments':[]}")) {
        JsonNode answer = client.ask("1", "tools/call", era.params(params));

        assertThat(answer.at("/error/code").intValue()).as(params).isEqualTo(-32602);
      }
    }
  }

  @ParameterizedTest
  @EnumSource(Era.class)
  void badArgumentsAreTheToolsOwnAffair(Era era) {
    try (Conversation client = era.open(ToyCatalog.full())) {
      JsonNode answer =
          client.ask(
              "1",
              "tools/call",
              era.params("{'name':'echo','arguments':{'text':{'no':'string'},'more':1}}"));

      assertThat(answer.at("/result/isError").booleanValue()).isFalse();
    }
  }

  @ParameterizedTest
  @EnumSource(Era.class)
  void aSlowCallDelaysNobody(Era era) throws InterruptedException {
    Gate gate = new Gate();
    try (Conversation client = era.open(gate.catalog())) {
      client.say(Conversation.request("1", "tools/call", era.params("{'name':'gate'}")));
      assertThat(gate.entered.await(5, TimeUnit.SECONDS)).isTrue();

      assertThat(client.ask("2", "ping", "{}").has("result")).isTrue();
      assertThat(client.ask("3", "tools/list", era.params("{'x':1}")).has("result")).isTrue();
      assertThat(client.ask("4", "tools/call", era.params("{'name':'echo'}")).has("result"))
          .isTrue();

      gate.opened.countDown();
      assertThat(client.answerTo("1").at("/result/isError").booleanValue()).isFalse();
    }
  }

  @ParameterizedTest
  @EnumSource(Era.class)
  void aCancelledCallGoesOnUninterruptedAndUnanswered(Era era) throws InterruptedException {
    Gate gate = new Gate();
    try (Conversation client = era.open(gate.catalog())) {
      client.say(Conversation.request("1", "tools/call", era.params("{'name':'gate'}")));
      assertThat(gate.entered.await(5, TimeUnit.SECONDS)).isTrue();
      assertThat(gate.caller.get().isGone()).isFalse();

      client.say(
          "{'jsonrpc':'2.0','method':'notifications/cancelled','params':{'requestId':1,'reason':'x'}}");
      client.ask("2", "ping", "{}");
      assertThat(gate.caller.get().isGone()).isTrue();

      gate.opened.countDown();
      assertThat(gate.left.await(5, TimeUnit.SECONDS)).isTrue();
      assertThat(gate.interrupted).isFalse();
      assertThat(client.isQuietFor(Duration.ofMillis(100))).isTrue();
    }
  }

  @Test
  void nonsenseAboutCancellingIsIgnored() {
    try (Conversation client = Era.SESSION.open(ToyCatalog.full())) {
      client.say("{'jsonrpc':'2.0','method':'notifications/cancelled'}");
      client.say(
          "{'jsonrpc':'2.0','method':'notifications/cancelled','params':{'requestId':null}}");
      client.say("{'jsonrpc':'2.0','method':'notifications/cancelled','params':{'requestId':77}}");

      assertThat(client.ask("1", "tools/call", "{'name':'echo'}").has("result")).isTrue();
    }
  }

  @ParameterizedTest
  @EnumSource(Era.class)
  void idsUsedTwiceAtOnceAreBothAnswered(Era era) throws InterruptedException {
    Gate gate = new Gate();
    try (Conversation client = era.open(gate.catalog())) {
      client.say(Conversation.request("1", "tools/call", era.params("{'name':'gate'}")));
      assertThat(gate.entered.await(5, TimeUnit.SECONDS)).isTrue();

      JsonNode quick = client.ask("1", "tools/call", era.params("{'name':'echo'}"));
      gate.opened.countDown();
      JsonNode slow = client.answerTo("1");

      assertThat(quick.at("/result/structuredContent/said").textValue()).isEqualTo("echo");
      assertThat(slow.at("/result/structuredContent/said").textValue()).isEqualTo("passed");
    }
  }

  @ParameterizedTest
  @EnumSource(Era.class)
  void progressGrowsUnderTheTokenOfTheRequest(Era era) {
    try (Conversation client = era.open(ToyCatalog.full())) {
      String call = "{'name':'steps','_meta':{'progressToken':'t'}}";
      if (era == Era.STATELESS) {
        call =
            "{'name':'steps',"
                + Conversation.META.replace(
                    "{'io.modelcontextprotocol/p",
                    "{'progressToken':'t','io.modelcontextprotocol/p")
                + "}";
      }
      client.say(Conversation.request("1", "tools/call", call));

      for (int step = 1; step <= 3; step++) {
        JsonNode said = client.next();
        assertThat(said.get("method").textValue()).isEqualTo("notifications/progress");
        assertThat(said.at("/params/progressToken").textValue()).isEqualTo("t");
        assertThat(said.at("/params/progress").intValue()).isEqualTo(step);
        assertThat(said.at("/params/message").textValue()).isNotBlank();
      }
      assertThat(client.next().get("id").intValue()).isEqualTo(1);
    }
  }

  @ParameterizedTest
  @EnumSource(Era.class)
  void progressIsRepeatedWhileACallIsAtWork(Era era) {
    Gate gate = new Gate();
    try (Conversation client = era.open(gate.catalog())) {
      String token = "'progressToken':'t'";
      String call =
          era == Era.SESSION
              ? "{'name':'gate','_meta':{" + token + "}}"
              : "{'name':'gate'," + Conversation.META.replace("{'io", "{" + token + ",'io") + "}";
      client.say(Conversation.request("1", "tools/call", call));

      for (int step = 1; step <= 3; step++) {
        JsonNode said = client.next();
        assertThat(said.get("method").textValue()).isEqualTo("notifications/progress");
        assertThat(said.at("/params/progress").intValue()).isEqualTo(step);
        assertThat(said.at("/params/message").textValue()).isEqualTo("Still in progress.");
        gate.caller.get();
      }
      gate.caller.get().progress("Waiting.");
      gate.opened.countDown();
      assertThat(client.answerTo("1").has("result")).isTrue();
    }
  }

  @Test
  void progressIsNotSentUnasked() {
    try (Conversation client = Era.SESSION.open(ToyCatalog.full())) {
      client.say(Conversation.request("1", "tools/call", "{'name':'steps'}"));

      assertThat(client.next().get("id").intValue()).isEqualTo(1);
    }
  }

  @Test
  void theOldestRevisionKnowsNoWordsOfProgress() {
    try (Conversation client = Conversation.opened(ToyCatalog.full(), "2024-11-05")) {
      client.say(
          Conversation.request("1", "tools/call", "{'name':'steps','_meta':{'progressToken':5}}"));

      JsonNode said = client.next();
      assertThat(said.at("/params/progressToken").intValue()).isEqualTo(5);
      assertThat(said.get("params").has("message")).isFalse();
    }
  }

  @Test
  void nothingIsSaidOfACallAfterItsAnswer() throws InterruptedException {
    AtomicReference<Caller> kept = new AtomicReference<>();
    Catalog catalog =
        Catalog.of(
            List.of(
                ToyCatalog.tool(
                    "keep",
                    (arguments, caller) -> {
                      kept.set(caller);
                      return ToyCatalog.answered("kept");
                    })));
    try (Conversation client = Era.SESSION.open(catalog)) {
      client.ask("1", "tools/call", "{'name':'keep','_meta':{'progressToken':5}}");

      kept.get().progress("late");

      assertThat(client.isQuietFor(Duration.ofMillis(100))).isTrue();
    }
  }

  @Test
  void manyCallsAtOnceAreAllAnswered() {
    try (Conversation client = Era.SESSION.open(ToyCatalog.full())) {
      for (int i = 0; i < 300; i++) {
        client.say(
            Conversation.request(
                String.valueOf(i), "tools/call", "{'name':'sleep','arguments':{'millis':5}}"));
      }
      boolean[] answered = new boolean[300];
      for (int i = 0; i < 300; i++) {
        answered[client.next().get("id").intValue()] = true;
      }
      assertThat(answered).doesNotContain(false);
    }
  }

  @Test
  void theEndWaitsForWhatIsInFlight() throws InterruptedException {
    try (Conversation client = Era.SESSION.open(ToyCatalog.full())) {
      client.say(
          Conversation.request("1", "tools/call", "{'name':'sleep','arguments':{'millis':300}}"));
      client.endInput();

      assertThat(client.answerTo("1").at("/result/structuredContent/said").textValue())
          .isEqualTo("slept");
      assertThat(client.hasEndedWithin(Duration.ofSeconds(1))).isTrue();
    }
  }

  @Test
  void aClientThatHangsUpIsGoneAndEndsNothing() throws InterruptedException {
    Gate gate = new Gate();
    Conversation client = Era.SESSION.open(gate.catalog());
    client.say(Conversation.request("1", "tools/call", "{'name':'gate'}"));
    assertThat(gate.entered.await(5, TimeUnit.SECONDS)).isTrue();

    client.hangUp();
    client.say(Conversation.request("2", "ping", "{}"));
    for (int i = 0; i < 2_000 && !gate.caller.get().isGone(); i++) {
      Thread.sleep(20);
    }

    assertThat(gate.caller.get().isGone()).isTrue();
    gate.opened.countDown();
    client.endInput();
    assertThat(client.hasEndedWithin(Duration.ofSeconds(2))).isTrue();
    assertThat(gate.interrupted).isFalse();
  }
}
