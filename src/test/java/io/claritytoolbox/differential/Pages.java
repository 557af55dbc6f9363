package io.claritytoolbox.differential;

import io.claritytoolbox.model.Dimension;
import java.util.List;
import java.util.SplittableRandom;

/** The pages of a site and their addresses, which may contain a click id. */
final class Pages {
  private static final List<String> HOSTS =
      List.of(
          "https://shop.example",
          "https://www.shop.example",
          "https://Staging.Shop.example",
          "http://localhost:3000");
  private static final String BASE62 =
      "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

  private final Traits traits;
  private final SplittableRandom random;
  private final Scrubbing scrubbing;
  private final double[] upTo;

  Pages(Traits traits, SplittableRandom random, Scrubbing scrubbing) {
    this.traits = traits;
    this.random = random;
    this.scrubbing = scrubbing;
    this.upTo = new double[traits.pages];
    double sum = 0;
    for (int page = 0; page < upTo.length; page++) {
      sum += Math.pow(page + 1.0, -traits.slope);
      upTo[page] = sum;
    }
  }

  int pick() {
    double wanted = random.nextDouble() * upTo[upTo.length - 1];
    int low = 0;
    int high = upTo.length - 1;
    while (low < high) {
      int middle = (low + high) / 2;
      if (upTo[middle] < wanted) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  Value address(int page) {
    String host = HOSTS.get(traits.hosts == 1 ? 0 : random.nextInt(traits.hosts));
    String raw = host + path(page) + decoration();
    return new Value(raw, scrubbing.value(Dimension.URL, raw));
  }

  Value title(int page) {
    // Some pages share a title, and some titles contain a name of a person.
    String raw =
        page % 9 == 4
            ? "Order of jane" + page + "@example.com"
            : "Title " + (page % 5 == 3 ? page - 1 : page);
    return new Value(raw, scrubbing.title(raw));
  }

  private String path(int page) {
    return switch (traits.clean && page % 7 == 5 ? 6 : page % 7) {
      case 0 -> page == 0 ? "/" : "/blog/post-" + page;
      case 1 -> "/checkout" + (page == 1 ? "" : "/step-" + page);
      case 5 -> "/account/jane" + (page % 2) + "@example.com/p" + page;
      default -> "/product/item-" + page;
    };
  }

  private String decoration() {
    if (traits.clean) {
      return "";
    }
    if (random.nextDouble() >= traits.noise) {
      return random.nextInt(50) == 0 ? "#top" : "";
    }
    if (traits.queries > 0) {
      return "?view=" + random.nextInt(traits.queries);
    }
    StringBuilder id = new StringBuilder(random.nextBoolean() ? "?gclid=" : "?fbclid=IwAR");
    for (int index = 0; index < 14; index++) {
      id.append(BASE62.charAt(random.nextInt(BASE62.length())));
    }
    return id.toString();
  }
}
