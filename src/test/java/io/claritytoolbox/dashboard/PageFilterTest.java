package io.claritytoolbox.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.claritytoolbox.dashboard.Recording.Visit;
import io.claritytoolbox.model.Dimension;
import io.claritytoolbox.model.Filter;
import io.claritytoolbox.model.Window;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tests the filter in the request and the check of the response. */
final class PageFilterTest {
  @ParameterizedTest
  @CsvSource({
    "/checkout, /checkout, contains",
    "/blog/*, /blog/, contains",
    "https://shop.example/cart, https://shop.example/cart, startsWith",
    "/account/[id]/orders, /account/, contains",
    "https://shop.example/[email]/x, https://shop.example/, startsWith",
    "/, ^https?://[^/?#]+/?([?#].*)?$, matchesRegex"
  })
  void asksForNoMoreThanItKnows(String page, String url, String operator) {
    JsonNode asked = HttpDashboardClient.visited(page(page));
    assertThat(asked.path("url").asText()).isEqualTo(url);
    assertThat(asked.path("operator").asText()).isEqualTo(operator);
  }

  @ParameterizedTest
  @CsvSource({
    "/checkout, https://shop.example/checkout, true",
    "/checkout, https://shop.example/checkout/payment, false",
    "/checkout*, https://shop.example/checkout/payment, true",
    "https://shop.example/checkout, https://other.example/checkout, false",
    "/account/[id]/orders, https://shop.example/account/[id]/orders, true"
  })
  void isThePageItselfUnlessAllBelowAreMeant(String page, String address, boolean matches) {
    assertThat(page(page).accepts(address)).isEqualTo(matches);
  }

  @Test
  void recordingsOfOtherPagesAreLeftOutAndCounted() {
    RecordingsRequest request = request(page("/b"), Map.of(), 2);

    Recordings checked =
        Recordings.of(
            List.of(visiting("/a"), visiting("/a", "/b"), visiting(), visiting("/b")), request);

    assertThat(checked.shown()).containsExactly(visiting("/a", "/b"), visiting());
    assertThat(checked.returned()).isEqualTo(4);
    assertThat(checked.warnings())
        .containsExactly(
            "1 of the 4 recordings that Clarity returned do not visit this page and are left out.",
            "1 recordings name no page, so whether they visit this one is not checked.");
  }

  @Test
  void whatNoAnswerTellsIsSaidToBeUnchecked() {
    RecordingsRequest request = request(null, Map.of(Dimension.DEVICE, List.of("PC")), 5);

    assertThat(Recordings.of(List.of(visiting("/a")), request).warnings())
        .singleElement()
        .asString()
        .contains("can't be checked");
    assertThat(Recordings.of(List.of(visiting("/a")), request(null, Map.of(), 5)).warnings())
        .isEmpty();
  }

  /** A page, or with a star at the end all below. */
  private static Filter page(String typed) {
    boolean below = typed.endsWith("*");
    return new Filter(
        Dimension.URL,
        below ? Filter.Op.STARTS_WITH : Filter.Op.IS,
        List.of(below ? typed.substring(0, typed.length() - 1) : typed));
  }

  private static RecordingsRequest request(
      @Nullable Filter page, Map<Dimension, List<String>> values, int count) {
    Window window = Window.endingAt(Instant.EPOCH, 3);
    return new RecordingsRequest(
        window, page, values, List.of(), RecordingsRequest.Order.NEWEST, count);
  }

  private static Recording visiting(String... paths) {
    return new Recording(
        null,
        null,
        null,
        null,
        null,
        null,
        Arrays.stream(paths)
            .map(path -> new Visit("https://shop.example" + path, null, null, null, List.of()))
            .toList());
  }
}
