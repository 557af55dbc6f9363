package io.claritytoolbox.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import io.claritytoolbox.dashboard.Recording.Visit;
import io.claritytoolbox.model.Dimension;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
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
    assertThat(new PageFilter(page).pattern()).isEqualTo(new PageFilter.Pattern(url, operator));
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
    assertThat(new PageFilter(page).matches(address)).isEqualTo(matches);
  }

  @Test
  void recordingsOfOtherPagesAreLeftOutAndCounted() {
    RecordingFilters filters = new RecordingFilters(new PageFilter("/b"), Map.of(), List.of());

    Recordings checked =
        Recordings.of(
            List.of(visiting("/a"), visiting("/a", "/b"), visiting(), visiting("/b")), filters, 2);

    assertThat(checked.shown()).containsExactly(visiting("/a", "/b"), visiting());
    assertThat(checked.returned()).isEqualTo(4);
    assertThat(checked.warnings())
        .containsExactly(
            "1 of the 4 recordings that Clarity returned do not visit this page and are left out.",
            "1 recordings name no page, so whether they visit this one is not checked.");
  }

  @Test
  void whatNoAnswerTellsIsSaidToBeUnchecked() {
    RecordingFilters filters =
        new RecordingFilters(null, Map.of(Dimension.DEVICE, List.of("PC")), List.of());

    assertThat(Recordings.of(List.of(visiting("/a")), filters, 5).warnings())
        .singleElement()
        .asString()
        .contains("can't be checked");
    assertThat(Recordings.of(List.of(visiting("/a")), RecordingFilters.NONE, 5).warnings())
        .isEmpty();
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
