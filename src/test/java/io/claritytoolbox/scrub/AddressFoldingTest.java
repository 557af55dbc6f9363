package io.claritytoolbox.scrub;

import static org.assertj.core.api.Assertions.assertThat;

import io.claritytoolbox.model.Dimension;
import io.claritytoolbox.model.Listing;
import java.util.List;
import java.util.Random;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class AddressFoldingTest {
  private static final String FRAGMENTS =
      "jane@example.com jane%40example.com %2540 %25%34%30 @ : / // ? # & = ; [ ] [id] [email] ( )"
          + " + - . _ % %2 %25 %2F %3F %3B %26 %20 %00 %E2%80%AE %FF http:// HTTPS:// file:"
          + " mailto: data: about:blank www.Example.com :443 :x eyJhbGciOiJIUzI1NiJ9.eyJzdWIi"
          + " 550e8400-e29b-41d4-a716-446655440000 5d41402abc4b2a76b9719d911017c592 0170 1234567 +49"
          + " 2026-11-21 /4111111111111111/ aB3xK9zQ7LmN0pRt q= page=2 utm_source=x jsessionid= slug-of \""
          + " \\ \u202e \u0000 \u200d \ud83d \ude00 \u00e9 \uff20 \u0660 \u8054\u7cfb I\u0307 \t \n"
          + " -at- _at_ (at) [dot] reset/ token/ sid= lat/ 52.5200 13.4050 , :: 2001:db8::1 \u00b0 x"
          + " DE89370400440532013000 978-3-16-148410-0 qhxwzkvjpbtm amFuZUBleGFtcGxlLmNvbQ== ?q=1"
          + " www.x.example/ call- phone C:\\ 10-20-30 00:1a:2b:3c:4d:5e 203.0.113.195";

  private static final Steps STEPS = new Steps(List.of("q"));

  private final AddressFolding folding = new AddressFolding(List.of());

  @ParameterizedTest
  @CsvSource(
      delimiterString = " -> ",
      quoteCharacter = '`',
      textBlock =
          """
          https://shop.example/?email=jane@example.com -> https://shop.example/
          https://shop.example/a#access_token=secret -> https://shop.example/a
          https://jane:secret@shop.example/a -> https://shop.example/a
          https://jane%40example.com:secret@shop.example/a -> https://shop.example/a
          https://jane:se/cret@shop.example/a -> https://[id]/[email]/a
          https://jane:se?cret@shop.example/a -> https://[id]/
          https://jane@example.com@shop.example/a -> https://shop.example/a
          https://jane%40example.com/a -> https://[email]/a
          https://550e8400-e29b-41d4-a716-446655440000.shop.example/ -> https://[id].shop.example/
          https://4915112345678.shop.example/ -> https://[id].shop.example/
          https://shop.example/u/jane@example.com -> https://shop.example/u/[email]
          https://shop.example/u/jane.doe+x@mail.example.co.uk/edit -> https://shop.example/u/[email]/edit
          https://shop.example/u/jane%40example.com -> https://shop.example/u/[email]
          https://shop.example/u/jane%2540example.com -> https://shop.example/u/[email]
          https://shop.example/u/jane%252540example.com -> https://shop.example/u/[email]
          https://shop.example/u/jane%25%34%30example.com -> https://shop.example/u/[email]
          https://shop.example/u/jane%2%3%3%354%3%30example.com -> https://shop.example/u/[email]
          https://shop.example/u/j%61ne%40ex%61mple.com -> https://shop.example/u/[email]
          https://shop.example/u/%6A%61%6E%65%40%78%2E%63%6F -> https://shop.example/u/[email]
          https://shop.example/u/jane@localhost -> https://shop.example/u/[email]
          https://shop.example/u/jane@10.0.0.1 -> https://shop.example/u/[email]
          https://shop.example/u/jane＠example.com -> https://shop.example/u/[email]
          https://shop.example/u/j%C3%A9r%C3%B4me@exemple.fr -> https://shop.example/u/[email]
          https://shop.example/u/%22jane%20doe%22%40example.com -> https://shop.example/u/[email]
          https://shop.example/u/mailto:jane@example.com -> https://shop.example/u/[email]
          https://shop.example/hi%20jane%40x.com%20there -> https://shop.example/hi%20[email]%20there
          https://shop.example/go/https%3A%2F%2Fjane%3Apw%40host.example%2Fx -> https://shop.example/go/https:%2F%2F[email]%2Fx
          https://shop.example/go/x%3Ftoken%3Dsecret -> https://shop.example/go/x
          https://shop.example/go&user=jane -> https://shop.example/go
          https://shop.example/cart;jsessionid=1A2B3C?x=1 -> https://shop.example/cart
          https://shop.example/a;user=jane/b;v=1/c -> https://shop.example/a/b/c
          https://shop.example/a%3Buser%3Djane -> https://shop.example/a
          https://shop.example/o/550e8400-e29b-41d4-a716-446655440000 -> https://shop.example/o/[id]
          https://shop.example/o/order-550E8400-E29B-41D4-A716-446655440000-x -> https://shop.example/o/order-[id]-x
          https://shop.example/v/eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiJqYW5lIn0.dozjgNryP4J3jVmN -> https://shop.example/v/[id]
          https://shop.example/r/5d41402abc4b2a76b9719d911017c592 -> https://shop.example/r/[id]
          https://shop.example/r/507f1f77bcf86cd799439011/edit -> https://shop.example/r/[id]/edit
          https://shop.example/r/deadbeefdeadbeef -> https://shop.example/r/[id]
          https://shop.example/r/1BxiMVs0XRA5nFMdKvBdBZjgmUUqptlbs74OgvE2upms -> https://shop.example/r/[id]
          https://shop.example/r/r2t5uvjq435r4q7ib3vtdjq120 -> https://shop.example/r/[id]
          https://shop.example/r/aB3-xY9_Kq2LmN0pRt5-vW7z -> https://shop.example/r/[id]
          https://shop.example/r/dGhpcyBpcyBhIHNlY3JldA== -> https://shop.example/r/[id]==
          https://shop.example/r/a1b2c3d4e5f6 -> https://shop.example/r/[id]
          https://shop.example/t/+491701234567 -> https://shop.example/t/[id]
          https://shop.example/t/%2B49%20170%201234567 -> https://shop.example/t/[id]
          https://shop.example/t/(555)%20123-4567 -> https://shop.example/t/[id]
          https://shop.example/t/555-123-4567 -> https://shop.example/t/[id]
          https://shop.example/t/4111-1111-1111-1111 -> https://shop.example/t/[id]
          https://shop.example/t/4111111111111111 -> https://shop.example/t/[id]
          https://shop.example/t/DE89370400440532013000 -> https://shop.example/t/[id]
          https://shop.example/t/tel13812345678 -> https://shop.example/t/tel[id]
          file:///C:/Users/jane/page.html -> file:[id]
          FILE://server/home/jane/page.html -> file:[id]
          C:\\Users\\jane\\page.html -> file:[id]
          \\\\server\\jane\\page.html -> file:[id]
          content://com.android.providers/jane -> content:[id]
          mailto:jane@example.com?subject=hi -> mailto:[email]
          tel:5551234 -> tel:[id]
          data:text/html,<p>jane</p> -> data:[id]
          javascript:greet('jane') -> javascript:[id]
          blob:https://shop.example/550e8400-e29b-41d4-a716-446655440000 -> blob:https://shop.example/[id]
          jane:secret@shop.example/a -> [email]/a
          /u/jane@example.com?x=1#y -> /u/[email]
          u/jane%40example.com -> u/[email]
          //jane@shop.example/u?x -> //shop.example/u
          android-app://com.example/u/jane@example.com -> android-app://com.example/u/[email]
          https://[bad/u/jane@example.com -> https://[bad/u/[email]
          https://shop.example/%zz/jane%40example.com/% -> https://shop.example/%zz/[email]/%
          """)
  void masksWhatNamesAPerson(String raw, String folded) {
    assertThat(folding.fold(raw)).isEqualTo(folded);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://shop.example/",
        "https://shop.example/blog/how-to-build-a-great-landing-page-in-2026",
        "https://shop.example/products/12345",
        "https://shop.example/products/12345678",
        "https://shop.example/T-Shirt-XL",
        "https://shop.example/2026/11/21/news",
        "https://shop.example/news/2026-11-21-12-30-start",
        "https://shop.example/news/21.11.2026-24.12.2026",
        "https://shop.example/news/20261121-123000",
        "https://shop.example/en-GB/docs/v2.14.3/",
        "https://shop.example/zh-Hant-TW/",
        "https://shop.example/npm/react@18.2.0/index.js",
        "https://shop.example/@jane-writes/post",
        "https://shop.example/iphone-15-pro-max-256-gb",
        "https://shop.example/iPhone15ProMax256GB",
        "https://shop.example/HowToBuildAGreatLandingPage",
        "https://shop.example/summer2026collection",
        "https://shop.example/sony-wh-1000xm5-black",
        "https://shop.example/dp/B08N5WRWNW",
        "https://shop.example/watch/dQw4w9WgXcQ",
        "https://shop.example/assets/main.3f2a1b9c.js",
        "https://shop.example/commit/841d947",
        "https://shop.example/caf%C3%A9/cr%C3%A8me%20br%C3%BBl%C3%A9e",
        "https://shop.example/100%25-cotton",
        "https://shop.example/what-is-this%3F",
        "https://shop.example/Donaudampfschifffahrtsgesellschaft",
        "https://shop.example/über-uns/größe",
        "https://bücher.example/neu",
        "https://xn--bcher-kva.example/neu",
        "https://shop.example/C++/a,b(c)'d!*",
        "https://shop.example/a//b/../c/",
        "https://shop.example:8443/a",
        "http://192.168.100.110:3000/a",
        "http://[2001:db8:85a3::8a2e:370:7334]:8080/a",
        "http://localhost:3000/a",
        "chrome-extension://abcdefghijklmnopabcdefghijklmnop/popup.html",
        "android-app://com.google.android.gm/",
        "about:blank",
        "null",
        "",
        "/pricing/team",
        "pricing",
        "shop.example/pricing",
        "localhost:3000/pricing"
      })
  void leavesOrdinaryAddressesAsTheyAre(String address) {
    assertThat(folding.fold(address)).isEqualTo(address);
  }

  @ParameterizedTest
  @CsvSource(
      delimiterString = " -> ",
      textBlock =
          """
          HTTPS://Shop.Example -> https://shop.example/
          https://shop.example:443/a -> https://shop.example/a
          http://shop.example:80 -> http://shop.example/
          https://shop.example:/a -> https://shop.example/a
          https://shop.example:80/a -> https://shop.example:80/a
          https:\\\\shop.example\\a -> https://shop.example/a
          https://shop.example/A/b? -> https://shop.example/A/b
          https://BÜCHER.example/Neu -> https://bücher.example/Neu
          https://shop.example/two words -> https://shop.example/two%20words
          """)
  void mergesWhatIsOnePage(String raw, String folded) {
    assertThat(folding.fold(raw)).isEqualTo(folded);
  }

  @Test
  void keepsNamedParametersInTheirOrderAndScrubsTheirValues() {
    AddressFolding keeping = new AddressFolding(List.of("page", "q"));

    assertThat(keeping.fold("https://x.example/s?q=red+shoes&gclid=abc&page=2&Page=3&q=b#f"))
        .isEqualTo("https://x.example/s?q=red+shoes&page=2&q=b");
    assertThat(keeping.fold("https://x.example/s?q=jane%40example.com%26more&page=%2B491701234567"))
        .isEqualTo("https://x.example/s?q=[email]%26more&page=[id]");
    assertThat(keeping.fold("https://x.example?q=jane@x.com&token=1&q"))
        .isEqualTo("https://x.example/?q=[email]&q");
    assertThat(keeping.fold("https://x.example/s?gclid=abc")).isEqualTo("https://x.example/s");
  }

  @Test
  void stripsWhatCanNotBeSeen() {
    assertThat(folding.fold(" https://shop.example/\u202ea\u0000b\nc\u200d\ud83d/\t "))
        .isEqualTo("https://shop.example/abc/");
    assertThat(folding.fold("https://x.example/jane\u200b@\u202eexample.com"))
        .isEqualTo("https://x.example/[email]");
    assertThat(folding.fold("https://x.example/jane%E2%80%8B%40example.com"))
        .isEqualTo("https://x.example/[email]");
    assertThat(folding.scrubText("\u202eSummer\u0007  Sale\r\n\u2028now\udb40\udc41 "))
        .isEqualTo("Summer Sale now");
  }

  @ParameterizedTest
  @CsvSource(
      delimiterString = " -> ",
      quoteCharacter = '`',
      textBlock =
          """
          Inbox (3) - jane@example.com -> Inbox (3) - [email]
          welcome jane%2540example.com! -> welcome [email]!
          Order 550e8400-e29b-41d4-a716-446655440000 -> Order [id]
          Call +49 170 1234567 now -> Call [id] now
          Call (555) 123-4567 now -> Call [id] now
          Call 0170/1234567 -> Call [id]
          Card 4111 1111 1111 1111 -> Card [id]
          call%20me%20%2B491701234567 -> call me [id]
          SSN 123-45-6789 -> SSN [id]
          2026-11-21 0170 1234567 -> 2026-11-21 [id]
          Token eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiJqYW5lIn0.dozjgNry -> Token [id]
          联系电话13812345678 -> 联系电话[id]
          """)
  void masksTexts(String raw, String scrubbed) {
    assertThat(folding.scrubText(raw)).isEqualTo(scrubbed);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Summer Sale 2026 | Shop",
        "newsletter_2026-11-21",
        "google / cpc",
        "(not set)",
        "",
        "100% off – today only!",
        "50%20-off",
        "Lunch @ noon",
        "1,000,000 reasons",
        "Offers 21.11.2026 - 24.12.2026",
        "Season 2025/2026",
        "Windows 10.0.19045",
        "Find a Report — Templates for Adoption, ROI & Agents · Analytics Hub",
        "これはとても長い日本語のページタイトルですので空白がなくてもそのまま残らなければなりません私たちのお店",
        "brand_exact_de_2026q4-retargeting-30d"
      })
  void leavesOrdinaryTextsAsTheyAre(String text) {
    assertThat(folding.scrubText(text)).isEqualTo(text);
  }

  @Test
  void changesItsOwnOutputNoMore() {
    FieldScrub scrub =
        new FieldScrub(new AddressFolding(List.of("q", "page"), List.of("/d/*", "/docs/**")));
    List<UnaryOperator<String>> fields = List.of(scrub::address, scrub::text, scrub::tag);
    String[] fragments = FRAGMENTS.split(" ");
    Random random = new Random(20_261_121);
    for (int i = 0; i < 3_000; i++) {
      StringBuilder raw = new StringBuilder(random.nextBoolean() ? "https://x.example/" : "");
      for (int n = random.nextInt(i % 500 == 0 ? 400 : 14); n >= 0; n--) {
        raw.append(fragments[random.nextInt(fragments.length)]);
        raw.append(random.nextInt(5) == 0 ? " " : "");
      }
      for (UnaryOperator<String> field : fields) {
        String scrubbed = field.apply(raw.toString());
        assertThat(field.apply(scrubbed))
            .as("round %d: %s", i, raw)
            .isEqualTo(scrubbed)
            .hasSizeLessThan(301)
            .doesNotContain("jane@", "jane%40", "/41111111", "550e8400-e29b-41d4-a716", "\u202e");
      }
    }
  }

  @Test
  void boundsLengthWithoutCuttingThroughAMask() {
    String address =
        folding.fold("https://x.example/" + "a/".repeat(134) + "bb/jane@example.com/c/d/e/f/g");
    String text = folding.scrubText("word ".repeat(57) + "jane@example.com and more");

    assertThat(address).hasSizeLessThanOrEqualTo(300).matches(".*/bb/\u2026[0-9a-f]{8}");
    assertThat(text).matches("(word )*word\u2026[0-9a-f]{8}");
    assertThat(folding.fold("https://x.example/" + "\ud83d\ude00".repeat(2_000)))
        .hasSizeLessThanOrEqualTo(300)
        .matches(".*\ud83d\ude00\u2026[0-9a-f]{8}");
  }

  @Test
  void keepsTwoLongOnesApart() {
    String begin = "https://x.example/" + "page/".repeat(100);
    assertThat(folding.fold(begin + "one")).isNotEqualTo(folding.fold(begin + "two"));
    assertThat(folding.fold(begin + "one?mail=a")).isEqualTo(folding.fold(begin + "one#b"));
    String words = "word ".repeat(100);
    assertThat(folding.scrubText(words + "one")).isNotEqualTo(folding.scrubText(words + "two"));
  }

  @Test
  void takesOutTextThatNobodySees() {
    String tags = "\udb40\udc69\udb40\udc67\udb40\udc6e";
    String selectors = "\ufe00\ufe0f\udb40\udd00\udb40\uddef\u180b";
    String others = "\u200b\u2060\u202e\u2066\u034f\u3164\uffa0\u00ad\u001b";
    String hidden = tags + selectors + others;
    assertThat(folding.scrubText("a" + hidden + "b")).isEqualTo("ab");
    assertThat(folding.fold("https://x.example/a" + hidden + "b"))
        .isEqualTo("https://x.example/ab");
  }

  @Test
  void takesOneTextInTwoSpellingsForOne() {
    assertThat(folding.scrubText("Cafe\u0301")).isEqualTo("Caf\u00e9");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a",
        "1",
        "1-",
        "+",
        "@",
        "a@",
        "\"@",
        "@a",
        "%",
        "%25",
        "%2525",
        "%40",
        "/",
        "//",
        ";",
        "?",
        "&q=",
        "eyJ",
        "0a",
        "aB",
        "-",
        ".",
        "[",
        "a:",
        "2026-11-21-",
        "(",
        " ",
        "%20",
        "1 ",
        "\ud83d",
        "0-",
        "?;",
        "%3F",
        "-at-",
        " at ",
        "a @ ",
        "1.",
        "1:",
        "::",
        "1.234,",
        "reset/",
        "DE89 ",
        "%u0040",
        "aB",
        "a=",
        "?a=",
        "a.b/",
        "://",
        "1\u00b0"
      })
  void takesTimeInProportionToTheLength(String unit) throws ReflectiveOperationException {
    for (String before : List.of("https://x.example/", "https://", "https://x.example/?q=", "")) {
      staysLinear("address", before, unit);
    }
    staysLinear("text", "", unit);
    staysLinear("tag", "", unit);
  }

  /** Four times the length must take about four times the work, not sixteen times. */
  private static void staysLinear(String field, String before, String unit)
      throws ReflectiveOperationException {
    long some = STEPS.of(field, before + unit.repeat(600 / unit.length()));
    long fourTimes = STEPS.of(field, before + unit.repeat(2_400 / unit.length()));

    assertThat(fourTimes).as("%s of %s%s…", field, before, unit).isLessThan(8 * some + 1_000);
  }

  @Test
  void scrubsARepeatedTextOnce() throws ReflectiveOperationException {
    for (String field : List.of("address", "text", "tag")) {
      String page = "https://shop.example/products/12345?for=" + field;
      long once = STEPS.of(field, page);

      assertThat(STEPS.of(field, page)).as(field).isLessThan(5).isLessThan(once);
    }
  }

  @Test
  void keepsTheOwnersPathsButWhatIsNeverAPagesName() {
    AddressFolding keeping =
        new AddressFolding(List.of(), List.of("/d/*", "/docs/**", "/k/a*-*z/x", "/reset/**"));

    for (String kept :
        List.of(
            "/d/k7x2m9q4w8z3",
            "https://x.example/d/01701234567",
            "/docs/5d41402abc4b2a76b9719d911017c592/qhxwzkvjpbtm",
            "/k/a5d41402abc4b2a76b97-19d911017c592z/x")) {
      assertThat(keeping.fold(kept)).isEqualTo(kept);
    }
    assertThat(keeping.fold("/d/k7x2m9q4w8z3/k7x2m9q4w8z3")).isEqualTo("/d/k7x2m9q4w8z3/[id]");
    assertThat(keeping.fold("/e/k7x2m9q4w8z3")).isEqualTo("/e/[id]");
    assertThat(keeping.fold("/docs/jane@example.com/4111111111111111/DE02120300000000202051"))
        .isEqualTo("/docs/[email]/[id]/[id]");
    assertThat(keeping.fold("/docs/550e8400-e29b-41d4-a716-446655440000/eyJhbGciOiJIUzI1NiJ9.eyJz"))
        .isEqualTo("/docs/[id]/[id]");
    assertThat(keeping.fold("/docs/reset/kx7pqm2v")).isEqualTo("/docs/reset/[id]");
    assertThat(keeping.fold("/reset/kx7pqm2v")).isEqualTo("/reset/[id]");
  }

  @ParameterizedTest
  @ValueSource(strings = {"123456789", "20486123456", "120210123456789012", "1234567890123456789"})
  void tellsCampaignsApartByTheNumbersOfAdPlatforms(String number) {
    FieldScrub scrub = new FieldScrub(folding);
    for (Dimension tag : List.of(Dimension.CAMPAIGN, Dimension.SOURCE, Dimension.MEDIUM)) {
      assertThat(scrub.value(tag, ' ' + number)).isEqualTo(number);
    }
    assertThat(scrub.name(Listing.Kind.PAGE_TITLE, number)).isEqualTo("[id]");
    assertThat(scrub.value(Dimension.URL, "https://x.example/" + number)).endsWith("/" + number);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "01701234567", // Phone numbers.
        "00491701234567",
        "+491701234567",
        "0170 1234567",
        "4111111111111111", // Card numbers.
        "378282246310005",
        "12345678901234567890", // Longer than those of any platform.
        "call-1701234567"
      })
  void masksOtherNumbersInTags(String number) {
    assertThat(new FieldScrub(folding).value(Dimension.CAMPAIGN, number)).contains("[id]");
  }
}
