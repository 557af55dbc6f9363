package io.claritytoolbox.clarity;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.WireMockServer;
import io.claritytoolbox.clarity.ExportOutcome.Answered;
import io.claritytoolbox.clarity.ExportOutcome.NotSent;
import io.claritytoolbox.clarity.ExportOutcome.Obstacle;
import io.claritytoolbox.clarity.ExportOutcome.TokenRejected;
import io.claritytoolbox.http.TokenRing;
import io.claritytoolbox.http.TokenRing.Rejection;
import io.claritytoolbox.model.RefusedTokens;
import io.claritytoolbox.model.StorageFailure;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests which of several tokens is used. */
@Tag("slow")
final class TokenRingTest {
  private static final WireMockServer CLARITY =
      new WireMockServer(options().bindAddress("127.0.0.1").dynamicPort());

  private Instant now = Asking.NOW;

  @BeforeAll
  static void start() {
    CLARITY.start();
  }

  @AfterAll
  static void stop() {
    CLARITY.stop();
  }

  @BeforeEach
  void reset() {
    CLARITY.resetAll();
    CLARITY.stubFor(any(anyUrl()).willReturn(aResponse().withBody("[]")));
  }

  @ParameterizedTest
  @CsvSource({"401, NOT_ACCEPTED", "403, NOT_ALLOWED"})
  void aRefusedTokenIsPassedOverFromThenOn(int status, Rejection rejection) {
    refusing("old", status);
    HttpExportClient client = client(always("old"), always("new"));

    assertThat(client.fetch(Asking.SITE)).isEqualTo(rejected(rejection, "old", 1));
    assertThat(client.fetch(Asking.SITE)).isInstanceOf(Answered.class);
    assertThat(client.fetch(Asking.SITE)).isInstanceOf(Answered.class);
    assertThat(sent("old")).isEqualTo(1);
    assertThat(sent("new")).isEqualTo(2);
  }

  @Test
  void itIsToldForAnHourThatAnotherTookItsPlace() {
    refusing("old", 403);
    TokenRing ring = ring(always("old"), always("new"));
    assertThat(ring.passedOver(now)).isEmpty();
    client(ring).fetch(Asking.SITE);

    now = now.plus(Duration.ofMinutes(59));
    assertThat(ring.passedOver(now))
        .map(TokenRejected::of)
        .containsExactly(rejected(Rejection.NOT_ALLOWED, "old", 1));
    now = now.plus(Duration.ofMinutes(1));
    assertThat(ring.passedOver(now)).isEmpty();
  }

  @Test
  void nothingTookThePlaceOfTheLast() {
    refusing("old", 401);
    TokenRing ring = ring(always("old"));
    client(ring).fetch(Asking.SITE);

    assertThat(ring.passedOver(now)).isEmpty();
  }

  @Test
  void nothingIsSentOnceAllWereRefused() {
    refusing("old", 401);
    refusing("new", 403);
    HttpExportClient client = client(always("old"), always("new"));
    client.fetch(Asking.SITE);

    assertThat(client.fetch(Asking.SITE)).isEqualTo(rejected(Rejection.NOT_ALLOWED, "new", 0));
    assertThat(client.fetch(Asking.SITE))
        .isEqualTo(new NotSent(Obstacle.TOKENS_REFUSED, Asking.VARIABLE));
    CLARITY.verify(2, anyRequestedFor(anyUrl()));

    now = now.plus(Duration.ofHours(1));
    assertThat(client.fetch(Asking.SITE))
        .as("a sign-in may be back")
        .isInstanceOf(TokenRejected.class);
    CLARITY.verify(3, anyRequestedFor(anyUrl()));
  }

  @ParameterizedTest
  @ValueSource(ints = {400, 404, 429, 500})
  void whatIsNotAboutTheTokenLeavesItInUse(int status) {
    refusing("old", status);
    HttpExportClient client = client(always("old"), always("new"));

    assertThat(client.fetch(Asking.SITE)).isNotInstanceOf(TokenRejected.class);
    client.fetch(Asking.SITE);
    assertThat(sent("old")).isEqualTo(2);
  }

  @Test
  void aTokenThatExpiresMakesWayForTheNextWithoutARequest() {
    HttpExportClient client = client(token("old", Instant.MIN, now.plusSeconds(60)), always("new"));
    client.fetch(Asking.SITE);
    now = now.plusSeconds(60);

    assertThat(client.fetch(Asking.SITE)).isInstanceOf(Answered.class);
    assertThat(sent("old")).isEqualTo(1);
    assertThat(sent("new")).isEqualTo(1);
  }

  @Test
  void nothingIsSentOnceAllHaveExpired() {
    HttpExportClient client = client(token("old", Instant.MIN, now));

    assertThat(client.fetch(Asking.SITE))
        .isEqualTo(new NotSent(Obstacle.TOKENS_EXPIRED, Asking.VARIABLE));
    CLARITY.verify(0, anyRequestedFor(anyUrl()));
  }

  @Test
  void aTokenThatBeginsToHoldLaterIsNotAmongThoseLeft() {
    refusing("old", 401);
    HttpExportClient client = client(always("old"), token("new", now.plusSeconds(60), Instant.MAX));

    assertThat(client.fetch(Asking.SITE)).isEqualTo(rejected(Rejection.NOT_ACCEPTED, "old", 0));
    now = now.plusSeconds(60);
    assertThat(client.fetch(Asking.SITE)).isInstanceOf(Answered.class);
  }

  @Test
  void whatOneProcessFindsOutOfATokenTheOthersKnow() {
    refusing("old", 401);
    TheStore store = new TheStore();
    client(remembering(store, "old")).fetch(Asking.SITE);

    assertThat(client(remembering(store, "old")).fetch(Asking.SITE))
        .isEqualTo(new NotSent(Obstacle.TOKENS_REFUSED, Asking.VARIABLE));
    assertThat(sent("old")).isEqualTo(1);
    assertThat(client(remembering(store, "new")).fetch(Asking.SITE))
        .as("a new token works at once")
        .isInstanceOf(Answered.class);
    assertThat(client(remembering(store, "old", "new")).fetch(Asking.SITE))
        .isInstanceOf(Answered.class);
    now = now.plus(Duration.ofHours(1));
    client(remembering(store, "old")).fetch(Asking.SITE);
    assertThat(sent("old")).as("after an hour").isEqualTo(2);
  }

  @Test
  void theTokenItselfIsNotRemembered() {
    refusing("a-token-of-many-letters", 403);
    TheStore store = new TheStore();
    client(remembering(store, "a-token-of-many-letters")).fetch(Asking.SITE);

    assertThat(store.refused.keySet()).singleElement().asString().matches("[0-9a-f]{64}");
  }

  @Test
  void aStoreThatIsOutOfReachHindersNothing() {
    refusing("old", 401);
    RefusedTokens gone =
        new RefusedTokens() {
          @Override
          public Map<String, Instant> since(Instant from) {
            throw new StorageFailure("The store can't be reached.", new IOException("gone"));
          }

          @Override
          public void remember(String hash, Instant at) {
            throw new StorageFailure("The store can't be reached.", new IOException("gone"));
          }
        };
    HttpExportClient client =
        client(new TokenRing(Asking.VARIABLE, List.of(always("old"), always("new")), gone));

    assertThat(client.fetch(Asking.SITE)).isInstanceOf(TokenRejected.class);
    assertThat(client.fetch(Asking.SITE)).isInstanceOf(Answered.class);
  }

  /** The memory that processes share. */
  private static final class TheStore implements RefusedTokens {
    final Map<String, Instant> refused = new HashMap<>();

    @Override
    public Map<String, Instant> since(Instant from) {
      Map<String, Instant> later = new HashMap<>(refused);
      later.values().removeIf(at -> at.isBefore(from));
      return later;
    }

    @Override
    public void remember(String hash, Instant at) {
      refused.put(hash, at);
    }
  }

  private static TokenRing remembering(TheStore store, String... texts) {
    List<TokenRing.Token> tokens = Stream.of(texts).map(TokenRingTest::always).toList();
    return new TokenRing(Asking.VARIABLE, tokens, store);
  }

  private static TokenRing.Token always(String text) {
    return token(text, Instant.MIN, Instant.MAX);
  }

  private static TokenRing.Token token(String text, Instant from, Instant until) {
    return new TokenRing.Token("the " + text + " token", () -> text, from, until);
  }

  private static TokenRejected rejected(Rejection rejection, String token, int left) {
    return new TokenRejected(rejection, "the " + token + " token", Asking.VARIABLE, left);
  }

  private static TokenRing ring(TokenRing.Token... tokens) {
    return new TokenRing(Asking.VARIABLE, List.of(tokens), RefusedTokens.FORGOTTEN);
  }

  private HttpExportClient client(TokenRing.Token... tokens) {
    return client(ring(tokens));
  }

  private HttpExportClient client(TokenRing ring) {
    return Asking.at(URI.create(CLARITY.baseUrl() + "/export-data/api/v1"), () -> now, ring);
  }

  private static void refusing(String token, int status) {
    CLARITY.stubFor(
        any(anyUrl())
            .withHeader("Authorization", equalTo("Bearer " + token))
            .willReturn(aResponse().withStatus(status)));
  }

  private static int sent(String token) {
    return CLARITY
        .countRequestsMatching(
            anyRequestedFor(anyUrl())
                .withHeader("Authorization", equalTo("Bearer " + token))
                .build())
        .getCount();
  }
}
