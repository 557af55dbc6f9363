package io.claritytoolbox.packaged;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;
import org.junit.jupiter.api.io.TempDir;

/** Tests that no call waits long for a request of another process or thread. */
@Timeout(value = 120, threadMode = ThreadMode.SEPARATE_THREAD)
final class WaitingIT {
  private static final String FRESH = "{'group_by':['Device'],'max_age_hours':0}";
  private static final String FREE = "{'group_by':['Device'],'spend':'never'}";

  /** Well below the former 90 seconds, and well above the time on a busy machine. */
  private static final Duration SOON = Duration.ofSeconds(20);

  private static final int WAITING = 70;
  private static final int OTHERS = 19;

  private final Toolbox toolbox;
  private final LoopbackClarity clarity;

  WaitingIT(@TempDir Path folder) {
    toolbox = new Toolbox(folder);
    clarity = toolbox.clarity();
  }

  @AfterEach
  void close() {
    toolbox.close();
  }

  @Test
  void aKilledProcessBlocksNobodyAndItsRequestIsCounted() throws Exception {
    clarity.keepsSilent();
    Pipe killed = toolbox.start(Toolbox.SERVE).introduce().call(2, "get_sessions", FRESH);
    clarity.awaitRequest();
    Pipe next = toolbox.start(Toolbox.SERVE).introduce();
    assertThat(next.call(2, "get_quota", "{}").answerTo(2).spent()).isEqualTo(1);

    killed.kill();
    clarity.answersAfter(0);

    Told answer = soon("after kill -9", () -> next.call(3, "get_sessions", FRESH).answerTo(3));
    assertThat(answer.requestsSpent()).as(answer.text()).isEqualTo(1);
    assertThat(answer.spent()).isEqualTo(2);
  }

  @Test
  void aSilentClarityHoldsUpOneQuestionAndNothingThatIsFree() throws Exception {
    Pipe spender = toolbox.start(Toolbox.SERVE).introduce();
    assertThat(spender.call(2, "get_sessions", FRESH).answerTo(2).requestsSpent()).isEqualTo(1);
    List<Pipe> others =
        IntStream.range(0, OTHERS)
            .mapToObj(number -> toolbox.start(Toolbox.SERVE).introduce().call(2, "get_quota", "{}"))
            .toList();
    others.forEach(other -> other.answerTo(2));
    clarity.keepsSilent();
    for (int i = 0; i < WAITING; i++) {
      spender.call(100 + i, "get_sessions", FRESH);
    }
    clarity.awaitRequest();
    others.forEach(other -> other.say(withProgress(3, FRESH)));

    assertFreeCallsAreAnswered(spender);
    others.forEach(this::assertFreeCallsAreAnswered);

    for (Pipe other : others) {
      Told stale = other.answerTo(3);
      assertThat(stale.isStale()).as(stale.text()).isTrue();
      assertThat(stale.text()).contains("seconds for its turn and spent nothing");
      assertThat(other.stdout()).anyMatch(line -> line.contains("Waiting for another request"));
    }
    assertThat(others.get(0).call(6, "get_quota", "{}").answerTo(6).spent()).isEqualTo(2);
  }

  /** Checks this while a paid question of the same process waits. */
  private void assertFreeCallsAreAnswered(Pipe server) {
    Told quota = soon("get_quota", () -> server.call(4, "get_quota", "{}").answerTo(4));
    assertThat(quota.spent()).isEqualTo(2);
    Told free = soon("spend never", () -> server.call(5, "get_sessions", FREE).answerTo(5));
    assertThat(free.column("Device")).contains("Mobile");
  }

  private static Told soon(String what, Supplier<Told> answer) {
    long begun = System.nanoTime();
    Told told = answer.get();
    Duration taken = Duration.ofNanos(System.nanoTime() - begun);
    System.out.println(what + ": " + taken.toMillis() + " ms");
    assertThat(taken).as(what).isLessThan(SOON);
    return told;
  }

  private static String withProgress(int id, String arguments) {
    return ("{'jsonrpc':'2.0','id':%d,'method':'tools/call','params':{'name':'get_sessions',"
            + "'arguments':%s,'_meta':{'progressToken':'t'}}}")
        .formatted(id, arguments);
  }
}
