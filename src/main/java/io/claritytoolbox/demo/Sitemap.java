package io.claritytoolbox.demo;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;

/** The pages of the shop. */
final class Sitemap {
  private static final List<String> MATERIALS =
      List.of("Linen", "Wool", "Denim", "Silk", "Leather", "Cotton", "Canvas");
  private static final List<String> GARMENTS =
      List.of("Shirt", "Jacket", "Trousers", "Scarf", "Dress", "Coat", "Bag", "Boots");

  private final Map<PageKind, List<Page>> pages = new EnumMap<>(PageKind.class);

  Sitemap(int products) {
    add(PageKind.HOME, "/", "Harbour & Co.");
    for (String category : List.of("Women", "Men", "Shoes", "Bags")) {
      add(PageKind.CATEGORY, "/" + slug(category), category);
    }
    add(PageKind.SEARCH, "/search", "Search");
    for (int index = 0; index < products; index++) {
      String name = product(index);
      add(PageKind.PRODUCT, "/products/" + slug(name), name);
    }
    add(PageKind.SIZE_GUIDE, "/products/size-guide", "Size guide");
    add(PageKind.CART, "/cart", "Your cart");
    add(PageKind.SHIPPING, "/checkout/shipping", "Shipping");
    add(PageKind.PAYMENT, "/checkout/payment", "Payment");
    add(PageKind.THANKS, "/checkout/thank-you", "Thank you");
    for (String post : List.of("Caring for wool", "Spring looks", "How we dye")) {
      add(PageKind.BLOG, "/blog/" + slug(post), post);
    }
    for (String topic : List.of("Delivery", "Returns", "Contact")) {
      add(PageKind.HELP, "/help/" + slug(topic), topic);
    }
  }

  /** A random page of a kind. Earlier pages are more popular. */
  Page pick(PageKind kind, SplittableRandom random) {
    List<Page> candidates = pages.getOrDefault(kind, List.of());
    double uniform = random.nextDouble();
    return candidates.get((int) (uniform * uniform * candidates.size()));
  }

  private void add(PageKind kind, String path, String title) {
    pages
        .computeIfAbsent(kind, none -> new ArrayList<>())
        .add(new Page("https://demo.example" + path, title));
  }

  /** A unique name; a number follows once all pairs are used. */
  private static String product(int index) {
    int pairs = MATERIALS.size() * GARMENTS.size();
    String name =
        MATERIALS.get(index % MATERIALS.size())
            + " "
            + GARMENTS.get(index / MATERIALS.size() % GARMENTS.size());
    return index < pairs ? name : name + " " + (index / pairs + 1);
  }

  private static String slug(String title) {
    return title.toLowerCase(Locale.ROOT).replace(' ', '-');
  }

  /** A page with its full address. */
  record Page(String address, String title) {}
}
